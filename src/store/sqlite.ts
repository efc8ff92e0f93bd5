import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import type { Access, Database } from './database.ts';
import { lockFile } from './lock.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** Milliseconds a write waits for another process (a command beside the daemon); it blocks the event loop. */
const busyTimeout = 5_000;

/** Opens a SQLite file: WAL, every commit synced to the disk, foreign keys checked. */
export function openSqlite(path: string, access: Access): Database {
  const file = openFile(path, access);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file) });
  let unlock = (): void => undefined;
  return {
    db,
    commit: work => db.transaction().execute(work),
    commitSoon: work =>
      db.connection().execute(async connection => {
        await sql`pragma synchronous = normal`.execute(connection);
        try {
          return await connection.transaction().execute(work);
        } finally {
          await sql`pragma synchronous = full`.execute(connection);
        }
      }),
    snapshot: work => db.transaction().setAccessMode('read only').execute(work),
    async forgetDeleted() {
      // Whoever reads keeps the journal alive; waiting for them would hold everybody up.
      file.pragma('busy_timeout = 0');
      file.pragma('wal_checkpoint(truncate)');
      file.pragma(`busy_timeout = ${busyTimeout}`);
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
    const file = new Sqlite(path, { readonly: access === 'read', timeout: busyTimeout });
    file.pragma(access === 'write' ? 'journal_mode = wal' : 'journal_mode');
    file.pragma('synchronous = full');
    file.pragma('foreign_keys = on');
    // What is deleted is overwritten, so that a purge leaves nothing behind in unused pages.
    file.pragma('secure_delete = on');
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
