import { readdir, readFile } from 'node:fs/promises';
import { type Migration, Migrator, sql } from 'kysely';
import type { Queries } from './database.ts';
import { StoreError } from './store-error.ts';
import { whenFree } from './when-free.ts';

/** Beside the program, from src/store as from dist/store. */
const shipped = new URL('../../migrations/', import.meta.url);

/**
 * Brings the database to the newest schema; one that has it already stays as it is. Gives back the names of the
 * migrations that ran. All of them take effect or none, and a second migrator waits for the first. Refuses a database
 * that a newer program has migrated.
 */
export async function migrate(db: Queries, folder = shipped): Promise<string[]> {
  const migrations = await migrationsIn(folder);
  await refuseNewer(db, Object.keys(migrations));
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migration_lock',
  });
  try {
    return await whenFree(() => run(migrator));
  } catch (error) {
    throw new StoreError(`the database could not be migrated: ${reasonOf(error)}`, { cause: error });
  }
}

async function run(migrator: Migrator): Promise<string[]> {
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map(result => result.migrationName);
}

/** Throws StoreError unless the database has exactly the schema that this program knows. */
export async function requireNewestSchema(db: Queries): Promise<void> {
  const names = Object.keys(await migrationsIn(shipped));
  const executed = await executedMigrations(db);
  await refuseNewer(db, names);
  if (executed.length < names.length)
    throw new StoreError('the database has an older schema: run acuse migrate');
}

async function refuseNewer(db: Queries, names: readonly string[]): Promise<void> {
  const unknown = (await executedMigrations(db)).find(name => !names.includes(name));
  if (unknown)
    throw new StoreError(
      `the database was migrated by a newer acuse (${unknown} is not known here): install that version, or restore a backup`,
    );
}

async function executedMigrations(db: Queries): Promise<string[]> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'migrations')) return [];
  const rows = await db.selectFrom('migrations').select('name').execute();
  return rows.map(({ name }) => name);
}

async function migrationsIn(folder: URL): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.sql'));
  const named = files.map(async file => {
    const text = await readFile(new URL(file, folder), 'utf8');
    return [file.slice(0, -'.sql'.length), { up: db => execute(db, text) }] satisfies [string, Migration];
  });
  return Object.fromEntries(await Promise.all(named));
}

/** Engines take one statement at a time; in our files each ends with a semicolon at the end of its line. */
async function execute(db: Queries, text: string): Promise<void> {
  for (const statement of text.split(/;\s*$/m)) {
    if (statement.trim() !== '') await sql.raw(statement).execute(db);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
