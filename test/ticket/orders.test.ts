import { describe, expect, test } from 'vitest';
import type { Command, Reply } from '../../src/ticket/command.ts';
import { decide } from '../../src/ticket/decide.ts';
import type { TicketEvent } from '../../src/ticket/event.ts';
import { fold } from '../../src/ticket/evolve.ts';
import type { Order } from '../../src/ticket/orders.ts';
import type { Ticket, TicketKind } from '../../src/ticket/ticket.ts';
import type { Verdict } from '../../src/ticket/verdict.ts';
import { inTime, later, monday, submit, ticketWith } from './steps.ts';

const by = 'Rosa';
const text = 'porque sí';
const friday = new Date('2026-03-06T15:00:00Z');

const duty = { en: 'Duty manager', es: 'Supervisor de turno', pt: 'Supervisor de plantão' };

/** The orders of an agent, by the words they are given in. */
const orders = {
  post: { type: 'PostUpdate', by, text },
  note: { type: 'Note', by, text },
  telephoned: { type: 'Telephone', by, text: null },
  address: { type: 'CorrectAddress', by, to: 'eva@minera.example' },
  severity: { type: 'SetSeverity', by, severity: 1, text: null },
  assign: { type: 'Assign', by, to: 'Hugo' },
  start: { type: 'Start', by },
  'pending customer': { type: 'PutPending', by, waitsFor: 'customer', text, askAgainAt: friday },
  'pending third party': { type: 'PutPending', by, waitsFor: 'third-party', text, askAgainAt: friday },
  accept: { type: 'Accept', by, isException: false, text: null },
  'accept as exception': { type: 'Accept', by, isException: true, text: null },
  propose: { type: 'Propose', by, startAt: friday, text: null },
  reject: { type: 'Reject', by, text },
  fulfil: { type: 'Fulfil', by, fulfilledAt: later, text: null },
  escalate: { type: 'Escalate', by, level: 2, role: duty, skips: false, why: text },
  resolve: { type: 'Resolve', by, cause: text, solution: text, restoredAt: later, closesAt: friday },
  close: { type: 'Close', by, text: null },
  reopen: { type: 'Reopen', by, text },
  cancel: { type: 'Cancel', by, text },
} as const satisfies Record<string, Order>;
type Word = keyof typeof orders;

const said: Reply = {
  ...{
    type: 'Reply',
    mailId: 18,
    from: 'ana@minera.example',
    text: 'Sigue caído',
    fields: {},
    unreadable: [],
  },
  ...{ why: 'a Message-ID signed by us', place: null, leadTime: null, consent: null },
};
const writes = said;
const agrees: Reply = { ...said, consent: 'agrees' };
const thanks: Reply = { ...said, consent: 'thanks' };
const silence: Command = { type: 'CloseSilent' };

/** A ticket after these words and commands, from its opening on. */
function ticketAfter(
  kind: TicketKind,
  steps: readonly (Word | Command)[],
  review: string | null = null,
): Ticket {
  const verdict = { ...inTime, met: false };
  const late = kind === 'ssr' ? { verdicts: [verdict], proposed: verdict, deadline: null } : null;
  const events: TicketEvent[] = decide(null, { ...submit, kind, review, leadTime: late }, monday);
  for (const step of steps) events.push(...eventsOf(fold(events), step));
  const ticket = fold(events);
  if (!ticket) throw new Error('a submitted ticket exists');
  return ticket;
}

function eventsOf(ticket: Ticket | null, step: Word | Command): TicketEvent[] {
  return decide(ticket, typeof step === 'string' ? orders[step] : step, later);
}

const incident = (...steps: (Word | Command)[]) => ticketAfter('incident', steps);
const request = (...steps: (Word | Command)[]) => ticketAfter('ssr', steps);

/** The words that a ticket obeys. */
function obeyed(ticket: Ticket): Word[] {
  const words = Object.keys(orders) as Word[];
  return words.filter(word => {
    try {
      return eventsOf(ticket, word).length > 0;
    } catch {
      return false;
    }
  });
}

const ever: Word[] = ['note', 'telephoned', 'address'];
const always: Word[] = ['post', ...ever, 'severity', 'assign'];
const pending: Word[] = ['pending customer', 'pending third party'];

