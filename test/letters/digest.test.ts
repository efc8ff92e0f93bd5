import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import type { Desk } from '../../src/letters/desk.ts';
import { digestLetters } from '../../src/letters/digest.ts';
import type { DigestFacts, OpenTicket, UnacknowledgedMail } from '../../src/letters/digest-facts.ts';
import { lengthOf } from '../../src/letters/digest-times.ts';
import type { DigestWanted } from '../../src/letters/occasion.ts';
import { sampleDigests } from '../../src/letters/sample-digests.ts';
import { desk, sundayMorning as now } from './desk.ts';
import { composer } from './received.ts';

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const english: Desk = { ...desk, digest: { ...desk.digest, language: 'en' } };

const ticket: OpenTicket = {
  ...{
    number: 'INC-000123',
    kind: 'incident',
    status: 'open',
    severity: null,
    assignee: null,
    waitsFor: null,
  },
  ...{ flags: [], zone: 'America/Bogota', place: null, leadTime: null, startAt: null, startAsked: null },
  ...{
    customer: 'Minera Andina',
    site: 'Talara',
    subject: 'Sin servicio',
    receivedAt: hours(-5),
    promises: [],
  },
};

const mail: UnacknowledgedMail = {
  ...{ mailId: 17, from: 'ana@minera.example', subject: 'Sin servicio', ticketNumber: 'INC-000123', why: '' },
  ...{ acceptedAt: hours(-5), dueAt: hours(-4.75), disposition: 'opened', letter: null },
};

function wanted(facts: Partial<DigestFacts>, surroundings: Partial<DigestWanted['surroundings']> = {}) {
  const [, empty] = sampleDigests('incidents@example.com', now);
  if (!empty) throw new Error('the second sample is of a day on which nothing happens');
  return {
    ...empty,
    facts: { ...empty.facts, ...facts },
    surroundings: { watched: ['incidents'], polls: [], reminders: [], ...surroundings },
  };
}

/** What the one reader is told. */
function digest(...parts: Parameters<typeof wanted>) {
  const [order] = digestLetters(wanted(...parts), english);
  if (order?.kind !== 'digest') throw new Error('a digest for one reader is one letter');
  return order.data;
}

function linesOf(title: string, data: ReturnType<typeof digest>) {
  return data.sections.find(section => section.title.startsWith(title))?.lines ?? [];
}

