import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import type { Access, Database } from './database.ts';
import { lockFile } from './lock.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { whenFree } from './when-free.ts';

/** Milliseconds the file may be held by another process while it is opened, or read by a command. */
const openingTimeout = 5_000;
/** The same afterwards; it blocks the event loop, and `whenFree` waits for longer without that. */
const glance = 5;

/** Opens a SQLite file: WAL, every commit synced to the disk, foreign keys checked. */
export function openSqlite(path: string, access: Access): Database {
  const file = openFile(path, access);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file) });
  let unlock = (): void => undefined;
  return {
    db,
    commit: work => whenFree(() => db.transaction().execute(work)),
    commitSoon: (work, patience) =>
      whenFree(
        () =>
          db.connection().execute(async connection => {
            await sql`pragma synchronous = normal`.execute(connection);
            try {
              return await connection.transaction().execute(work);
            } finally {
              await sql`pragma synchronous = full`.execute(connection);
            }
          }),
        patience,
      ),
    snapshot: work => db.transaction().setAccessMode('read only').execute(work),
    async forgetDeleted() {
      file.pragma('wal_checkpoint(truncate)');
    },
    async lockForDaemon() {
      unlock = lockFile(`${path}.lock`);
    },
    async close() {
      await db.destroy();
      file.close();
      unlock();
    },
  };
}

function openFile(path: string, access: Access): Sqlite.Database {
  if (access === 'read' && !existsSync(path))
    throw new StoreError(`there is no database at ${path} yet: start the daemon once, or run acuse migrate`);
  try {
    if (access === 'write') makePrivateFile(path);
    const file = new Sqlite(path, { readonly: access === 'read', timeout: openingTimeout });
    file.pragma(access === 'write' ? 'journal_mode = wal' : 'journal_mode');
    file.pragma('synchronous = full');
    file.pragma('foreign_keys = on');
    // What is deleted is overwritten, so that a purge leaves nothing behind in unused pages.
    file.pragma('secure_delete = on');
    if (access === 'write') file.pragma(`busy_timeout = ${glance}`);
    return file;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(`the database ${path} cannot be opened: ${reason}`, { cause: error });
  }
}

/** It will hold the customers' mails and the signing key: for nobody else's eyes. SQLite's side files follow its mode. */
export function makePrivateFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}