describe('what an agent may order', () => {
  test.each<[string, Ticket, Word[]]>([
    ['open', incident(), [...always, 'start', ...pending, 'escalate', 'resolve', 'cancel']],
    ['in-progress', incident('start'), [...always, ...pending, 'escalate', 'resolve', 'cancel']],
    [
      'pending',
      incident('pending customer'),
      [...always, 'start', ...pending, 'escalate', 'resolve', 'cancel'],
    ],
    ['resolved', incident('resolve'), [...always, 'close', 'reopen']],
    ['closed', incident('resolve', 'close'), [...ever, 'reopen']],
    ['cancelled', incident('cancel'), [...ever, 'reopen']],
  ])('of an incident that is %s', (status, ticket, words) => {
    expect(ticket.status).toBe(status);
    expect(obeyed(ticket)).toEqual(words);
  });

  test.each<[string, Ticket, Word[]]>([
    ['open', request(), [...always, 'accept as exception', 'propose', 'reject', 'cancel']],
    [
      'proposed',
      request('propose'),
      [...always, 'accept', 'accept as exception', 'propose', 'reject', 'cancel'],
    ],
    ['accepted', request('propose', 'accept'), [...always, 'propose', 'fulfil', 'cancel']],
    ['fulfilled', request('propose', 'accept', 'fulfil'), ever],
    ['rejected', request('reject'), ever],
    ['cancelled', request('cancel'), ever],
  ])('of a service request without its lead time that is %s', (status, ticket, words) => {
    expect(ticket.status).toBe(status);
    expect(obeyed(ticket)).toEqual(words);
  });

  test('of a change: it is closed or cancelled', () => {
    expect(obeyed(ticketAfter('rfc', []))).toEqual([...always, 'close', 'cancel']);
    expect(obeyed(ticketAfter('rfc', ['close']))).toEqual(ever);
  });

  test.each<TicketKind>(['incident', 'ssr', 'rfc'])('of a ticket in review, of whatever kind (%s)', kind => {
    const ticket = ticketAfter(kind, [], 'From may be forged');
    expect(obeyed(ticket)).toEqual(['note', 'severity', 'assign', 'accept', 'accept as exception', 'cancel']);
    expect(ticketAfter(kind, ['accept'], 'From may be forged').status).toBe('open');
    expect(eventsOf(ticket, 'cancel')).toEqual([{ type: 'ReviewFailed', by, text, at: later }]);
  });
});

describe('an incident', () => {
  test('is worked on once somebody has it, or its customer is told of it', () => {
    for (const word of ['post', 'assign', 'start'] as const)
      expect(incident(word).status).toBe('in-progress');
    expect(incident('note', 'severity')).toMatchObject({ status: 'open', severity: 1 });
    expect(incident('assign').assignee).toBe('Hugo');
  });

  test('is taken up the ladder level by level; passing over one takes a word of its own', () => {
    const escalated = incident('escalate');
    expect(escalated).toMatchObject({ status: 'in-progress', escalationLevel: 2 });
    expect(() => eventsOf(escalated, 'escalate')).toThrow('INC-000123 is at level 2 already');
    const fourth = { ...orders.escalate, level: 4 };
    expect(() => eventsOf(escalated, fourth)).toThrow('level 3 comes first; --skip passes over it');
    expect(eventsOf(escalated, { ...fourth, skips: true })).toEqual([
      { type: 'Escalated', at: later, by, level: 4, role: duty, why: text },
    ]);
    expect(incident('escalate', 'resolve', 'reopen').escalationLevel).toBe(2);
  });

  test('that is ordered to become what it is says that it is so already', () => {
    expect(() => eventsOf(incident('resolve'), 'resolve')).toThrow(/^INC-000123 is resolved already$/);
    expect(() => eventsOf(incident(), 'close')).toThrow(
      'INC-000123 is open and cannot be closed: only a ticket that is resolved can',
    );
  });

  test('that is a question is answered, not escalated', () => {
    const question = incident({ ...orders.severity, severity: 4 });
    expect(() => eventsOf(question, 'escalate')).toThrow('is of severity 4, a question');
  });

  test('that waits for the customer goes on when they write, one that waits for others does not', () => {
    expect(incident('pending customer')).toMatchObject({ status: 'pending', waitsFor: 'customer' });
    expect(incident('pending customer', writes)).toMatchObject({
      ...{ status: 'in-progress', waitsFor: null, waitsUntil: null },
    });
    expect(incident('pending third party', writes)).toMatchObject({
      status: 'pending',
      waitsFor: 'third-party',
    });
  });

  test('that is resolved is closed by the customer’s yes, or by silence until the promised time', () => {
    expect(incident('resolve').resolvedAt).toEqual(later);
    expect(eventsOf(incident('resolve'), agrees).slice(1)).toEqual([
      { type: 'Closed', at: later, by: null, because: 'customer', text: null },
    ]);
    expect(eventsOf(incident('resolve'), silence)).toEqual([]);
    expect(decide(incident('resolve'), silence, friday)).toEqual([
      { type: 'Closed', at: friday, by: null, because: 'silence', text: null },
    ]);
    expect(incident('resolve', 'close')).toMatchObject({ status: 'closed', overAt: later });
  });

  test('that goes on is not closed by silence, nor by a yes to something else', () => {
    for (const ticket of [incident(), incident('resolve', 'reopen'), incident('resolve', 'close')])
      expect(decide(ticket, silence, friday)).toEqual([]);
    expect(incident('start', agrees).status).toBe('in-progress');
  });

  test('that is over is reopened by whatever else the customer writes, but not by thanks', () => {
    for (const steps of [['resolve'], ['resolve', 'close'], ['cancel']] as const) {
      expect(incident(...steps, writes)).toMatchObject({
        status: 'in-progress',
        resolvedAt: null,
        overAt: null,
      });
      expect(incident(...steps, thanks).status).toBe(incident(...steps).status);
    }
  });
});

