import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { TicketFilter } from '../../src/store/listing.ts';
import type { Store } from '../../src/store/store.ts';
import { engines, freshStore, openAgain } from './engines.ts';
import { acknowledged, change, letter, minutesAfter, monday, openedBy, opening } from './samples.ts';
import { keepMails, ticketOf } from './steps.ts';

describe.each(engines)('the desk on $name', engine => {
  test('the installation gets its id and signing key once, and keeps them', async () => {
    const url = await engine.emptyDatabase();
    const store = await openAgain(url);
    await store.migrate();
    const made = await store.installation(randomBytes);
    expect(made.id).toMatch(/^[0-9a-f]{12}$/);
    expect(made.signingKey).toHaveLength(32);
    expect(await store.installation(randomBytes)).toEqual(made);
    const later = await openAgain(url);
    expect(await later.installation(randomBytes)).toEqual(made);
  });

  test('tickets are listed in the order they were opened, and narrowed down by each filter', async () => {
    const store = await freshStore(engine);
    const mails = await keepMails(store, 3);
    for (const [index, mail] of mails.entries()) {
      const number = `INC-00000${index + 1}`;
      const opened = openedBy(mail, number);
      const at = minutesAfter(monday, 10 * index);
      await store.record([opening(mail, number, { changes: [change(null, [{ ...opened, at }])] })]);
    }
    expect(await numbers(store, {})).toEqual(['INC-000001', 'INC-000002', 'INC-000003']);
    expect(await numbers(store, { since: minutesAfter(monday, 10) })).toEqual(['INC-000002', 'INC-000003']);
    expect(await numbers(store, { open: true, kind: 'incident' })).toHaveLength(3);
    expect(await numbers(store, { open: false })).toEqual([]);
    expect(await numbers(store, { kind: 'rfc' })).toEqual([]);
    expect(await numbers(store, { severity: 1 })).toEqual([]);
  });

  test('a customer is found by part of the name, without its case and accents', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    await store.record([opening(mail, 'INC-000001')]);
    for (const customer of ['minería', 'MINERIA ANDINA', 'andina s.a.'])
      expect(await numbers(store, { customer })).toEqual(['INC-000001']);
    for (const customer of ['%', 'miner_a', 'Pesquera'])
      expect(await numbers(store, { customer })).toEqual([]);
  });

  test('an acknowledgement after its time is listed as late', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    await store.record([opening(mail, 'INC-000001')]);
    expect(await store.tickets()).toMatchObject([{ acknowledgedInTime: null }]);
    await store.claimLetters({ boot: 'one', now: minutesAfter(monday, 20), limit: 1 });
    const late = { ...acknowledged('ack:1'), at: minutesAfter(monday, 20) };
    const changes = [change(await ticketOf(store, 'INC-000001'), [late])];
    const outcome = { type: 'sent', response: '250 Ok' } as const;
    await store.recordDeliveries([{ key: 'ack:1', at: late.at, outcome, nextAttemptAt: null, changes }]);
    expect(await store.tickets()).toMatchObject([{ acknowledgedInTime: false }]);
  });

  test('the pulse counts what is open, and the promise due first leads', async () => {
    const store = await freshStore(engine);
    const [mail, other] = await keepMails(store, 2);
    const letters = [letter('a'), letter('b'), letter('c', { held: true })];
    await store.record([opening(mail, 'INC-000001', { letters })]);
    expect(await store.pulse(minutesAfter(monday, 16))).toEqual({
      ok: true,
      oldestUnacknowledged: { mailId: mail.id, acceptedAt: monday, dueAt: minutesAfter(monday, 15) },
      overdue: 2,
      letters: { owed: 2, held: 1, refused: 0 },
      onHold: null,
      quarantined: 0,
      alerts: [],
    });
    await store.record([
      { ...opening(other, ''), disposition: 'automatic', ticketNumber: null, changes: [], letters: [] },
    ]);
    expect(await store.pulse(minutesAfter(monday, 14))).toMatchObject({ overdue: 0 });
  });

  test('a database that cannot be reached says so in the pulse', async () => {
    const store = await freshStore(engine);
    await store.close();
    expect(await store.pulse(monday)).toMatchObject({ ok: false });
  });

  test('bytes that were idle for a while are compressed, a slice at a time, and read as they were', async () => {
    const store = await freshStore(engine);
    const [mail, other, waiting] = await keepMails(store, 3);
    await store.record([opening(mail, 'INC-000001'), opening(other, 'INC-000002')]);
    expect(await store.compressIdle({ olderThan: monday, limit: 10 })).toBe(0);
    const idle = { olderThan: minutesAfter(monday, 60), limit: 1 };
    expect(await store.compressIdle(idle)).toBe(1);
    expect(await store.compressIdle(idle)).toBe(1);
    expect(await store.compressIdle(idle)).toBe(0);
    for (const { id, bytes } of [mail, other, waiting])
      expect(Buffer.from((await store.rawMail(id)) ?? [])).toEqual(bytes);
    expect(await store.rawMail(99)).toBeNull();
  });

  test('a letter is compressed only after it was sent', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    await store.record([opening(mail, 'INC-000001')]);
    const idle = { olderThan: minutesAfter(monday, 60), limit: 10 };
    expect(await store.compressIdle(idle)).toBe(1);
    await store.claimLetters({ boot: 'one', now: minutesAfter(monday, 3), limit: 1 });
    const outcome = { type: 'sent', response: '250 Ok' } as const;
    const at = minutesAfter(monday, 3);
    await store.recordDeliveries([{ key: 'ack:1', at, outcome, nextAttemptAt: null, changes: [] }]);
    expect(await store.compressIdle(idle)).toBe(1);
  });
});

async function numbers(store: Store, filter: TicketFilter): Promise<string[]> {
  return (await store.tickets(filter)).map(({ ticket }) => ticket.number);
}