describe('the digest', () => {
  test('counts each matter once, under the first reason', () => {
    const flags = ['telephone-the-customer'];
    const overdue = { kind: 'start', dueAt: hours(-1), why: '' };
    const data = digest({
      openTickets: [{ ...ticket, flags, promises: [overdue] }],
      unacknowledged: [mail],
      alerts: [
        { cause: 'acknowledgements:refused', level: 'breach', headline: 'x', raisedAt: now },
        { cause: 'start:INC-000123', level: 'breach', headline: 'x', raisedAt: now },
        { cause: 'submission', level: 'urgent', headline: 'No letter leaves', raisedAt: now },
      ],
    });
    expect(data.verdict).toBe('2 matters need a person now');
    expect(data.needs.map(({ text, note }) => [text, note])).toEqual([
      ['1 customer to telephone: our letter did not arrive', 'INC-000123'],
      ['1 alert stands', 'No letter leaves'],
    ]);
    expect(data.state).toBe('Digest 22 Nov: 2 need you · 1 open');
  });

  test('cuts long lists, and says by how much', () => {
    const many = Array.from({ length: 22 }, (_, index) => ({ ...ticket, number: `INC-${index}` }));
    const data = digest({
      openTickets: many,
      unacknowledged: many.map(({ number }) => ({ ...mail, ticketNumber: number })),
    });
    const open = data.sections.find(({ title }) => title === 'Open tickets, the oldest first (22)');
    expect([open?.lines.length, open?.more]).toEqual([10, 'and 12 more']);
    expect(data.needs[0]?.note).toBe('INC-0, INC-1, INC-2, INC-3 and 18 more');
  });

  test('shows a start by the clock of the digest, and by that of the site where it is another', () => {
    const start = { ...ticket, kind: 'ssr' as const, startAsked: hours(30) };
    const [here, there] = linesOf(
      'Starting tomorrow',
      digest({
        openTickets: [
          start,
          { ...start, number: 'SSR-2', zone: 'America/Santiago', status: 'accepted', assignee: 'Hugo' },
        ],
      }),
    );
    expect(here?.note).toBe('Mon 23 Nov, 13:15 · NOT ACCEPTED YET · not assigned');
    expect(there?.note).toBe('Mon 23 Nov, 13:15 · Mon 23 Nov, 15:15 at the site · accepted · Hugo');
  });

  test('sorts starts by the days of its own clock', () => {
    const at = (number: string, startAsked: Date) => ({
      ...ticket,
      kind: 'ssr' as const,
      number,
      startAsked,
    });
    const data = digest({
      openTickets: [
        at('A', hours(-1)),
        at('B', hours(16)),
        at('C', hours(17)),
        at('D', hours(6 * 24)),
        at('E', hours(8 * 24)),
      ],
    });
    const numbers = (title: string) => linesOf(title, data).map(({ lead }) => lead);
    expect(
      ['Starts that have', 'Starting today', 'Starting tomorrow', 'Starting within'].map(numbers),
    ).toEqual([['A'], ['B'], ['C'], ['D']]);
  });

  test('on trial calls nobody for letters that are held while people answer', () => {
    const held = {
      key: 'ack:17',
      kind: 'acknowledgement',
      to: 'ana@minera.example',
      ticketNumber: 'INC-000123',
      why: null,
    };
    const data = digest({ openTickets: [ticket], heldLetters: [held] });
    expect(data.isCalm).toBe(true);
    expect(linesOf('Letters held', data)).toHaveLength(1);
    expect(
      digest({ unacknowledged: [{ ...mail, letter: { state: 'held', response: null, returnedWhy: null } }] })
        .needs,
    ).toMatchObject([{ text: '1 letter held: release or drop', note: 'INC-000123' }]);
  });

  test('tells of the silence of a mailbox that is watched, and of one that is not read', () => {
    const traffic = { count: 0, usual: 40, lastAt: hours(-30), unusual: 'silent' as const };
    const poll = {
      name: 'incidents',
      lastGoodPollAt: null,
      quietSince: hours(-1),
      failure: 'connection refused',
    };
    const data = digest(
      {
        mailboxes: [
          { name: 'incidents', ...traffic },
          { name: 'given-up', ...traffic },
        ],
      },
      { polls: [poll] },
    );
    expect(data.needs).toMatchObject([{ text: '1 mailbox is not being read', note: 'incidents' }]);
    expect(linesOf('Mailboxes', data)).toEqual([
      {
        lead: 'incidents',
        text: '0 mails in 24 h, usually 40 · UNUSUAL: no mail since Sat 21 Nov, 01:15',
        note: 'NOT READ since the start: connection refused',
      },
    ]);
    const fresh = { ...poll, quietSince: now, failure: null };
    expect(digest({}, { polls: [fresh] }).isCalm).toBe(true);
  });

  test('says of a mailbox without any mail whether the desk is new', () => {
    const told = (isNew: boolean) => linesOf('Mailboxes', digest({ isNew }))[0]?.text;
    expect([told(true), told(false)]).toEqual(['no mail yet', 'no mail in four weeks']);
  });

  test('says that there was nothing to acknowledge, and no share of it', () => {
    expect(digest({}).acknowledged[0]).toMatchObject({ count: '0', none: 'none' });
  });

  test('shows a promise of a kind it does not know by its own words', () => {
    const promise = { kind: 'repair', dueAt: hours(-2), why: 'severity 1: 4 h' };
    const [line] = linesOf('Promises broken', digest({ openTickets: [{ ...ticket, promises: [promise] }] }));
    expect(line?.note).toBe('repair · due Sun 22 Nov, 05:15 · 2 h over · severity 1: 4 h');
  });

  test('tells the year of a time that lies in another one than the digest', () => {
    const promises = [{ kind: 'accept', dueAt: new Date('2027-01-04T13:00:00Z'), why: '' }];
    const data = digest({ openTickets: [{ ...ticket, promises }], since: new Date('2025-12-31T12:15:00Z') });
    expect(data.since).toBe('News since Wed 31 Dec 2025, 07:15');
    expect(linesOf('Open', data)[0]?.note).toContain('accept, Mon 4 Jan 2027, 08:00');
  });

  test('never says that all came in time while one did not', () => {
    const kept = { count: 500, inTime: 499, median: 900, worst: 1_500_000 };
    const { acknowledged } = digest({ acknowledgements: { sinceLast: kept, week: kept, month: kept } });
    expect(acknowledged[0]).toEqual({
      span: 'Since the last',
      none: '',
      count: '500',
      inTime: '99 %',
      median: '1 s',
      worst: '25 min',
    });
  });

  test('shows what strangers wrote, and never follows it', async () => {
    const customer = '<img src=x> {{heading}}\u202e\nsecond line';
    const [order] = digestLetters(wanted({ openTickets: [{ ...ticket, customer }] }), english);
    if (!order) throw new Error('a digest for one reader is one letter');
    const { html } = await simpleParser(Buffer.from(composer.compose(order, now).bytes));
    expect(html).toContain('&lt;img src&#x3D;x&gt; {{heading}} second line · Talara');
  });

  test.each([
    [400, '< 1 s'],
    [59_499, '59 s'],
    [60_000, '1 min'],
    [3_600_000, '1 h'],
    [47.9 * 3_600_000, '47 h'],
    [48 * 3_600_000, '2 d'],
  ])('says %d ms as %s', (milliseconds, said) => expect(lengthOf(milliseconds)).toBe(said));
});
