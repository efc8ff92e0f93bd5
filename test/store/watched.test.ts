import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/store/outcome.ts';
import { engines, freshStore } from './engines.ts';
import {
  acknowledgement,
  arrival,
  change,
  letter,
  minutesAfter,
  monday,
  openedBy,
  opening,
} from './samples.ts';
import { keepMails } from './steps.ts';

const day = 24 * 60;

describe.each(engines)('what is watched on $name', engine => {
  test('is every mail whose acknowledgement is promised and not settled, by what stands in its way', async () => {
    const store = await freshStore(engine);
    const arrivals = Array.from({ length: 9 }, (_, index) => arrival(index + 1));
    const [queued, owed, held, inReview, quarantined, unwritten, refused, returned, sent] =
      await store.keep(arrivals);
    if (
      !queued ||
      !owed ||
      !held ||
      !inReview ||
      !quarantined ||
      !unwritten ||
      !refused ||
      !returned ||
      !sent
    )
      throw new Error('nine mails were kept');
    const review = { type: 'PutInReview', at: minutesAfter(monday, 2), why: 'From may be forged' } as const;
    const unreadable: Partial<Outcome> = {
      ...{
        disposition: 'quarantined',
        why: { rule: 'it could not be processed', saw: { reason: 'too deep' } },
      },
      ...{ facts: null, ticketNumber: null, changes: [], letters: [] },
    };
    const holding = (mailId: number, number: string) => ({
      letters: [{ ...acknowledgement(mailId, number), held: true }],
    });
    await store.record([
      opening(owed, 'INC-000002'),
      opening(held, 'INC-000003', holding(held.id, 'INC-000003')),
      opening(inReview, 'INC-000004', {
        ...holding(inReview.id, 'INC-000004'),
        changes: [change(null, [openedBy(inReview, 'INC-000004'), review])],
      }),
      opening(quarantined, '', unreadable),
      opening(unwritten, 'INC-000006', { letters: [] }),
      opening(refused, 'INC-000007'),
      opening(returned, 'INC-000008'),
      opening(sent, 'INC-000009'),
    ]);
    const now = minutesAfter(monday, 3);
    await store.claimLetters({ boot: 'one', now, limit: 10 });
    const delivered = (mailId: number, type: 'sent' | 'never', response: string) => ({
      ...{ key: `ack:${mailId}`, at: now, outcome: { type, response }, nextAttemptAt: null, changes: [] },
    });
    await store.recordDeliveries([
      delivered(refused.id, 'never', '550 5.1.1 user unknown'),
      delivered(returned.id, 'sent', '250 Ok'),
      delivered(sent.id, 'sent', '250 Ok'),
    ]);
    const [report] = await store.keep([arrival(10)]);
    if (!report) throw new Error('a report was kept');
    await store.record([
      opening(report, '', {
        ...{ disposition: 'bounce', ticketNumber: null, changes: [], letters: [] },
        acknowledgement: { settledHow: 'automatic mail is not answered' },
        onLetter: { key: `ack:${returned.id}`, fate: 'returned', why: '5.2.2 mailbox full' },
      }),
    ]);
    const open = await store.openAcknowledgements();
    expect(open.map(({ mailId, obstacle, reason }) => [mailId, obstacle, reason])).toEqual([
      [queued.id, 'queued', null],
      [owed.id, 'queued', null],
      [held.id, 'held', null],
      [inReview.id, 'review', null],
      [quarantined.id, 'quarantined', 'too deep'],
      [unwritten.id, 'unwritten', null],
      [refused.id, 'refused', '550 5.1.1 user unknown'],
      [returned.id, 'returned', '5.2.2 mailbox full'],
    ]);
    expect(open[1]).toMatchObject({ ticketNumber: 'INC-000002', acceptedAt: monday });
  });

  test('is how many mails came in the last hour, and in the same hour of the days before', async () => {
    const store = await freshStore(engine);
    const seen = [0, 30, 59, 61, day, day + 90, 3 * day, 40 * day].map((minutesAgo, index) =>
      arrival(index + 1, { seenAt: minutesAfter(monday, -minutesAgo) }),
    );
    await store.keep(seen);
    const [mails] = await store.rates(monday);
    expect(mails).toMatchObject({ what: 'mails', lastHour: 3 });
    expect(mails?.before.slice(0, 4)).toEqual([1, 0, 1, 0]);
    expect(mails?.before).toHaveLength(28);
  });

  test('is no rate where nothing came before', async () => {
    const store = await freshStore(engine);
    await keepMails(store, 3);
    expect((await store.rates(minutesAfter(monday, 10))).map(({ before }) => before)).toEqual([[], []]);
  });

  test('are failures: mails that could not be processed, letters refused or returned', async () => {
    const store = await freshStore(engine);
    const [first, second] = await keepMails(store, 2);
    await store.record([
      opening(first, '', {
        disposition: 'quarantined',
        facts: null,
        ticketNumber: null,
        changes: [],
        letters: [],
      }),
      opening(second, 'INC-000002'),
    ]);
    const now = minutesAfter(monday, 3);
    await store.claimLetters({ boot: 'one', now, limit: 10 });
    const never = { type: 'never', response: '550' } as const;
    await store.recordDeliveries([
      { key: 'ack:2', at: now, outcome: never, nextAttemptAt: null, changes: [] },
    ]);
    expect((await store.rates(now))[1]).toMatchObject({ what: 'failures', lastHour: 2 });
  });

  test('are letters about the desk itself that did not arrive, for a day', async () => {
    const store = await freshStore(engine);
    const news = letter('alert:x', { ticketNumber: null, kind: 'alert' });
    await store.recordAlerts({ tellings: [], letters: [news], at: monday });
    await store.claimLetters({ boot: 'one', now: monday, limit: 10 });
    const never = { type: 'never', response: '550 5.1.1' } as const;
    await store.recordDeliveries([
      { key: 'alert:x', at: monday, outcome: never, nextAttemptAt: null, changes: [] },
    ]);
    const lost = [{ key: 'alert:x', to: 'ana@minera.example', reason: '550 5.1.1' }];
    expect(await store.lostNews(minutesAfter(monday, 10))).toEqual(lost);
    expect(await store.lostNews(minutesAfter(monday, day + 1))).toEqual([]);
  });
});
