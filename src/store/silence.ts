import type { Queries, Transaction } from './database.ts';
import type { TicketChange } from './outcome.ts';
import { type DeskPromise, deskPromise } from './promises.ts';

/**
 * Keeps the promise that a resolved ticket closes by itself when nobody objects: made, or made anew, by each
 * resolution; settled by whatever ends the waiting.
 */
export async function keepSilences(trx: Transaction, changes: readonly TicketChange[]): Promise<void> {
  for (const { ticket, events } of changes)
    for (const event of events) {
      if (event.type === 'Resolved') await promiseSilence(trx, ticket.number, event.closesAt);
      if (event.type === 'Closed')
        await settleSilence(trx, ticket.number, event.at, `closed: ${event.because}`);
      if (event.type === 'Reopened') await settleSilence(trx, ticket.number, event.at, 'reopened');
    }
}

async function promiseSilence(trx: Transaction, number: string, closesAt: Date): Promise<void> {
  const promised = { due_at: closesAt.toISOString(), settled_at: null, settled_how: null };
  await trx
    .insertInto('promises')
    .values({ ticket_number: number, kind: 'close-silent', why: 'resolved', ...promised })
    .onConflict(conflict => conflict.columns(['ticket_number', 'kind']).doUpdateSet(promised))
    .execute();
}

async function settleSilence(trx: Transaction, number: string, at: Date, how: string): Promise<void> {
  await trx
    .updateTable('promises')
    .set({ settled_at: at.toISOString(), settled_how: how })
    .where('ticket_number', '=', number)
    .where('kind', '=', 'close-silent')
    .where('settled_at', 'is', null)
    .execute();
}

/** The promise that a ticket closes when nobody objects; null where none was ever made. */
export async function silenceOf(db: Queries, number: string): Promise<DeskPromise | null> {
  const row = await db
    .selectFrom('promises')
    .selectAll()
    .where('ticket_number', '=', number)
    .where('kind', '=', 'close-silent')
    .executeTakeFirst();
  return row ? deskPromise(row) : null;
}
