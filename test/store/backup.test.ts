import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { backup } from '../../src/store/backup.ts';
import { type Restored, restore } from '../../src/store/restore.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { engines, openAgain } from './engines.ts';
import { killHard, ready, startProgram } from './other-process.ts';
import { arrival, minutesAfter, monday, opening } from './samples.ts';
import { keepMails } from './steps.ts';

/** A desk with a ticket whose acknowledgement is owed, and where its backups go. */
async function desk() {
  const [engine] = engines;
  if (!engine) throw new Error('there is no engine to try on');
  const url = await engine.emptyDatabase();
  const store = await openAgain(url);
  await store.migrate();
  const { signingKey } = await store.installation(size => new Uint8Array(size).fill(7));
  const [mail] = await keepMails(store, 1);
  await store.reserveNumbers('incident', 20);
  await store.record([opening(mail, 'INC-000001')]);
  const path = url.slice('sqlite:'.length);
  return { url, path, store, signingKey, file: join(dirname(path), 'backup.db') };
}

/** Restores into a database that nobody has open, and opens it. */
async function restored(url: string, file: string, now: Date): Promise<{ did: Restored; store: Store }> {
  const did = await restore(url, file, { force: true, now });
  return { did, store: await openAgain(url) };
}

describe('a backup', () => {
  test('is the whole desk in one file that nobody else can read, the signing key included', async () => {
    const { url, file, signingKey } = await desk();
    const contents = backup(url, file, { force: false });
    expect(contents).toEqual({ mails: 1, tickets: 1, letters: 1, newestMailAt: minutesAfter(monday, 1) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await using copy = await openStore({ url: `sqlite:${file}`, access: 'read' });
    expect((await copy.ticket('INC-000001'))?.letters).toMatchObject([{ key: 'ack:1', state: 'owed' }]);
    expect(await copy.installation(() => new Uint8Array())).toMatchObject({ signingKey });
  });

  test('replaces a file only when told to, and never the database itself', async () => {
    const { url, path, file } = await desk();
    writeFileSync(file, 'something dear');
    expect(() => backup(url, file, { force: false })).toThrow(/is there already: .*--force/);
    expect(readFileSync(file, 'utf8')).toBe('something dear');
    expect(backup(url, file, { force: true })).toMatchObject({ tickets: 1 });
    expect(() => backup(url, path, { force: true })).toThrow('is the database itself');
    writeFileSync(`${file}-wal`, 'of something else');
    expect(() => backup(url, file, { force: true })).toThrow(/as if .* were in use/);
  });

  test('that fails leaves nothing behind, and the file of yesterday as it was', async () => {
    const { url, path, file } = await desk();
    backup(url, file, { force: false });
    const yesterday = readFileSync(file);
    const damaged = join(dirname(path), 'damaged.db');
    const bytes = readFileSync(file);
    writeFileSync(damaged, bytes.fill(0xff, 3 * 4096, 9 * 4096));
    expect(() => backup(`sqlite:${damaged}`, file, { force: true })).toThrow(/cannot be copied|is damaged/);
    expect(() => backup(url, '/nowhere/backup.db', { force: false })).toThrow(
      'nothing can be written in /nowhere: there is no such folder; make it, or name another file',
    );
    expect(readFileSync(file).equals(yesterday)).toBe(true);
    expect(readdirSync(dirname(path)).filter(name => name.includes('partial'))).toEqual([]);
  });

  test('holds no daemon up: while it is made, every mail is kept at once', { timeout: 60_000 }, async () => {
    const { url, path, store } = await desk();
    const bytes = Buffer.alloc(1_000_000, 'x');
    for (let uid = 2; uid <= 120; uid++) await store.keep([arrival(uid, { bytes })]);

    const child = startProgram('back-up', url);
    if (!child.stdout) throw new Error('the program says nothing');
    await once(child.stdout, 'data');
    const ended = once(child, 'exit');
    const waits: number[] = [];
    for (let uid = 1_000; child.exitCode === null; uid++) {
      const begun = performance.now();
      await store.keep([arrival(uid)]);
      waits.push(performance.now() - begun);
      await new Promise(resolve => setImmediate(resolve));
    }
    expect((await ended)[0]).toBe(0);
    expect(waits.length).toBeGreaterThan(10);
    expect(Math.max(...waits)).toBeLessThan(1_000);
    await using copy = await openStore({ url: `sqlite:${path}.backup`, access: 'read' });
    const kept = await copy.openMails('incidents');
    expect(kept.length).toBeGreaterThanOrEqual(119);
    expect(kept.length).toBeLessThan(119 + waits.length);
  });
});

describe('a backup or a restore killed without warning', () => {
  test('leaves no file of the backup’s name', async () => {
    const { url, path, store } = await desk();
    const bytes = Buffer.alloc(1_000_000, 'x');
    for (let uid = 2; uid <= 100; uid++) await store.keep([arrival(uid, { bytes })]);
    const child = startProgram('back-up', url);
    await ready(child);
    await killHard(child);
    expect(existsSync(`${path}.backup`)).toBe(false);
    expect(await store.openMails('incidents')).toHaveLength(99);
  });

  test('leaves the database as it was, or as it is restored, at every moment', {
    timeout: 60_000,
  }, async () => {
    const { url, path, file, store } = await desk();
    backup(url, file, { force: false });
    await store.keep([arrival(2)]);
    await store.close();
    for (let kill = 0; kill < 6; kill++) {
      const child = startProgram('restore', url);
      await ready(child);
      await pause(kill * 8);
      await killHard(child);
      expect(existsSync(path)).toBe(true);
      const left = await openStore({ url });
      const isRestored = (await left.standingHold()) !== null;
      expect(await left.openMails('incidents')).toHaveLength(isRestored ? 0 : 1);
      expect(await left.tickets()).toHaveLength(1);
      await left.close();
    }
  });
});

describe('a restore', () => {
  test('is refused while a daemon runs, and over a database that nobody gave up', async () => {
    const { url, file, store } = await desk();
    backup(url, file, { force: false });
    await expect(restore(url, file, { force: false, now: monday })).rejects.toThrow(
      /--force to set it aside/,
    );
    await store.lockForDaemon();
    await expect(restore(url, file, { force: true, now: monday })).rejects.toThrow(/another acuse daemon/);
  });

  test('sets aside what was there, with all that is in it', async () => {
    const { url, path, file, store } = await desk();
    backup(url, file, { force: false });
    await store.keep([arrival(2)]);
    await store.close();
    const { did, store: after } = await restored(url, file, monday);
    expect(did).toMatchObject({ mails: 1, epoch: 1, held: 1 });
    expect(await after.openMails('incidents')).toEqual([]);
    await using before = await openStore({ url: `sqlite:${did.setAside}`, access: 'read' });
    expect(await before.openMails('incidents')).toHaveLength(1);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  test('holds what was owed then, and every letter until somebody resumes', async () => {
    const { url, file, store } = await desk();
    await store.claimLetters({ boot: 'dead', now: monday, limit: 1 });
    backup(url, file, { force: false });
    await store.close();
    const { store: after } = await restored(url, file, monday);
    expect(await after.standingHold()).toMatchObject({ since: monday, why: /restored from a backup/ });
    expect(await after.lettersIn('held')).toMatchObject([{ key: 'ack:1', ticketNumber: 'INC-000001' }]);
    expect(await after.resume()).toBe(true);
    expect(await after.resume()).toBe(false);
    expect(await after.standingHold()).toBeNull();
    expect(await after.lettersIn('held')).toHaveLength(1);
    expect(await after.releaseLetters(['ack:1', 'ack:99'], monday)).toEqual(['ack:1']);
    expect(await after.claimLetters({ boot: 'new', now: monday, limit: 1 })).toMatchObject([
      { key: 'ack:1' },
    ]);
  });

  test('gives no number or id again, also when the same backup is restored twice', async () => {
    const { url, path, file, store } = await desk();
    backup(url, file, { force: false });
    await store.close();
    const given = new Set<string>();
    for (const hour of [1, 2, 3]) {
      const elsewhere = `sqlite:${path}.${hour}`;
      const { store: desk } = await restored(elsewhere, file, minutesAfter(monday, hour * 60));
      for (const kind of ['incident', 'ssr', 'rfc'] as const) {
        const first = await desk.reserveNumbers(kind, 500);
        expect(first).toBeGreaterThan(20);
        for (let number = first; number < first + 500; number++) {
          expect(given.has(`${kind} ${number}`)).toBe(false);
          given.add(`${kind} ${number}`);
        }
      }
      const [mail] = await desk.keep([arrival(50 + hour)]);
      expect(given.has(`mail ${mail?.id}`)).toBe(false);
      given.add(`mail ${mail?.id}`);
    }
  });

  test('passes whatever the database that is set aside had given, if it can still be read', async () => {
    const { url, file, store } = await desk();
    backup(url, file, { force: false });
    const last = (await store.reserveNumbers('incident', 1_000_000)) + 1_000_000;
    await store.close();
    const { store: after } = await restored(url, file, monday);
    expect(await after.reserveNumbers('incident', 1)).toBeGreaterThan(last);
    await after.close();
    writeFileSync(url.slice('sqlite:'.length), 'no database at all');
    expect((await restored(url, file, minutesAfter(monday, 1))).did).toMatchObject({ epoch: 1 });
  });

  test('of a damaged backup changes nothing', async () => {
    const { url, path, file, store } = await desk();
    await store.close();
    writeFileSync(file, 'no database at all');
    await expect(restore(url, file, { force: true, now: monday })).rejects.toThrow(
      `${file} is neither a database of acuse nor a file that acuse backup has written: file is not a database`,
    );
    const stranger = join(dirname(path), 'stranger.db');
    new Sqlite(stranger).exec('create table birds (name text)').close();
    await expect(restore(url, stranger, { force: true, now: monday })).rejects.toThrow(
      `${stranger} is neither a database of acuse nor`,
    );
    for (const nothing of ['/nowhere.db', dirname(path)])
      await expect(restore(url, nothing, { force: true, now: monday })).rejects.toThrow(
        `${nothing} cannot be opened: there is no such file`,
      );
    expect(existsSync(path)).toBe(true);
    expect(readdirSync(dirname(path)).filter(name => /partial|before/.test(name))).toEqual([]);
    expect(await (await openAgain(url)).tickets()).toHaveLength(1);
  });
});

describe('a held letter', () => {
  test('that is dropped is never sent, and its acknowledgement is not waited for', async () => {
    const { url, file, store } = await desk();
    backup(url, file, { force: false });
    await store.close();
    const { store: after } = await restored(url, file, monday);
    expect(await after.dropLetters('all', monday)).toEqual(['ack:1']);
    expect(await after.dropLetters('all', monday)).toEqual([]);
    expect(await after.pulse(minutesAfter(monday, 60))).toMatchObject({ overdue: 0, letters: { held: 0 } });
    expect((await after.ticket('INC-000001'))?.letters).toMatchObject([{ state: 'dropped' }]);
  });
});
