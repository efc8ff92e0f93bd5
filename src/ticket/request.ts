import { minuteIn } from '../questionnaire/values/zones.ts';
import type { Accepted, Deed } from './deeds.ts';
import type { CustomerReminded } from './event.ts';
import type { Accept, KindsOrder } from './orders.ts';
import { refuse, requireStatus } from './refused.ts';
import type { Ticket } from './ticket.ts';
import { type Deadline, fullMinute, hadPassed, type Verdict } from './verdict.ts';

/** What an order makes of a simple service request: open ⇄ proposed → accepted → fulfilled, or rejected, or cancelled. */
export function requestOrdered(ticket: Ticket, order: KindsOrder, at: Date): Deed[] {
  switch (order.type) {
    case 'Accept':
      return [accepted(ticket, order, at)];
    case 'Propose':
      requireStatus(ticket, 'given another start', ['open', 'proposed', 'accepted']);
      return [{ ...order, type: 'Proposed', at }];
    case 'Reject':
      requireStatus(ticket, 'rejected', ['open', 'proposed']);
      return [{ ...order, type: 'Rejected', at }];
    case 'Fulfil':
      requireStatus(ticket, 'fulfilled', ['accepted']);
      return [{ ...order, type: 'Fulfilled', at }];
    case 'Cancel':
      requireStatus(ticket, 'cancelled', ['open', 'proposed', 'accepted']);
      return [{ ...order, type: 'Cancelled', at }];
    case 'Start':
    case 'PutPending':
    case 'Escalate':
    case 'Resolve':
    case 'Close':
    case 'Reopen':
      return refuse(`${ticket.number} is a service request: it is accepted, then fulfilled, or cancelled`);
  }
}

/** The start the desk has proposed, else the one asked for; that must leave the time needed, or be an exception. */
function accepted(ticket: Ticket, { by, text, isException }: Accept, at: Date): Accepted {
  requireStatus(ticket, 'accepted', ['open', 'proposed']);
  const startAt = ticket.status === 'proposed' ? ticket.startAt : startAsked(ticket);
  if (startAt === null)
    return refuse(`${ticket.number} names no start that was understood: propose one, or ask the customer`);
  const verdict = ticket.status === 'proposed' ? null : (ticket.leadTime?.proposed ?? null);
  if (verdict && hadPassed(verdict))
    refuse(`the start asked for in ${ticket.number} was past when it was asked for: propose another`);
  const isLate = verdict?.met === false;
  if (isLate && !isException)
    refuse(
      `the start asked for in ${ticket.number} does not leave the lead time, the earliest is ${earliestIn(verdict)}: accept it with --exception, or propose another`,
    );
  return { type: 'Accepted', at, by, startAt, isException: isLate, text };
}

function earliestIn({ earliest, zone }: Verdict): string {
  return `${minuteIn(zone, fullMinute(earliest))} (${zone})`;
}

/** The start that a service request asks for; null where none was understood. */
export function startAsked({
  leadTime,
  fields: { requestedFor },
}: Pick<Ticket, 'leadTime' | 'fields'>): Date | null {
  if (leadTime) return new Date(leadTime.proposed.requestedFor);
  const value = requestedFor?.value;
  if (typeof value === 'string') return new Date(value);
  return value !== undefined && 'start' in value ? new Date(value.start) : null;
}

/** What it makes of a request that its answers are still not there when they are needed. */
export function requestIncomplete(ticket: Ticket | null, at: Date): CustomerReminded[] {
  if (!ticket || toComplete(ticket) === null) return [];
  return [{ type: 'CustomerReminded', at, asked: [...ticket.missing, ...ticket.unreadable] }];
}

/**
 * Until when an incomplete request has to be completed, for its start to stand; null where the customer is not to be
 * asked again: once is enough, and whoever named the start later than a reminder is due has just been asked.
 */
export function toComplete(ticket: Ticket): Deadline | null {
  const { kind, status, answerTo, remindedAt, leadTime } = ticket;
  const isAskable = kind === 'ssr' && status === 'open' && answerTo !== null && remindedAt === null;
  const isIncomplete = ticket.missing.length > 0 || ticket.unreadable.length > 0;
  const deadline = leadTime?.deadline ?? null;
  if (!isAskable || !isIncomplete || leadTime === null || deadline === null) return null;
  return Date.parse(deadline.remindAt) > Date.parse(leadTime.proposed.receivedAt) ? deadline : null;
}
