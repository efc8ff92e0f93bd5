import { describe, expect, test } from 'vitest';
import { promisesOf } from '../../src/promise/ticket-promises.ts';
import type { Submit } from '../../src/ticket/command.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import type { Verdict } from '../../src/ticket/verdict.ts';
import { inTime, monday, ticketWith } from '../ticket/steps.ts';

const at = (text: string) => new Date(text);
const friday = at(inTime.requestedFor);
const deadline = { latest: '2026-03-04T10:00:00-05:00', remindAt: '2026-03-03T10:00:00-05:00' };
const late = { ...inTime, met: false };
const whole = { missing: [], unreadable: [] };

function request(submitted: Partial<Submit> = {}, stands: Partial<Ticket> = {}): Ticket {
  const leadTime = { verdicts: [inTime], proposed: inTime, deadline };
  return { ...ticketWith({ kind: 'ssr', leadTime, ...whole, ...submitted }), ...stands };
}

const incident = (stands: Partial<Ticket>): Ticket => ({ ...ticketWith(), ...stands });

/** What is promised, and for when. */
function promised(ticket: Ticket) {
  return promisesOf(ticket).map(({ kind, dueAt }) => [kind, dueAt]);
}

describe('the desk promises', () => {
  test('to accept a service request before its start, and before the one it has proposed itself', () => {
    expect(promised(request())).toEqual([['accept', friday]]);
    expect(promised(request({}, { status: 'review' }))).toEqual([['accept', friday]]);
    expect(promised(request({}, { status: 'proposed', startAt: monday }))).toEqual([['accept', monday]]);
  });

  test('to accept it also where nobody could judge its start, if it was understood', () => {
    const requestedFor = {
      text: '6/3',
      value: '2026-03-06T15:00:00Z',
      confidence: 1,
      from: 'plain',
    } as const;
    expect(promised(request({ leadTime: null, fields: { requestedFor } }))).toEqual([['accept', friday]]);
    expect(promised(request({ leadTime: null }))).toEqual([]);
  });

  test('to decide on a start that leaves too little notice before it comes', () => {
    const leadTime = { verdicts: [late], proposed: late, deadline: null };
    expect(promised(request({ leadTime }))).toEqual([['decide', friday]]);
  });

  test('to decide within four hours on a start that was past when it was asked for', () => {
    const past: Verdict = { ...late, flags: ['already_past'], requestedFor: '2026-03-01T10:00:00-05:00' };
    const leadTime = { verdicts: [past], proposed: past, deadline: null };
    expect(promised(request({ leadTime }))).toEqual([['decide', at('2026-03-02T08:00:00-05:00')]]);
  });

  test('to begin at the start it has accepted', () => {
    expect(promised(request({}, { status: 'accepted', startAt: monday }))).toEqual([['start', monday]]);
  });

  test('to ask the customer again for what is missing, once', () => {
    const remindAt = at(deadline.remindAt);
    for (const incomplete of [{ missing: ['site'] }, { unreadable: ['contact'] }])
      expect(promised(request(incomplete))).toEqual([
        ['accept', friday],
        ['complete', remindAt],
      ]);
    expect(promised(request({ missing: ['site'] }, { remindedAt: monday }))).toEqual([['accept', friday]]);
  });

  test('to ask after an incident that waits for somebody, and to close one whose solution nobody objects to', () => {
    const waiting = { waitsFor: 'customer', waitsUntil: friday } as const;
    expect(promised(incident({ status: 'pending', ...waiting }))).toEqual([['pending', friday]]);
    expect(promised(incident({ status: 'resolved', waitsUntil: friday }))).toEqual([
      ['close-silent', friday],
    ]);
  });

  test('nothing of the kind for an incident at work, nor for any ticket that is over', () => {
    for (const status of ['review', 'open', 'in-progress', 'closed'] as const)
      expect(promised(incident({ status }))).toEqual([]);
    for (const status of ['fulfilled', 'rejected', 'cancelled'] as const)
      expect(promised(request({}, { status, startAt: monday }))).toEqual([]);
  });
});
