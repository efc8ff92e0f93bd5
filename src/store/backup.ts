import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Contents, copyDesk, toDisk } from './copy.ts';
import { fileOf } from './database.ts';
import { StoreError } from './store-error.ts';

/**
 * Writes the whole desk, as it stands at one moment, to `to`: mails, tickets, letters and the signing key. The copy is
 * made and checked beside it and renamed in the end, so that `to` is never half of one. A file that is there already
 * is replaced only by `force`. Throws StoreError.
 */
export function backup(url: string, to: string, { force }: { force: boolean }): Contents {
  const from = fileOf(url);
  if (!existsSync(from)) throw new StoreError(`there is no database at ${from}: nothing is to be backed up`);
  refuseTarget(from, to, force);
  const workplace = placeBeside(to);
  try {
    const copy = join(workplace, 'copy.db');
    const contents = copyDesk(from, copy);
    refuseTarget(from, to, force);
    renameSync(copy, to);
    toDisk(to);
    return contents;
  } finally {
    rmSync(workplace, { recursive: true });
  }
}

function refuseTarget(from: string, to: string, force: boolean): void {
  if (resolve(to) === resolve(from)) throw new StoreError(`${to} is the database itself: name another file`);
  if (existsSync(to) && !force)
    throw new StoreError(`${to} is there already: name another file, or add --force to replace it`);
  const side = ['-wal', '-journal'].map(ending => to + ending).find(existsSync);
  // SQLite would take it for the rest of our copy.
  if (side)
    throw new StoreError(`${side} is there, as if ${to} were in use: remove it, or name another file`);
}

/** A folder of our own on the same disk, so that the last step is a rename. */
export function placeBeside(path: string): string {
  try {
    return mkdtempSync(`${resolve(path)}.partial-`);
  } catch (error) {
    const folder = dirname(resolve(path));
    throw new StoreError(`nothing can be written in ${folder}: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) return String(error);
  switch (error.code) {
    case 'ENOENT':
      return 'there is no such folder; make it, or name another file';
    case 'ENOTDIR':
      return 'it is no folder; name another file';
    case 'EACCES':
    case 'EPERM':
      return 'this user may not; change that, or name another file';
    default:
      return error.message;
  }
}
