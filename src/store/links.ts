import type { LinkKind } from '../ticket/link.ts';
import type { Queries, Transaction } from './database.ts';
import type { TicketChange } from './outcome.ts';
import { inPieces } from './values.ts';

/** Two tickets that have to do with each other: `from` is the newer one, whose journal says so. */
export interface TicketLink {
  from: string;
  kind: LinkKind;
  to: string;
}

/** Writes down the links that these changes made, so that they are seen from both sides. */
export async function keepLinks(trx: Transaction, changes: readonly TicketChange[]): Promise<void> {
  const rows = changes.flatMap(({ ticket, events }) =>
    events.flatMap(event =>
      event.type === 'Linked'
        ? [{ ticket_number: ticket.number, kind: event.kind, other_number: event.to }]
        : [],
    ),
  );
  for (const piece of inPieces(rows, 1_000))
    await trx
      .insertInto('links')
      .values(piece)
      .onConflict(conflict => conflict.doNothing())
      .execute();
}

/** A ticket's links to older tickets and from newer ones, in the order of the newer one's number. */
export async function linksOf(db: Queries, number: string): Promise<TicketLink[]> {
  const rows = await db
    .selectFrom('links')
    .selectAll()
    .where(eb => eb.or([eb('ticket_number', '=', number), eb('other_number', '=', number)]))
    .orderBy('ticket_number')
    .orderBy('kind')
    .execute();
  return rows.map(({ ticket_number: from, kind, other_number: to }) => ({ from, kind, to }));
}
