import type Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import { withStatementCache } from './statement-cache.ts';

/** Kysely's SQLite with its three weak points mended: how transactions begin and end, migrations, statements anew. */
export function sqliteDialect(file: Sqlite.Database): Dialect {
  return {
    createDriver: () => new ImmediateDriver(file),
    createAdapter: () => new TransactionalAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: db => new SqliteIntrospector(db),
  };
}

class ImmediateDriver extends SqliteDriver {
  readonly #file: Sqlite.Database;

  constructor(file: Sqlite.Database) {
    super({ database: withStatementCache(file) });
    this.#file = file;
  }

  /**
   * A deferred `begin` takes the write lock at the first write, where SQLite refuses to wait for another process that
   * has written meanwhile; `begin immediate` takes it, and waits for it, at once.
   */
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** SQLite has rolled back by itself after a full disk or an I/O error; a second rollback would hide that error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Kysely runs SQLite's migrations outside any transaction, though SQLite's DDL is transactional. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
