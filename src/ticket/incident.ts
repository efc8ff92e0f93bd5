import type { Consent } from '../questionnaire/consent.ts';
import type { Deed, Escalated } from './deeds.ts';
import type { Escalate, KindsOrder } from './orders.ts';
import { refuse, requireStatus } from './refused.ts';
import type { Ticket } from './ticket.ts';

/**
 * What an order makes of an incident: open → in progress ⇄ pending → resolved → closed. One that is resolved, closed or
 * cancelled can be reopened.
 */
export function incidentOrdered(ticket: Ticket, order: KindsOrder, at: Date): Deed[] {
  switch (order.type) {
    case 'Start':
      requireStatus(ticket, 'worked on', ['open', 'pending']);
      return [{ ...order, type: 'Started', at }];
    case 'PutPending':
      requireStatus(ticket, 'made pending', ['open', 'in-progress', 'pending']);
      return [{ ...order, type: 'MadePending', at }];
    case 'Escalate':
      requireStatus(ticket, 'escalated', ['open', 'in-progress', 'pending']);
      return [escalated(ticket, order, at)];
    case 'Resolve':
      requireStatus(ticket, 'resolved', ['open', 'in-progress', 'pending']);
      return [{ ...order, type: 'Resolved', at }];
    case 'Close':
      requireStatus(ticket, 'closed', ['resolved']);
      return [{ ...order, type: 'Closed', at, because: 'agent' }];
    case 'Reopen':
      requireStatus(ticket, 'reopened', ['resolved', 'closed', 'cancelled']);
      return [{ ...order, type: 'Reopened', at }];
    case 'Cancel':
      requireStatus(ticket, 'cancelled', ['open', 'in-progress', 'pending']);
      return [{ ...order, type: 'Cancelled', at }];
    case 'Accept':
    case 'Propose':
    case 'Reject':
    case 'Fulfil':
      return refuse(`${ticket.number} is an incident: it is resolved, not accepted or fulfilled`);
  }
}

/** One level is exhausted before the next is turned to. */
function escalated({ number, severity, escalationLevel }: Ticket, order: Escalate, at: Date): Escalated {
  const { skips, level, ...said } = order;
  if (severity === 4) refuse(`${number} is of severity 4, a question: it is answered, not escalated`);
  if (level <= escalationLevel) refuse(`${number} is at level ${escalationLevel} already`);
  if (level > escalationLevel + 1 && !skips)
    refuse(
      `${number} is at level ${escalationLevel}, and level ${escalationLevel + 1} comes first; --skip passes over it`,
    );
  return { ...said, type: 'Escalated', level, at };
}

/** What a customer's mail makes of an incident besides. Whoever answers a solution with anything but a yes wants it reopened. */
export function incidentAnswered(ticket: Ticket, consent: Consent | null, at: Date): Deed[] {
  if (ticket.status === 'pending' && ticket.waitsFor === 'customer')
    return [{ type: 'Started', at, by: null }];
  if (ticket.status === 'resolved' && consent === 'agrees')
    return [{ type: 'Closed', at, by: null, because: 'customer', text: null }];
  const isSettled =
    ticket.status === 'resolved' || ticket.status === 'closed' || ticket.status === 'cancelled';
  return isSettled && consent === null ? [{ type: 'Reopened', at, by: null, text: null }] : [];
}

/** Nobody has objected to the solution until now: where that was long enough, the incident closes. */
export function incidentSilent(ticket: Ticket | null, at: Date): Deed[] {
  const closesAt = ticket?.status === 'resolved' ? ticket.waitsUntil : null;
  return closesAt !== null && closesAt <= at
    ? [{ type: 'Closed', at, by: null, because: 'silence', text: null }]
    : [];
}
