import type { Accepted, Deed } from './deeds.ts';
import type { Accept, KindsOrder, Propose } from './orders.ts';
import { refuse, requireStatus } from './refused.ts';
import type { Ticket } from './ticket.ts';

/** What an order makes of a simple service request: open ⇄ proposed → accepted → fulfilled, or rejected, or cancelled. */
export function requestOrdered(ticket: Ticket, order: KindsOrder, at: Date): Deed[] {
  switch (order.type) {
    case 'Accept':
      return [accepted(ticket, order, at)];
    case 'Propose':
      requireAhead(order, at);
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
  const isLate = verdict?.met === false;
  if (isLate && !isException)
    refuse(
      `the start asked for in ${ticket.number} does not leave the lead time, the earliest is ${verdict.earliest}: accept it with --exception, or propose another`,
    );
  return { type: 'Accepted', at, by, startAt, isException: isLate, text };
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

function requireAhead({ startAt }: Propose, at: Date): void {
  if (startAt <= at) refuse(`${startAt.toISOString()} is past: propose a start that lies ahead`);
}
