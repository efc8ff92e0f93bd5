import { deadAddress } from './dead-address.ts';
import type { Deed } from './deeds.ts';
import type { WaitsFor } from './orders.ts';
import { type Ticket, type TicketStatus, telephoneTheCustomer } from './ticket.ts';

/** What the desk has made of a ticket so far. */
export interface Handling {
  /** In whose hands it is; null while nobody has taken it. */
  assignee: string | null;
  /** Of a pending incident. */
  waitsFor: WaitsFor | null;
  /** When the desk asks after a pending incident, and when a resolved one closes by itself. */
  waitsUntil: Date | null;
  /** Of a service request: the start that the desk accepted or proposed last. */
  startAt: Date | null;
  /** When the customer of an incomplete service request was asked again for what is missing. */
  remindedAt: Date | null;
  /** How far up the ladder of the desk it has been taken; the service desk is 1. */
  escalationLevel: number;
  /** When an agent first told the customer by telephone. */
  telephonedAt: Date | null;
  /** When an incident was resolved last; null again once it is reopened. */
  resolvedAt: Date | null;
  /** When it ended: closed, fulfilled, rejected or cancelled. */
  overAt: Date | null;
}

/** Of a ticket that nobody has touched. */
export const untouched: Handling = {
  ...{ assignee: null, waitsFor: null, waitsUntil: null, startAt: null, remindedAt: null },
  ...{ escalationLevel: 1, telephonedAt: null, resolvedAt: null, overAt: null },
};

/** The states in which nobody works on a ticket any more, nor will. */
export const overStatuses = [
  'closed',
  'fulfilled',
  'rejected',
  'cancelled',
] as const satisfies TicketStatus[];

export function isOver({ status }: Pick<Ticket, 'status'>): boolean {
  return overStatuses.some(over => over === status);
}

/** An answer to a ticket that ended longer ago opens another. */
const answerableDays = 7;

export function isLongOver({ overAt }: Pick<Ticket, 'overAt'>, now: Date): boolean {
  return overAt !== null && now.getTime() - overAt.getTime() > answerableDays * 86_400_000;
}

/** The ticket after a deed of the desk's. */
export function handled(ticket: Ticket, deed: Deed): Ticket {
  switch (deed.type) {
    case 'UpdatePosted':
      return takenUp(ticket);
    case 'Noted':
      return ticket;
    case 'Telephoned':
      return telephoned(ticket, deed.at);
    case 'AddressCorrected':
      return { ...ticket, answerTo: deed.to, flags: ticket.flags.filter(flag => flag !== deadAddress) };
    case 'SeveritySet':
      return { ...ticket, severity: deed.severity };
    case 'Assigned':
      return { ...takenUp(ticket), assignee: deed.to };
    case 'ReviewPassed':
      return { ...ticket, status: 'open' };
    case 'Started':
      return { ...ticket, status: 'in-progress', ...waitsForNobody };
    case 'MadePending':
      return { ...ticket, status: 'pending', waitsFor: deed.waitsFor, waitsUntil: deed.askAgainAt };
    case 'Accepted':
      return { ...ticket, status: 'accepted', startAt: deed.startAt };
    case 'Proposed':
      return { ...ticket, status: 'proposed', startAt: deed.startAt };
    case 'Rejected':
      return { ...ticket, status: 'rejected', overAt: deed.at };
    case 'Fulfilled':
      return { ...ticket, status: 'fulfilled', overAt: deed.at };
    case 'Escalated':
      return { ...takenUp(ticket), escalationLevel: deed.level };
    case 'Resolved':
      return {
        ...ticket,
        ...{ status: 'resolved', waitsFor: null, waitsUntil: deed.closesAt, resolvedAt: deed.at },
      };
    case 'Closed':
      return { ...ticket, status: 'closed', ...waitsForNobody, overAt: deed.at };
    case 'Reopened':
      return { ...ticket, status: 'in-progress', ...waitsForNobody, resolvedAt: null, overAt: null };
    case 'ReviewFailed':
    case 'Cancelled':
      return { ...ticket, status: 'cancelled', ...waitsForNobody, overAt: deed.at };
  }
}

/** It waits for nobody. */
const waitsForNobody = { waitsFor: null, waitsUntil: null };

/** The customer knows the number from here on, if not before. */
function telephoned(ticket: Ticket, at: Date): Ticket {
  return {
    ...ticket,
    acknowledgedAt: ticket.acknowledgedAt ?? at,
    telephonedAt: ticket.telephonedAt ?? at,
    flags: ticket.flags.filter(flag => flag !== telephoneTheCustomer),
  };
}

/** Whoever tells of an incident, is given it, or takes it higher, works on it. */
function takenUp(ticket: Ticket): Ticket {
  return ticket.kind === 'incident' && ticket.status === 'open'
    ? { ...ticket, status: 'in-progress' }
    : ticket;
}
