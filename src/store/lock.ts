import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { StoreError } from './store-error.ts';
import { isBusy } from './trouble.ts';

/** Milliseconds: whoever only looks whether a daemon runs is gone by then. */
const glance = 100;

/**
 * Takes the right to be the one daemon of a database: an exclusive transaction on a side file, left open. It dies
 * with its process, however that ends, so that the next start never finds a stale lock. Gives back how to let go.
 */
export function lockFile(path: string): () => void {
  const file = new Sqlite(path, { timeout: glance });
  try {
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (!isBusy(error)) throw error;
    throw new StoreError(
      `another acuse daemon holds ${path}: stop it first, or give this one its own database.url`,
      {
        cause: error,
      },
    );
  }
  return () => file.close();
}

/** Whether a daemon has that right now. */
export function isLocked(path: string): boolean {
  if (!existsSync(path)) return false;
  const file = new Sqlite(path, { readonly: true, timeout: 0 });
  try {
    file.prepare('select count(*) from sqlite_master').get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    file.close();
  }
}
