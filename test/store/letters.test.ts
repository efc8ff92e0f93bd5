import { describe, expect, test } from 'vitest';
import { type Letter, priorities } from '../../src/letters/letter.ts';
import { ConflictError } from '../../src/store/conflict-error.ts';
import type { Delivery } from '../../src/store/deliveries.ts';
import type { Outcome } from '../../src/store/outcome.ts';
import type { Store } from '../../src/store/store.ts';
import { type Engine, engines, freshStore } from './engines.ts';
import { acknowledged, change, letter, minutesAfter, monday, openedBy, opening } from './samples.ts';
import { keepMails, ticketOf } from './steps.ts';

const now = minutesAfter(monday, 3);

describe.each(engines)('letters on $name', engine => {
  test('letters are handed out whole, the customer’s before the desk’s, the older first', async () => {
    const letters = [
      letter('desk-1', { priority: 1 }),
      letter('customer-1'),
      letter('desk-2', { priority: 1 }),
      letter('customer-2', { acknowledges: 1 }),
    ];
    const store = await storeOwing(engine, letters);
    const claimed = await store.claimLetters({ boot: 'one', now, limit: 10 });
    expect(claimed.map(({ key }) => key)).toEqual(['customer-1', 'customer-2', 'desk-1', 'desk-2']);
    const { held: _held, ...wanted } = letter('customer-2', { acknowledges: 1 });
    expect(claimed[1]).toEqual({ ...wanted, attempts: 0, owedAt: minutesAfter(monday, 2) });
  });

  test('late letters leave after all others, twenty a minute', async () => {
    const late = Array.from({ length: 50 }, (_, index) =>
      letter(`late-${index}`, { priority: priorities.late }),
    );
    const store = await storeOwing(engine, [...late, letter('fresh'), letter('desk', { priority: 1 })]);
    const first = await keysClaimedBy(store, 'one', 100);
    expect(first).toEqual(['fresh', 'desk', ...late.slice(0, 20).map(({ key }) => key)]);
    expect(await keysClaimedBy(store, 'one', 100)).toEqual([]);
    await store.recordDeliveries(first.map(key => sent(key)));
    expect(await keysClaimedBy(store, 'one', 100)).toEqual([]);
    expect(await store.nextAttemptAt(now)).toEqual(minutesAfter(now, 1));
    const aMinuteLater = await store.claimLetters({ boot: 'one', now: minutesAfter(now, 1), limit: 100 });
    expect(aMinuteLater).toHaveLength(20);
  });

  test('on trial only letters about the desk itself leave', async () => {
    const alert = letter('alert', { ticketNumber: null, priority: priorities.alert });
    const store = await storeOwing(engine, [letter('customer'), alert]);
    const claimed = await store.claimLetters({ boot: 'one', now, limit: 10, isDeskOnly: true });
    expect(claimed.map(({ key }) => key)).toEqual(['alert']);
    expect(await store.nextAttemptAt(now, true)).toBeNull();
    expect(await store.nextAttemptAt(now)).toEqual(now);
  });

  test('a letter is in the hands of one daemon only, and a limit leaves the rest', async () => {
    const store = await storeOwing(engine, [letter('a'), letter('b'), letter('c')]);
    expect(await keysClaimedBy(store, 'one', 2)).toEqual(['a', 'b']);
    expect(await keysClaimedBy(store, 'two', 2)).toEqual(['c']);
    expect(await keysClaimedBy(store, 'one', 2)).toEqual([]);
  });

  test('a start takes back the letters of daemons that no longer run, and no others', async () => {
    const store = await storeOwing(engine, [letter('a'), letter('b')]);
    await keysClaimedBy(store, 'dead', 1);
    await keysClaimedBy(store, 'alive', 1);
    await store.freeClaims('alive');
    expect(await keysClaimedBy(store, 'alive', 5)).toEqual(['a']);
  });

  test('a held letter that answers a ticket in review is released by its name alone', async () => {
    const store = await freshStore(engine);
    const [forged, other] = await keepMails(store, 2);
    const review = { type: 'PutInReview', at: minutesAfter(monday, 2), why: 'From may be forged' } as const;
    const inReview = [change(null, [openedBy(forged, 'INC-000001'), review])];
    const held = (outcome: Outcome) => ({
      ...outcome,
      letters: outcome.letters.map(letter => ({ ...letter, held: true })),
    });
    await store.record([
      held(opening(forged, 'INC-000001', { changes: inReview })),
      held(opening(other, 'INC-000002')),
    ]);
    expect(await store.releaseLetters('all', monday)).toEqual(['ack:2']);
    expect(await store.releaseLetters(['ack:1'], monday)).toEqual(['ack:1']);
  });

  test('a held letter waits until the desk lets it go', async () => {
    const store = await storeOwing(engine, [letter('a', { held: true })]);
    expect(await keysClaimedBy(store, 'one')).toEqual([]);
    expect(await store.pulse(now)).toMatchObject({ letters: { owed: 0, held: 1, refused: 0 } });
  });

  test('the 250 for an acknowledgement settles its promise and is told in the ticket', async () => {
    const store = await storeOwing(engine, [letter('ack:1', { acknowledges: 1 })]);
    await keysClaimedBy(store, 'one');
    const ticket = await ticketOf(store, 'INC-000001');
    await store.recordDeliveries([sent('ack:1', { changes: [change(ticket, [acknowledged('ack:1')])] })]);

    const story = await store.ticket('INC-000001');
    expect(story?.ticket.acknowledgedAt).toEqual(now);
    expect(story?.acknowledgement).toMatchObject({ settledAt: now, settledHow: 'sent' });
    expect(story?.letters).toMatchObject([
      { state: 'sent', attempts: 1, sentAt: now, response: '250 2.0.0 Ok: queued as 4F2' },
    ]);
    expect(await store.tickets()).toMatchObject([
      { acknowledgeDueAt: minutesAfter(monday, 15), acknowledgedInTime: true },
    ]);
    expect(await store.pulse(now)).toMatchObject({ letters: { owed: 0 } });
  });

  test('the 250 for any other letter settles no promise', async () => {
    const store = await storeOwing(engine, [letter('new-ticket:INC-000001:noc@example.com')]);
    await keysClaimedBy(store, 'one');
    await store.recordDeliveries([sent('new-ticket:INC-000001:noc@example.com')]);
    expect((await store.ticket('INC-000001'))?.acknowledgement?.settledAt).toBeNull();
  });

  test('a letter put off is due again at its time, and not before', async () => {
    const store = await storeOwing(engine, [letter('a')]);
    await keysClaimedBy(store, 'one');
    const outcome = { type: 'later', response: '451 4.7.1 greylisted' } as const;
    const nextAttemptAt = minutesAfter(now, 5);
    await store.recordDeliveries([delivery('a', { outcome, nextAttemptAt })]);
    expect(await keysClaimedBy(store, 'one')).toEqual([]);
    expect(await store.nextAttemptAt(now)).toEqual(nextAttemptAt);
    const [again] = await store.claimLetters({ boot: 'one', now: nextAttemptAt, limit: 1 });
    expect(again).toMatchObject({ key: 'a', attempts: 1 });
    expect(await store.nextAttemptAt(nextAttemptAt)).toBeNull();
  });

  test('a clock set back keeps no letter waiting: neither a first try, nor a retry dated too far ahead', async () => {
    const store = await storeOwing(engine, [letter('retried'), letter('untried')]);
    await keysClaimedBy(store, 'one', 1);
    const outcome = { type: 'later', response: '451 4.7.1 greylisted' } as const;
    const nextAttemptAt = minutesAfter(now, 30);
    await store.recordDeliveries([delivery('retried', { outcome, nextAttemptAt })]);

    const setBack = minutesAfter(now, -60);
    expect(await store.nextAttemptAt(setBack)).toEqual(setBack);
    const claimed = await store.claimLetters({ boot: 'one', now: setBack, limit: 10 });
    expect(claimed.map(({ key }) => key)).toEqual(['retried', 'untried']);
  });

  test('a refused letter is not tried again, and its promise stays open for a person', async () => {
    const store = await storeOwing(engine, [letter('ack:1', { acknowledges: 1 })]);
    await keysClaimedBy(store, 'one');
    const outcome = { type: 'never', response: '550 5.1.1 no such user' } as const;
    await store.recordDeliveries([delivery('ack:1', { outcome })]);
    expect(await keysClaimedBy(store, 'one')).toEqual([]);
    const story = await store.ticket('INC-000001');
    expect(story?.acknowledgement?.settledAt).toBeNull();
    expect(story?.letters[0]).toMatchObject({ state: 'refused', response: '550 5.1.1 no such user' });
    expect(await store.pulse(now)).toMatchObject({ letters: { refused: 1, owed: 0 } });
  });

  test('a delivery whose ticket has moved on writes nothing of its group', async () => {
    const store = await storeOwing(engine, [letter('a'), letter('b')]);
    await keysClaimedBy(store, 'one');
    const ticket = await ticketOf(store, 'INC-000001');
    const stale = { ...change(ticket, [acknowledged('b')]), expectedVersion: 0 };
    await expect(store.recordDeliveries([sent('a'), sent('b', { changes: [stale] })])).rejects.toThrow(
      ConflictError,
    );
    expect(await store.pulse(now)).toMatchObject({ letters: { owed: 2 } });
  });

  test('a letter is sent once: a second word on it is refused', async () => {
    const store = await storeOwing(engine, [letter('a')]);
    await keysClaimedBy(store, 'one');
    await store.recordDeliveries([sent('a')]);
    await expect(store.recordDeliveries([sent('a')])).rejects.toThrow('letter a is not owed any more');
  });
});

/** A store with one opened ticket, INC-000001 by mail 1, that owes these letters. */
async function storeOwing(engine: Engine, letters: Letter[]): Promise<Store> {
  const store = await freshStore(engine);
  const [mail] = await keepMails(store, 1);
  await store.record([opening(mail, 'INC-000001', { letters })]);
  return store;
}

async function keysClaimedBy(store: Store, boot: string, limit = 10): Promise<string[]> {
  return (await store.claimLetters({ boot, now, limit })).map(({ key }) => key);
}

function sent(key: string, other: Partial<Delivery> = {}): Delivery {
  return delivery(key, { outcome: { type: 'sent', response: '250 2.0.0 Ok: queued as 4F2' }, ...other });
}

function delivery(key: string, other: Partial<Delivery> & Pick<Delivery, 'outcome'>): Delivery {
  return { key, at: now, nextAttemptAt: null, changes: [], ...other };
}
