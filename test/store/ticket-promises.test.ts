import { describe, expect, test } from 'vitest';
import type { TicketChange } from '../../src/store/outcome.ts';
import type { TicketEvent } from '../../src/ticket/event.ts';
import type { Offers, Verdict } from '../../src/ticket/verdict.ts';
import { engines, freshStore } from './engines.ts';
import { acknowledged, change, minutesAfter, monday, openedBy, opening } from './samples.ts';
import { keepMails, ticketOf } from './steps.ts';

const by = 'Rosa';
const at = minutesAfter(monday, 30);
const hours = (count: number) => minutesAfter(monday, count * 60);
const resolved: TicketEvent = {
  ...{ type: 'Resolved', at, by, cause: 'x', solution: 'y', restoredAt: at, closesAt: hours(72) },
};

describe.each(engines)('what the desk promises about a ticket, on $name', engine => {
  /** A desk with one ticket, and a way to let things happen to it. */
  async function desk(kind: 'incident' | 'ssr', also: TicketEvent[] = []) {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    const number = kind === 'ssr' ? 'SSR-000001' : 'INC-000001';
    const events = [{ ...openedBy(mail, number), kind }, ...also];
    await store.record([opening(mail, number, { changes: [change(null, events)] })]);
    const happens = async (...events: TicketEvent[]) => record(change(await ticketOf(store, number), events));
    const record = (change: TicketChange) =>
      store.recordAct({ change, letters: [], acknowledgement: 'as it is', at });
    const promises = async () => (await store.ticket(number))?.promises;
    return { store, number, happens, record, promises };
  }

  test('that is resolved: it closes; an objection ends the promise, the next solution makes it anew', async () => {
    const { happens, promises } = await desk('incident');
    expect(await promises()).toEqual([]);
    await happens(resolved);
    expect(await promises()).toMatchObject([
      { kind: 'close-silent', dueAt: hours(72), why: 'resolved', settledAt: null },
    ]);
    await happens({ type: 'Reopened', at, by: null, text: null });
    expect(await promises()).toMatchObject([{ settledAt: at, settledHow: 'Reopened' }]);
    await happens({ ...resolved, closesAt: hours(96) });
    expect(await promises()).toMatchObject([{ dueAt: hours(96), settledAt: null, settledHow: null }]);
    await happens({ type: 'Closed', at, by: null, because: 'silence', text: null });
    expect(await promises()).toMatchObject([{ settledAt: at, settledHow: 'Closed' }]);
  });

  test('that asks for a start: an answer, then the start, each ended by what the desk does', async () => {
    const { happens, promises } = await desk('ssr', [judged({ met: true })]);
    await happens(acknowledged('ack:1'));
    expect(await promises()).toMatchObject([{ kind: 'accept', dueAt: hours(100), settledAt: null }]);
    await happens({ type: 'Accepted', at, by, startAt: hours(101), isException: false, text: null });
    expect(await promises()).toMatchObject([
      { kind: 'accept', settledAt: at, settledHow: 'Accepted' },
      { kind: 'start', dueAt: hours(101), settledAt: null },
    ]);
    await happens({ type: 'Fulfilled', at, by, fulfilledAt: at, text: null });
    expect(await promises()).toMatchObject([{ kind: 'accept' }, { kind: 'start', settledHow: 'Fulfilled' }]);
  });

  test('is promised in the commit of the change, or not at all', async () => {
    const { store, number, happens, record, promises } = await desk('incident');
    const stale = change(await ticketOf(store, number), [resolved]);
    await happens({ type: 'Noted', at, by, text: 'x' });
    await expect(record(stale)).rejects.toThrow('the change was decided on 1');
    expect(await promises()).toEqual([]);
  });

  test('is found when it is due, the first due first, and no more once it has ended', async () => {
    const { store, happens } = await desk('ssr', [judged({ met: false })]);
    expect(await store.openPromises(hours(99))).toEqual([]);
    expect(await store.openPromises(hours(100))).toMatchObject([
      { kind: 'decide', dueAt: hours(100), ticket: { number: 'SSR-000001', version: 2 } },
    ]);
    await happens({ type: 'Rejected', at, by, text: 'x' });
    expect(await store.openPromises(hours(100))).toEqual([]);
  });
});

function judged({ met }: Pick<Verdict, 'met'>): TicketEvent {
  const verdict: Verdict = {
    ...{ met, dayClass: 'working', zone: 'America/Lima', calendar: 'PE-0123', flags: [], trace: [] },
    ...{ receivedAt: '2026-03-02T04:00:00-05:00', earliest: '2026-03-04T04:00:00-05:00' },
    requestedFor: hours(100).toISOString(),
  };
  const leadTime: Offers = { verdicts: [verdict], proposed: verdict, deadline: null };
  return { type: 'LeadTimeJudged', at: minutesAfter(monday, 2), mailId: 1, leadTime };
}
