import { startAsked, toComplete } from '../ticket/request.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { hadPassed } from '../ticket/verdict.ts';

/** What a desk may owe a ticket, one of each kind at a time. */
export type TicketPromiseKind =
  | 'accept' // an agent accepts a service request before its start
  | 'decide' // the desk decides on a start that leaves too little notice
  | 'start' // the work begins as agreed
  | 'complete' // the customer is asked once more for what their request lacks
  | 'pending' // the desk asks after an incident that waits for somebody
  | 'close-silent'; // a solution that nobody objects to closes its incident

export interface TicketPromise {
  kind: TicketPromiseKind;
  dueAt: Date;
  why: string;
}

/** A promise that stands, and the ticket it is about. */
export interface OpenPromise extends Omit<TicketPromise, 'why'> {
  ticket: Ticket;
}

/** All that the desk owes a ticket as it stands; what it no longer owes has ended. */
export function promisesOf(ticket: Ticket): TicketPromise[] {
  const { kind, status, startAt, waitsUntil, waitsFor } = ticket;
  switch (status) {
    case 'review':
    case 'open':
      return kind === 'ssr' ? [...answerDue(ticket), ...reminderDue(ticket)] : [];
    case 'proposed':
      return promise('accept', startAt, 'the start the desk has proposed');
    case 'accepted':
      return promise('start', startAt, 'the start the desk has accepted');
    case 'pending':
      return promise(
        'pending',
        waitsUntil,
        `waits for ${waitsFor === 'customer' ? 'the customer' : 'a third party'}`,
      );
    case 'resolved':
      return promise('close-silent', waitsUntil, 'resolved');
    case 'in-progress':
    case 'fulfilled':
    case 'rejected':
    case 'cancelled':
    case 'closed':
      return [];
  }
}

/** Milliseconds in which the desk answers for a start that was past already when it was asked for. */
const toDecideOnPast = 4 * 60 * 60_000;

function answerDue(ticket: Ticket): TicketPromise[] {
  const { leadTime } = ticket;
  const startAt = startAsked(ticket);
  if (startAt === null || leadTime === null || leadTime.proposed.met)
    return promise('accept', startAt, 'the start asked for');
  if (!hadPassed(leadTime.proposed))
    return promise('decide', startAt, 'the start asked for leaves too little notice');
  const dueAt = new Date(Date.parse(leadTime.proposed.receivedAt) + toDecideOnPast);
  return promise('decide', dueAt, 'the start had passed when it was asked for');
}

function reminderDue(ticket: Ticket): TicketPromise[] {
  const deadline = toComplete(ticket);
  return promise('complete', deadline && new Date(deadline.remindAt), 'answers are missing');
}

/** None where its time is not known. */
function promise(kind: TicketPromiseKind, dueAt: Date | null, why: string): TicketPromise[] {
  return dueAt === null ? [] : [{ kind, dueAt, why }];
}
