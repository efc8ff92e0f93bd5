import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { engines, freshStore, openAgain } from './engines.ts';
import { killHard, ready, startProgram } from './other-process.ts';
import { arrival, monday, opening } from './samples.ts';
import { keepMails } from './steps.ts';

describe.each(engines)('several processes on $name', engine => {
  test('a second daemon is told that another one holds the database', async () => {
    const url = await engine.emptyDatabase();
    const store = await openAgain(url);
    await ready(startProgram('hold-lock', url));
    await expect(store.lockForDaemon()).rejects.toThrow(/another acuse daemon holds .*stop it first/);
  });

  test('a daemon killed without warning leaves no lock behind', async () => {
    const url = await engine.emptyDatabase();
    const store = await openAgain(url);
    const daemon = startProgram('hold-lock', url);
    await ready(daemon);
    await killHard(daemon);
    await store.lockForDaemon();
  });

  test('a daemon that closes its store lets go of the lock', async () => {
    const url = await engine.emptyDatabase();
    const first = await openStore({ url });
    await first.lockForDaemon();
    await first.close();
    const second = await openAgain(url);
    await second.lockForDaemon();
  });

  test('what a process killed in mid-transaction had written is gone, and the next start works at once', async () => {
    const url = await engine.emptyDatabase();
    await (await openAgain(url)).migrate();
    const writer = startProgram('hold-transaction', url);
    await ready(writer);
    await killHard(writer);
    const store = await openAgain(url);
    expect(await store.migrate()).toEqual([]);
    expect(await store.keep([arrival(1)])).toHaveLength(1);
    expect(await store.pulse(monday)).toMatchObject({ ok: true });
  });

  test('commands read while another process is in the middle of writing', async () => {
    const url = await engine.emptyDatabase();
    const store = await openAgain(url);
    await store.migrate();
    const [mail] = await keepMails(store, 1);
    await store.record([opening(mail, 'INC-000001')]);
    await ready(startProgram('hold-transaction', url));

    await using reader = await openStore({ url, access: 'read' });
    expect(await reader.tickets()).toHaveLength(1);
    expect((await reader.ticket('INC-000001'))?.events).toHaveLength(1);
    await expect(reader.keep([arrival(2)])).rejects.toThrow(/read.?only/);
  });

  test('commands read what a killed daemon had committed', async () => {
    const url = await engine.emptyDatabase();
    const daemon = startProgram('commit-and-wait', url);
    await ready(daemon);
    await killHard(daemon);
    await using reader = await openStore({ url, access: 'read' });
    expect(await reader.isEmpty('incidents')).toBe(false);
  });
});

describe.each(engines)('numbers on $name', engine => {
  test('each kind of ticket is counted by itself, from 1', async () => {
    const store = await freshStore(engine);
    expect(await store.reserveNumbers('incident', 50)).toBe(1);
    expect(await store.reserveNumbers('incident', 1)).toBe(51);
    expect(await store.reserveNumbers('ssr', 5)).toBe(1);
    expect(await store.reserveNumbers('incident', 2)).toBe(52);
  });
});
