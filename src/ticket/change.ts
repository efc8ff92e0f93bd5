import type { Deed } from './deeds.ts';
import type { KindsOrder } from './orders.ts';
import { refuse, requireStatus } from './refused.ts';
import type { Ticket } from './ticket.ts';

/** What an order makes of a request for change: its coordinator plans it elsewhere; here it is closed or cancelled. */
export function changeOrdered(ticket: Ticket, order: KindsOrder, at: Date): Deed[] {
  switch (order.type) {
    case 'Close':
      requireStatus(ticket, 'closed', ['open']);
      return [{ ...order, type: 'Closed', at, because: 'agent' }];
    case 'Cancel':
      requireStatus(ticket, 'cancelled', ['open']);
      return [{ ...order, type: 'Cancelled', at }];
    case 'Start':
    case 'PutPending':
    case 'Accept':
    case 'Propose':
    case 'Reject':
    case 'Fulfil':
    case 'Escalate':
    case 'Resolve':
    case 'Reopen':
      return refuse(`${ticket.number} is a request for change: it can be closed or cancelled`);
  }
}