describe('a service request', () => {
  test('without its lead time is accepted as an exception only, and says so', () => {
    expect(() => eventsOf(request(), 'accept')).toThrow(
      'the earliest is 2026-03-04 04:00 (America/Lima): accept it',
    );
    expect(eventsOf(request(), 'accept as exception')).toMatchObject([
      { type: 'Accepted', isException: true, startAt: new Date(inTime.requestedFor) },
    ]);
  });

  test('that was proposed another start is accepted at that one, which is no exception', () => {
    expect(eventsOf(request('propose'), 'accept as exception')).toMatchObject([
      { type: 'Accepted', isException: false, startAt: friday },
    ]);
  });

  test('asked for a start that was past already is accepted at none but another', () => {
    const past: Verdict = { ...inTime, met: false, flags: ['already_past'], requestedFor: inTime.receivedAt };
    const leadTime = { verdicts: [past], proposed: past, deadline: null };
    const opened = fold(decide(null, { ...submit, kind: 'ssr', leadTime }, monday));
    expect(() => eventsOf(opened, 'accept as exception')).toThrow('past when it was asked for');
    const proposed = fold(eventsOf(opened, 'propose'), opened);
    expect(eventsOf(proposed, 'accept')).toMatchObject([{ type: 'Accepted', startAt: friday }]);
  });

  test('that is incomplete is asked once more for what it lacks, while nobody has decided and its start stands', () => {
    const deadline = { latest: '2026-03-04T10:00:00-05:00', remindAt: '2026-03-03T10:00:00-05:00' };
    const leadTime = { verdicts: [inTime], proposed: inTime, deadline };
    const opened = decide(null, { ...submit, kind: 'ssr', leadTime }, monday);
    const reminder = decide(fold(opened), { type: 'RemindCustomer' }, later);
    expect(reminder).toEqual([
      { type: 'CustomerReminded', at: later, asked: ['site', 'rain', 'serviceType'] },
    ]);
    const reminded = fold([...opened, ...reminder]);
    expect(reminded?.remindedAt).toEqual(later);
    const accepted = fold([...opened, ...eventsOf(fold(opened), 'accept')]);
    const isLate = { ...leadTime, deadline: { ...deadline, remindAt: inTime.receivedAt } };
    for (const ticket of [
      ...[reminded, accepted, request(), incident()],
      ticketWith({ kind: 'ssr', leadTime, missing: [], unreadable: [] }),
      ticketWith({ kind: 'ssr', leadTime, answerTo: null }),
      ticketWith({ kind: 'ssr', leadTime: isLate }),
    ])
      expect(decide(ticket, { type: 'RemindCustomer' }, later)).toEqual([]);
  });

  test('stays as it is when its customer writes', () => {
    for (const steps of [[], ['propose'], ['propose', 'accept'], ['cancel']] as const)
      expect(request(...steps, writes).status).toBe(request(...steps).status);
  });
});
