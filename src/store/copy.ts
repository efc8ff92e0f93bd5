import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { makePrivateFile } from './sqlite.ts';
import { StoreError } from './store-error.ts';

/** What a file holds, for whoever wants to know which desk of which day it is. */
export interface Contents {
  mails: number;
  tickets: number;
  letters: number;
  /** When its newest mail was first seen; null without any. */
  newestMailAt: Date | null;
}

/**
 * Copies a desk as it stands at one moment into the new file `to`, for nobody else's eyes, and checks the copy. A
 * daemon may write meanwhile: in WAL a reader keeps no writer waiting, and reads one state to its end. What was deleted
 * is not copied. Throws StoreError unless the copy is on the disk and whole.
 */
export function copyDesk(from: string, to: string): Contents {
  const source = openReadOnly(from);
  try {
    makePrivateFile(to);
    // A single statement and a single file: no side files, and memory for no more than the page cache.
    source.prepare('vacuum into ?').run(to);
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_NOTADB') throw noDesk(from, error);
    throw new StoreError(`${from} cannot be copied to ${to}: ${reasonOf(error)}`, { cause: error });
  } finally {
    source.close();
  }
  toDisk(to);
  return contentsOf(to, from);
}

/** What a copy holds. Throws StoreError, which names its source, unless it is a desk, and whole. */
function contentsOf(path: string, source: string): Contents {
  const file = openReadOnly(path);
  try {
    const [trouble] = troubleIn(file);
    if (trouble) throw new StoreError(`${source} is damaged: ${trouble}`);
    const one = <Row>(query: string) => file.prepare<[], Row>(query).get();
    if (!one(`select 1 from settings where name = 'signing-key'`))
      throw new StoreError(`${source} has no signing key: no daemon has ever run on it`);
    const count = (table: string) =>
      one<{ count: number }>(`select count(*) as count from ${table}`)?.count ?? 0;
    const newest = one<{ at: string | null }>('select max(seen_at) as at from mails')?.at ?? null;
    return {
      mails: count('mails'),
      tickets: count('tickets'),
      letters: count('letters'),
      newestMailAt: newest === null ? null : new Date(newest),
    };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw noDesk(source, error);
  } finally {
    file.close();
  }
}

function noDesk(path: string, error: unknown): StoreError {
  const reason = reasonOf(error);
  return new StoreError(
    `${path} is neither a database of acuse nor a file that acuse backup has written: ${reason}`,
    { cause: error },
  );
}

/** What SQLite finds wrong with a file, in its words: pages, indexes, constraints, references; empty when nothing. */
export function troubleIn(file: Sqlite.Database): string[] {
  const damaged = file.prepare<[], { integrity_check: string }>('pragma integrity_check(20)').all();
  const missing = file
    .prepare<[], { table: string; parent: string }>('pragma foreign_key_check')
    .all()
    .slice(0, 20);
  return [
    ...damaged.flatMap(({ integrity_check: word }) => (word === 'ok' ? [] : word)),
    ...missing.map(({ table, parent }) => `a row of ${table} names one of ${parent} that is not there`),
  ];
}

function openReadOnly(path: string): Sqlite.Database {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new StoreError(
      `${path} cannot be opened: there is no such file; name one that acuse backup has written`,
    );
  try {
    return new Sqlite(path, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw new StoreError(`${path} cannot be opened: ${reasonOf(error)}`, { cause: error });
  }
}

/** A file and its name survive a power failure only when both are synced. */
export function toDisk(path: string): void {
  for (const each of [path, dirname(path)]) {
    const descriptor = openSync(each, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
