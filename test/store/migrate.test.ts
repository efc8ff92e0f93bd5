import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { engines, openAgain } from './engines.ts';
import { linesOf, startProgram } from './other-process.ts';

const shipped = readdirSync('migrations')
  .map(file => file.replace('.sql', ''))
  .sort();

describe.each(engines)('migrations on $name', engine => {
  test('an empty database gets the newest schema, and a second run changes nothing', async () => {
    const store = await openAgain(await engine.emptyDatabase());
    expect(await store.migrate()).toEqual(shipped);
    expect(await store.migrate()).toEqual([]);
    expect(await store.tickets()).toEqual([]);
  });

  test('of migrators that start together one does the work and the others wait for it', async () => {
    const url = await engine.emptyDatabase();
    const programs = [1, 2, 3].map(() => startProgram('migrate', url));
    const printed = await Promise.all(programs.map(linesOf));
    expect(printed.flat()).toEqual(shipped);
  });

  test('a migration that fails leaves nothing of itself behind', async () => {
    const database = openFresh(await engine.emptyDatabase());
    const folder = await migrations({
      '0001-good.sql': 'create table good (id integer primary key);\n',
      '0002-bad.sql': 'create table half (id integer primary key);\ncreate tabel typo (id integer);\n',
    });
    await expect(migrate(database.db, folder)).rejects.toThrow(/could not be migrated.*tabel/s);
    const tables = await database.db.introspection.getTables();
    expect(tables.map(({ name }) => name)).not.toContain('half');
  });

  test('a database that a newer program migrated is refused, with the migration that is not known', async () => {
    const url = await engine.emptyDatabase();
    const database = openFresh(url);
    await migrate(
      database.db,
      await migrations({ '0001-mails-tickets-letters.sql': '', '0009-later.sql': '' }),
    );
    const store = await openAgain(url);
    await expect(store.migrate()).rejects.toThrow(/newer acuse \(0009-later/);
    await expect(openStore({ url, access: 'read' })).rejects.toThrow(/newer acuse/);
  });

  test('a command that reads says what to do when the database is older', async () => {
    const url = await engine.emptyDatabase();
    openFresh(url);
    await expect(openStore({ url, access: 'read' })).rejects.toThrow(/older schema: run acuse migrate/);
  });
});

test('a url of an engine that is not there yet is refused without showing what it holds', () => {
  const open = () => openDatabase('postgres://desk:secret@db.example.com/acuse', 'write');
  expect(open).toThrow(StoreError);
  expect(open).not.toThrow(/secret/);
});

test('a file that is no database is refused by name', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'notes.txt');
  await writeFile(path, 'this is not a database, it is a note to the next shift. '.repeat(20));
  await expect(openStore({ url: `sqlite:${path}` })).rejects.toThrow(/notes\.txt cannot be opened/);
  await expect(openStore({ url: `sqlite:${path}`, access: 'read' })).rejects.toThrow(
    /notes\.txt cannot be opened/,
  );
});

test('every table says in one comment line what one row of it is', async () => {
  const text = await readFile(
    new URL('../../migrations/0001-mails-tickets-letters.sql', import.meta.url),
    'utf8',
  );
  const lines = text.split('\n');
  const above = lines.flatMap((line, index) => (line.startsWith('create table') ? [lines[index - 1]] : []));
  expect(above.length).toBeGreaterThan(8);
  for (const comment of above) expect(comment).toMatch(/^-- One row is /);
});

function openFresh(url: string) {
  const database = openDatabase(url, 'write');
  onTestFinished(() => database.close());
  return database;
}

async function migrations(files: Record<string, string>): Promise<URL> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return pathToFileURL(`${folder}/`);
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'acuse-migrations-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
