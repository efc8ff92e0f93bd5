import { describe, expect, test } from 'vitest';
import { ConflictError } from '../../src/store/conflict-error.ts';
import type { Outcome, ReportOnLetter } from '../../src/store/outcome.ts';
import type { Store } from '../../src/store/store.ts';
import { type Engine, engines, freshStore } from './engines.ts';
import { arrival, change, letter, minutesAfter, monday, openedBy, opening } from './samples.ts';
import { keepMails } from './steps.ts';

const later = minutesAfter(monday, 10);
const returned: ReportOnLetter = { key: 'ack:1', fate: 'returned', why: '5.1.1 user unknown' };

describe.each(engines)('letters that come back, on $name', engine => {
  test('a returned acknowledgement is marked, and its promise open again', async () => {
    const store = await storeOwing(engine);
    await send(store, 'ack:1');
    await report(store, 2, returned);
    const story = await store.ticket('INC-000001');
    expect(story?.acknowledgement).toMatchObject({ settledAt: null, settledHow: null });
    expect(story?.letters).toMatchObject([
      { state: 'sent', returnedAt: later, returnedWhy: '5.1.1 user unknown', delayedAt: null },
    ]);
    expect(await store.pulse(minutesAfter(monday, 20))).toMatchObject({ overdue: 1 });
  });

  test('a server’s 250 that is written down after the report settles nothing', async () => {
    const store = await storeOwing(engine);
    await store.claimLetters({ boot: 'one', now: monday, limit: 1 });
    await report(store, 2, returned);
    await record(store, 'ack:1');
    expect((await store.ticket('INC-000001'))?.acknowledgement?.settledAt).toBeNull();
  });

  test('a promise that a person, or the disposition, had settled stays settled', async () => {
    const store = await storeOwing(engine, { acknowledgement: { settledHow: 'somebody telephoned' } });
    await send(store, 'ack:1');
    await report(store, 2, returned);
    expect((await store.ticket('INC-000001'))?.acknowledgement?.settledHow).toBe('somebody telephoned');
  });

  test('of two reports that say the same the second is a conflict, and leaves nothing', async () => {
    const store = await storeOwing(engine);
    await send(store, 'ack:1');
    await report(store, 2, returned);
    await expect(report(store, 3, returned)).rejects.toThrow(ConflictError);
    await report(store, 4, { ...returned, fate: 'delayed' });
    await expect(report(store, 5, { ...returned, fate: 'delayed' })).rejects.toThrow(ConflictError);
  });

  test('a letter is found by its Message-ID, by the one the server gave it, and by its ticket, newest first', async () => {
    const store = await storeOwing(engine);
    await store.claimLetters({ boot: 'one', now: monday, limit: 1 });
    await record(store, 'ack:1', '<given@server.example>');
    const find = (messageIds: string[], numbers: string[] = []) =>
      store.reportedLetters({ messageIds, numbers });
    const [found] = await find(['<ack:1@desk.example.com>']);
    expect(found).toEqual({
      ...{ key: 'ack:1', to: 'ana@minera.example', acknowledges: 1, isCustomers: true },
      ...{ ticketNumber: 'INC-000001', ticketNumbers: ['INC-000001', 'INC-000002'] },
      ...{ isReturned: false, isDelayed: false },
      messageIds: ['<ack:1@desk.example.com>', '<given@server.example>'],
    });
    expect(await find(['<given@server.example>'])).toEqual([found]);
    expect((await find([], ['INC-000001'])).map(({ key }) => key)).toEqual(['ack:1']);
    expect(await find(['<unknown@example.net>'], ['INC-000009'])).toEqual([]);
  });
});

/** A mail that opened two tickets, and owes its acknowledgement. */
async function storeOwing(engine: Engine, other: Partial<Outcome> = {}): Promise<Store> {
  const store = await freshStore(engine);
  const [mail] = await keepMails(store, 1);
  const changes = ['INC-000001', 'INC-000002'].map(number => change(null, [openedBy(mail, number)]));
  await store.record([
    opening(mail, 'INC-000001', { letters: [letter('ack:1', { acknowledges: 1 })], changes, ...other }),
  ]);
  return store;
}

async function send(store: Store, key: string): Promise<void> {
  await store.claimLetters({ boot: 'one', now: monday, limit: 1 });
  await record(store, key);
}

function record(store: Store, key: string, messageId?: string): Promise<void> {
  const outcome = { type: 'sent', response: '250 Ok', ...(messageId ? { messageId } : {}) } as const;
  return store.recordDeliveries([{ key, at: monday, outcome, nextAttemptAt: null, changes: [] }]);
}

/** The commit of a report that arrives as the mail with this UID. */
async function report(store: Store, uid: number, onLetter: ReportOnLetter): Promise<void> {
  const [mail] = await store.keep([arrival(uid)]);
  if (!mail) throw new Error('the report was kept');
  const facts = { messageId: `<${uid}@relay.example>`, contentHash: `${uid}`, from: null, subject: '' };
  await store.record([
    {
      ...opening(mail, 'INC-000001', { disposition: 'bounce', changes: [], letters: [], facts }),
      acknowledgement: { settledHow: 'automatic mail is not answered' },
      onLetter,
      decidedAt: later,
    },
  ]);
}
