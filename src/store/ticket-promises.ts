import { promisesOf } from '../promise/ticket-promises.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Queries, Transaction } from './database.ts';
import type { TicketChange } from './outcome.ts';
import { type DeskPromise, deskPromise } from './promises.ts';
import type { PromiseRow } from './tables.ts';
import { inPieces, rowsAs } from './values.ts';

/** A promise about a ticket. */
export interface TicketsPromise extends DeskPromise {
  kind: PromiseRow['kind'];
}

/**
 * Keeps what the desk owes these tickets as their changes left them: each change ends all that was owed, and what is owed
 * still is promised anew.
 */
export async function keepTicketPromises(trx: Transaction, changes: readonly TicketChange[]): Promise<void> {
  const latest = new Map(changes.map(change => [change.ticket.number, change]));
  for (const piece of inPieces([...latest.values()], 1_000)) {
    await settle(
      trx,
      piece.filter(({ expectedVersion }) => expectedVersion > 0),
    );
    await promise(
      trx,
      piece.map(({ ticket }) => ticket),
    );
  }
}

/** By the event that came last. Nothing is owed yet to a ticket that did not exist. */
async function settle(trx: Transaction, changes: readonly TicketChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ ticket, events }) => ({
    number: ticket.number,
    at: ticket.updatedAt.toISOString(),
    how: events.at(-1)?.type ?? null,
  }));
  await trx
    .updateTable('promises')
    .from(rowsAs('changed', { number: 'text', at: 'text', how: 'text' }, rows))
    .set(eb => ({ settled_at: eb.ref('changed.at'), settled_how: eb.ref('changed.how') }))
    .whereRef('promises.ticket_number', '=', 'changed.number')
    .where('promises.settled_at', 'is', null)
    .execute();
}

async function promise(trx: Transaction, tickets: readonly Ticket[]): Promise<void> {
  const rows = tickets.flatMap(ticket =>
    promisesOf(ticket).map(({ kind, dueAt, why }) => ({
      ...{ ticket_number: ticket.number, kind, why },
      ...{ due_at: dueAt.toISOString(), settled_at: null, settled_how: null },
    })),
  );
  if (rows.length === 0) return;
  await trx
    .insertInto('promises')
    .values(rows)
    .onConflict(conflict =>
      conflict.columns(['ticket_number', 'kind']).doUpdateSet(eb => ({
        due_at: eb.ref('excluded.due_at'),
        why: eb.ref('excluded.why'),
        settled_at: null,
        settled_how: null,
      })),
    )
    .execute();
}

/** All that the desk has ever promised about a ticket, in the order of their due times. */
export async function promisesAbout(db: Queries, number: string): Promise<TicketsPromise[]> {
  const rows = await db
    .selectFrom('promises')
    .selectAll()
    .where('ticket_number', '=', number)
    .orderBy('due_at')
    .execute();
  return rows.map(row => ({ ...deskPromise(row), kind: row.kind }));
}
