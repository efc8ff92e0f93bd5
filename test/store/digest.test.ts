import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { engines, freshStore, openAgain } from './engines.ts';
import { change, letter, minutesAfter, monday, openedBy, opening } from './samples.ts';
import { keepMails } from './steps.ts';

afterEach(() => void vi.restoreAllMocks());

const day = 24 * 60;

describe.each(engines)('the facts of a digest, on $name', engine => {
  test('tell of open tickets the oldest first, with what is promised of them, and of none that is over', async () => {
    const store = await freshStore(engine);
    const [first, second, third] = await keepMails(store, 3);
    const at = minutesAfter(monday, 60);
    const resolved = {
      ...{ type: 'Resolved' as const, at, by: 'Rosa', cause: 'x', solution: 'y', restoredAt: at },
      closesAt: minutesAfter(monday, 4 * day),
    };
    const closed = { type: 'Closed' as const, at, by: 'Rosa', because: 'agent' as const, text: null };
    const younger = { ...openedBy(first, 'INC-000001'), receivedAt: minutesAfter(monday, 1) };
    await store.record([
      opening(first, 'INC-000001', { changes: [change(null, [younger])] }),
      opening(second, 'INC-000002', { changes: [change(null, [openedBy(second, 'INC-000002'), resolved])] }),
      opening(third, 'INC-000003', { changes: [change(null, [openedBy(third, 'INC-000003'), closed])] }),
    ]);
    const { openTickets } = await store.digestFacts(at);
    expect(openTickets).toMatchObject([
      {
        number: 'INC-000002',
        customer: 'Minería Andina S.A.',
        ...{ site: '', subject: 'Sin servicio' },
        promises: [{ kind: 'close-silent', dueAt: resolved.closesAt, why: 'resolved' }],
      },
      { number: 'INC-000001', promises: [] },
    ]);
  });

  test('tell how acknowledgements were kept, and which are open', async () => {
    const store = await freshStore(engine);
    const [quick, late, held, unread] = await keepMails(store, 4);
    await store.record([
      opening(quick, 'INC-000001'),
      opening(late, 'INC-000002'),
      opening(held, 'INC-000003', {
        letters: [letter(`ack:${held.id}`, { acknowledges: held.id, held: true })],
      }),
      {
        ...opening(unread, ''),
        ...{ disposition: 'quarantined', ticketNumber: null, changes: [], letters: [] },
      },
    ]);
    const outcome = { type: 'sent', response: '250 Ok' } as const;
    const delivery = { outcome, nextAttemptAt: null, changes: [] };
    await store.recordDeliveries([
      { ...delivery, key: `ack:${quick.id}`, at: minutesAfter(monday, 2) },
      { ...delivery, key: `ack:${late.id}`, at: minutesAfter(monday, 20) },
    ]);
    const facts = await store.digestFacts(minutesAfter(monday, 60));
    const minute = 60_000;
    const kept = { count: 4, inTime: 1, median: 40 * minute, worst: 60 * minute };
    expect(facts.acknowledgements).toEqual({ sinceLast: kept, week: kept, month: kept });
    expect(facts.unacknowledged).toMatchObject([
      { mailId: held.id, ticketNumber: 'INC-000003', disposition: 'opened', letter: { state: 'held' } },
      { mailId: unread.id, disposition: 'quarantined', letter: null },
    ]);
    expect(facts.mended).toMatchObject([
      {
        kind: 'acknowledge',
        ticketNumber: 'INC-000002',
        settledAt: minutesAfter(monday, 20),
        settledHow: 'sent',
      },
    ]);
    const later = await store.digestFacts(minutesAfter(monday, 40 * day));
    expect(later.acknowledgements.month).toMatchObject({ count: 0 });
  });

  test('tell of letters that wait for a word, were refused, or came back since', async () => {
    const store = await freshStore(engine);
    const [mail, report] = await keepMails(store, 2);
    const letters = [
      letter('ack:1', { acknowledges: mail.id }),
      letter('held', { held: true }),
      letter('lost'),
    ];
    await store.record([opening(mail, 'INC-000001', { letters })]);
    const at = minutesAfter(monday, 5);
    await store.recordDeliveries([
      { key: 'ack:1', at, outcome: { type: 'sent', response: '250 Ok' }, nextAttemptAt: null, changes: [] },
      { key: 'lost', at, outcome: { type: 'never', response: '550 no' }, nextAttemptAt: null, changes: [] },
    ]);
    await store.record([
      {
        ...opening(report, ''),
        ...{ disposition: 'bounce', ticketNumber: null, changes: [], letters: [] },
        onLetter: { key: 'ack:1', fate: 'returned', why: '5.1.1 user unknown' },
        decidedAt: minutesAfter(monday, 10),
      },
    ]);
    const { heldLetters, refusedLetters, returnedLetters } = await store.digestFacts(
      minutesAfter(monday, 60),
    );
    expect(heldLetters).toMatchObject([{ key: 'held', why: null }]);
    expect(refusedLetters).toMatchObject([{ key: 'lost', why: '550 no' }]);
    expect(returnedLetters).toMatchObject([
      { key: 'ack:1', to: 'ana@minera.example', why: '5.1.1 user unknown' },
    ]);
    const later = await store.digestFacts(minutesAfter(monday, 2 * day));
    expect([later.heldLetters.length, later.refusedLetters, later.returnedLetters]).toEqual([1, [], []]);
  });
});

test('the facts of a digest are looked up by an index, however many years of data there are', async () => {
  const [engine] = engines;
  const url = (await engine?.emptyDatabase()) ?? '';
  const store = await openAgain(url);
  await store.migrate();
  const prepare = vi.spyOn(Sqlite.prototype, 'prepare');
  await store.digestFacts(monday);
  await store.digestStanding();
  const statements = new Set(prepare.mock.calls.map(([statement]) => statement));
  const file = new Sqlite(url.replace('sqlite:', ''));
  const plans = [...statements].filter(statement => /^select/i.test(statement)).map(planOf);
  file.close();
  expect(plans.length).toBeGreaterThan(12);
  // These two hold what is open alone, and all of it is asked for.
  const byPart = /^SCAN \w+ USING INDEX (promises|tickets)_open$/;
  expect(plans.flat().filter(step => step.startsWith('SCAN') && !byPart.test(step))).toEqual([]);

  function planOf(statement: string): string[] {
    const values = Array.from({ length: statement.split('?').length - 1 }, () => '');
    const steps = file
      .prepare<string[], { detail: string }>(`explain query plan ${statement}`)
      .all(...values);
    return steps.map(({ detail }) => detail);
  }
});
