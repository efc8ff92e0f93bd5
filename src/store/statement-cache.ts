import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Enough for every statement of the store in the group sizes that are usual; a large one holds about 100 kB. */
const capacity = 100;

/** The database with its prepared statements kept by their text, the longest unused forgotten first. */
export function withStatementCache(database: SqliteDatabase): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();

  function prepare(text: string): SqliteStatement {
    const statement = statements.get(text) ?? database.prepare(text);
    statements.delete(text);
    statements.set(text, statement);
    for (const longestUnused of statements.keys()) {
      if (statements.size <= capacity) break;
      statements.delete(longestUnused);
    }
    return statement;
  }

  return { prepare, close: () => database.close() };
}
