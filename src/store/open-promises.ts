import type { OpenPromise, TicketPromiseKind } from '../promise/ticket-promises.ts';
import type { Queries } from './database.ts';
import { ticketOf } from './tickets.ts';

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
    .$narrowType<{ promised: TicketPromiseKind }>()
    .execute();
  return rows.map(row => ({ kind: row.promised, dueAt: new Date(row.due_at), ticket: ticketOf(row) }));
}
