import { changeOrdered } from './change.ts';
import type { Deed } from './deeds.ts';
import { isOver } from './handling.ts';
import { incidentOrdered } from './incident.ts';
import type { KindsOrder, Order } from './orders.ts';
import { refuse } from './refused.ts';
import { requestOrdered } from './request.ts';
import { statusInWords, type Ticket } from './ticket.ts';

/** What an agent's order makes of a ticket. Throws Refused when it does not fit the ticket as it stands. */
export function ordered(ticket: Ticket | null, order: Order, at: Date): Deed[] {
  if (!ticket) throw new Error(`${order.type} without a ticket`);
  switch (order.type) {
    case 'Note':
      return [{ ...order, type: 'Noted', at }];
    case 'SetSeverity':
      requireGoingOn(ticket);
      return [{ ...order, type: 'SeveritySet', at }];
    case 'Assign':
      requireGoingOn(ticket);
      return [{ ...order, type: 'Assigned', at }];
    case 'Telephone':
      requireLookedAt(ticket);
      return [{ ...order, type: 'Telephoned', at }];
    case 'CorrectAddress':
      requireLookedAt(ticket);
      return [{ ...order, type: 'AddressCorrected', at }];
    case 'PostUpdate':
      requireGoingOn(ticket);
      requireLookedAt(ticket);
      return [{ ...order, type: 'UpdatePosted', at }];
    default:
      return ticket.status === 'review' ? reviewed(ticket, order, at) : byKind(ticket, order, at);
  }
}

/** Until a person has looked, nobody is written to. */
function reviewed(ticket: Ticket, order: KindsOrder, at: Date): Deed[] {
  if (order.type === 'Accept') return [{ type: 'ReviewPassed', at, by: order.by }];
  if (order.type === 'Cancel') return [{ ...order, type: 'ReviewFailed', at }];
  return refuse(reviewFirst(ticket));
}

function byKind(ticket: Ticket, order: KindsOrder, at: Date): Deed[] {
  switch (ticket.kind) {
    case 'incident':
      return incidentOrdered(ticket, order, at);
    case 'ssr':
      return requestOrdered(ticket, order, at);
    case 'rfc':
      return changeOrdered(ticket, order, at);
  }
}

function requireGoingOn(ticket: Ticket): void {
  if (!isOver(ticket)) return;
  const remedy = ticket.kind === 'incident' ? 'reopen it first' : 'a note can still be added';
  refuse(`${ticket.number} is ${statusInWords(ticket.status)}: ${remedy}`);
}

function requireLookedAt(ticket: Ticket): void {
  if (ticket.status === 'review') refuse(reviewFirst(ticket));
}

function reviewFirst({ number }: Ticket): string {
  return `${number} is in review: make sure who wrote, then accept it, or cancel it`;
}
