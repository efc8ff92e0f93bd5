import { stat } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { keep } from '../../src/store/keep.ts';
import { migrate } from '../../src/store/migrate.ts';
import { withStatementCache } from '../../src/store/statement-cache.ts';
import { openStore } from '../../src/store/store.ts';
import { engines } from './engines.ts';
import { linesOf, ready, startProgram } from './other-process.ts';
import { arrival } from './samples.ts';

test('every commit is on the disk when it resolves, also after commits that were not', async () => {
  const { database } = await freshFile();
  await database.commitSoon(trx => trx.insertInto('settings').values({ name: 'a', value: 'b' }).execute());
  expect(await pragma(database, 'journal_mode')).toBe('wal');
  expect(await pragma(database, 'synchronous')).toBe(2);
  expect(await pragma(database, 'foreign_keys')).toBe(1);
});

test('of processes that read and then write, none fails and none overwrites another', async () => {
  const { url } = await freshFile();
  const programs = [1, 2].map(() => startProgram('count-up', url));
  const counts = (await Promise.all(programs.map(linesOf))).flat().map(Number);
  expect(Math.max(...counts)).toBe(200);
});

test('a commit waits while another process writes, and the event loop goes on', async () => {
  const { database, url } = await freshFile();
  const other = startProgram('hold-transaction', url);
  await ready(other);
  let ticks = 0;
  const ticking = setInterval(() => {
    ticks += 1;
    if (ticks === 20) other.kill('SIGKILL');
  }, 10);
  onTestFinished(() => clearInterval(ticking));
  expect(await keep(database, [arrival(1)])).toMatchObject([{ id: 1 }]);
  expect(ticks).toBeGreaterThanOrEqual(20);
});

test('a command that reads says what to do when there is no database', async () => {
  const { path } = await freshFile();
  const url = `sqlite:${path}.missing`;
  await expect(openStore({ url, access: 'read' })).rejects.toThrow(/no database .*acuse migrate/);
});

test('a full disk is called a full disk, and what had been begun is undone', async () => {
  const { database } = await freshFile();
  const pages = await pragma(database, 'page_count');
  await sql.raw(`pragma max_page_count = ${Number(pages) + 10}`).execute(database.db);
  const huge = arrival(2, { bytes: Buffer.alloc(1_000_000) });
  await expect(keep(database, [arrival(1), huge])).rejects.toThrow(/full/);
  expect(await keep(database, [arrival(1)])).toMatchObject([{ id: 1, attempts: 1 }]);
});

test('an error that makes SQLite roll back by itself is the error that is told', async () => {
  const { database } = await freshFile();
  await sql`create trigger broken before insert on raw_mails begin select raise(rollback, 'disk I/O error'); end`.execute(
    database.db,
  );
  await expect(keep(database, [arrival(1)])).rejects.toThrow('disk I/O error');
  await sql`drop trigger broken`.execute(database.db);
  expect(await keep(database, [arrival(1)])).toMatchObject([{ id: 1, attempts: 1 }]);
});

test('nobody but the daemon’s own user can open the file or its side files', async () => {
  const { database, path } = await freshFile();
  await keep(database, [arrival(1)]);
  for (const side of ['', '-wal', '-shm']) expect((await stat(path + side)).mode & 0o077).toBe(0);
});

test('a statement is prepared once, and the longest unused is forgotten', () => {
  const database = new Sqlite(':memory:');
  onTestFinished(() => void database.close());
  const cached = withStatementCache(database);
  const first = cached.prepare('select 0');
  for (let number = 1; number < 100; number++) cached.prepare(`select ${number}`);
  expect(cached.prepare('select 0')).toBe(first);
  const second = cached.prepare('select 1');
  for (let number = 2; number < 102; number++) cached.prepare(`select ${number}`);
  expect(cached.prepare('select 1')).not.toBe(second);
});

async function freshFile(): Promise<{ database: Database; url: string; path: string }> {
  const url = (await engines.find(({ name }) => name === 'sqlite')?.emptyDatabase()) ?? '';
  const database = openDatabase(url, 'write');
  onTestFinished(() => database.close());
  await migrate(database.db);
  return { database, url, path: url.slice('sqlite:'.length) };
}

async function pragma(database: Database, name: string): Promise<unknown> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(database.db);
  return Object.values(rows[0] ?? {})[0];
}
