import type { Ticket } from '../ticket/ticket.ts';
import type { Queries } from './database.ts';
import type { PromiseRow } from './tables.ts';
import { ticketOf } from './tickets.ts';

/** A promise that is open, and the ticket it is about. */
export interface OpenPromise {
  kind: PromiseRow['kind'];
  dueAt: Date;
  ticket: Ticket;
}

/** The open promises about tickets that are due by an instant, the first due first. */
export async function openPromises(db: Queries, by: Date): Promise<OpenPromise[]> {
  const rows = await db
    .selectFrom('promises')
    .innerJoin('tickets', 'tickets.number', 'promises.ticket_number')
    .selectAll('tickets')
    .select(['promises.kind as promised', 'promises.due_at'])
    .where('promises.settled_at', 'is', null)
    .where('promises.due_at', '<=', by.toISOString())
    .orderBy('promises.due_at')
    .orderBy('tickets.number')
    .execute();
  return rows.map(row => ({ kind: row.promised, dueAt: new Date(row.due_at), ticket: ticketOf(row) }));
}
