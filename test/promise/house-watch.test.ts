import { describe, expect, test } from 'vitest';
import {
  customerDangers,
  databaseDangers,
  readerDangers,
  submissionDangers,
  unwrittenDangers,
  workDangers,
} from '../../src/promise/house-watch.ts';
import { mailboxDangers, unreadDangers } from '../../src/promise/mailbox-watch.ts';
import { rateDangers } from '../../src/promise/rate-watch.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const nine = new Date('2026-03-02T09:00:00Z');
const minutesLater = (minutes: number) => new Date(nine.getTime() + minutes * minute);
const levelsOf = (dangers: ReturnType<typeof mailboxDangers>) =>
  dangers.flatMap(({ subjects }) => subjects.map(({ level }) => level));

const ladder = [
  [2.9, []],
  [3, ['warning']],
  [10, ['urgent']],
  [15, ['breach']],
] as const;

describe('what nobody sees ages like any other mail:', () => {
  const mailbox = { name: 'incidents', failure: 'ECONNRESET', failingSince: nine };

  test.each(ladder)('a mailbox that was last read %d minutes ago is %j', (minutes, level) => {
    const state = { ...mailbox, lastGoodPollAt: nine };
    const dangers = mailboxDangers([state], minutesLater(-600), 'en', minutesLater(minutes));
    expect(levelsOf(dangers)).toEqual(level);
  });

  test('it is told since when, and why', () => {
    const never = { ...mailbox, lastGoodPollAt: null };
    const polled = { ...mailbox, name: 'ssr', lastGoodPollAt: minutesLater(4) };
    const dangers = mailboxDangers([never, polled], nine, 'en', minutesLater(4));
    expect(dangers.map(({ cause, headline, details }) => [cause, headline, details[0]])).toEqual([
      [
        'mailbox:incidents',
        'Mailbox incidents has not been read since acuse started 4 min ago',
        'Reason: ECONNRESET',
      ],
      [
        'mailbox:ssr',
        'Mailbox ssr is read, but its mails have not been handled for 4 min',
        'Reason: ECONNRESET',
      ],
    ]);
  });

  test.each(ladder)('a mail that has lain unread for %d minutes is %j', (minutes, level) => {
    const unread = { mailbox: 'incidents', uid: 'uid:1:7', arrivedAt: nine };
    expect(levelsOf(unreadDangers([unread], 3 * day, 'en', minutesLater(minutes)))).toEqual(level);
  });

  test('mails too old to be answered are in no danger any more', () => {
    const unread = { mailbox: 'incidents', uid: 'uid:1:7', arrivedAt: minutesLater(-4 * 24 * 60) };
    expect(unreadDangers([unread], 3 * day, 'en', nine)).toEqual([]);
  });

  test.each(ladder)(
    'letters, or a database, that have stood still for %d minutes are %j',
    (minutes, level) => {
      const still = { since: nine, why: 'disk full' };
      expect(levelsOf(submissionDangers(still, 3, 'en', minutesLater(minutes)))).toEqual(level);
      expect(levelsOf(databaseDangers(still, 'en', minutesLater(minutes)))).toEqual(level);
    },
  );

  test('letters that go out are in no danger', () => {
    expect(submissionDangers(null, 300, 'en', nine)).toEqual([]);
  });
});

describe('work that fails', () => {
  const failing = { name: 'purge', since: nine, reason: 'database is locked' };

  test('twice is no alert, three times is a warning, ten times is urgent', () => {
    const levels = [2, 3, 10].map(times => levelsOf(workDangers([{ ...failing, times }], 'en', nine)));
    expect(levels).toEqual([[], ['warning'], ['urgent']]);
  });
});

describe('readers whom letters do not reach', () => {
  test('are told of one by one', () => {
    const [one, other] = ['y@example.com', 'x@example.com'].map(to => ({ to, reason: '5.1.1' }));
    const lost = [one, one, other].flatMap(each => each ?? []);
    expect(readerDangers(lost, 'en').map(({ cause, headline }) => [cause, headline])).toEqual([
      ['reader:y@example.com', 'Letters to the desk do not reach y@example.com: 2'],
      ['reader:x@example.com', 'Letters to the desk do not reach x@example.com: 1'],
    ]);
  });
});

test('a customer whom our word does not reach is told of with what is left to do', () => {
  expect(customerDangers([{ ticketNumber: 'INC-000001', reason: '550 5.1.1' }], 'en')).toEqual([
    {
      cause: 'customer:INC-000001',
      subjects: [{ name: 'customer:INC-000001', level: 'urgent' }],
      headline: 'The customer of INC-000001 was not told: the mail server refuses the letter',
      details: ['Reason: 550 5.1.1', expect.stringContaining('acuse ticket INC-000001 telephoned')],
    },
  ]);
});

describe('an hour', () => {
  const month = (usual: number) => Array.from({ length: 28 }, () => usual);
  const none: ReadonlySet<string> = new Set();

  test('with more than four times the usual is unusual, if it is many at all', () => {
    const found = (lastHour: number, usual: number) =>
      rateDangers([{ what: 'mails', lastHour, before: month(usual) }], none, 'en').map(
        ({ headline }) => headline,
      );
    expect(found(30, 1)).toEqual([]);
    expect(found(31, 1)).toEqual(['Unusually many mails: 31 in the last hour, 1 are usual']);
    expect(found(80, 20)).toEqual([]);
    expect(found(81, 20)).toEqual(['Unusually many mails: 81 in the last hour, 20 are usual']);
  });

  test('is never unusual at a new desk: nobody knows what is usual there', () => {
    const before = month(0).slice(0, 6);
    expect(rateDangers([{ what: 'mails', lastHour: 500, before }], none, 'en')).toEqual([]);
  });

  test('that was unusual is over when it has clearly fallen', () => {
    const standing = new Set(['rate:failures']);
    const at = (lastHour: number) =>
      rateDangers([{ what: 'failures', lastHour, before: month(0) }], standing, 'en');
    expect(at(3)).toHaveLength(1);
    expect(at(2)).toEqual([]);
  });
});

test('letters that cannot be written are told together, with the tickets nobody has heard of', () => {
  const letters = [
    { ticketNumber: 'INC-000001', owedAt: nine, reason: '"x" not defined' },
    { ticketNumber: 'INC-000001', owedAt: nine, reason: '"x" not defined' },
    { ticketNumber: 'INC-000002', owedAt: minutesLater(15), reason: 'another' },
  ];
  expect(unwrittenDangers([], 'en', nine)).toEqual([]);
  expect(unwrittenDangers(letters, 'en', minutesLater(16))).toEqual([
    {
      cause: 'letters:unwritten',
      subjects: [
        { name: 'INC-000001', level: 'urgent' },
        { name: 'INC-000002', level: 'urgent' },
      ],
      headline: '3 letters are owed and cannot be written, the longest for 16 min',
      details: [
        'Tickets: INC-000001, INC-000002',
        'Reason: "x" not defined',
        'Nobody has heard of this by mail.',
        'To do: mend the template that the reason names, and start acuse anew; acuse check tries all of them.',
      ],
    },
  ]);
});
