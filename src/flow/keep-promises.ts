import type { TicketPromiseKind } from '../promise/ticket-promises.ts';
import type { Store } from '../store/store.ts';
import type { Command } from '../ticket/command.ts';
import { type ActRooms, carryOut } from './act.ts';

interface KeepRooms extends ActRooms {
  store: ActRooms['store'] & Pick<Store, 'openPromises'>;
}

/** What the clock orders of a ticket when such a promise is due; null where people have to act. */
const orders: Record<TicketPromiseKind, Command | null> = {
  'close-silent': { type: 'CloseSilent' },
  complete: { type: 'RemindCustomer' },
  ...{ accept: null, decide: null, start: null, pending: null },
};

/**
 * Keeps the promises about tickets that need no person: each that is due is looked at again, decided on the ticket as it
 * stands by then, and recorded with the letters it owes. Throws, after the others, what kept it from keeping one: that
 * one stays due.
 */
export async function keepPromises(rooms: KeepRooms, signal: AbortSignal): Promise<void> {
  const failures: unknown[] = [];
  for (const { kind, ticket } of await rooms.store.openPromises(rooms.clock())) {
    const order = orders[kind];
    if (order === null || signal.aborted) continue;
    try {
      await carryOut(ticket.number, () => order, rooms);
    } catch (cause) {
      failures.push(new Error(`${order.type} of ${ticket.number} failed`, { cause }));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'promises that are due could not be kept');
}
