import type { Accepted, Fulfilled } from '../ticket/deeds.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Offers } from '../ticket/verdict.ts';
import type { Queries } from './database.ts';
import { eventsOfTickets } from './events.ts';
import { ticketOf } from './tickets.ts';
import { inPieces } from './values.ts';

/** A service request that was carried out, and the word by which the desk had agreed to do it. */
export interface FulfilledRequest {
  ticket: Ticket;
  /** What was found of the start asked for, when the desk agreed. */
  leadTime: Offers | null;
  accepted: Accepted;
  fulfilled: Fulfilled;
}

/** The service requests carried out from an instant on and before another, in the order they were. */
export async function fulfilledBetween(db: Queries, from: Date, until: Date): Promise<FulfilledRequest[]> {
  const rows = await db
    .selectFrom('tickets')
    .selectAll()
    .where('kind', '=', 'ssr')
    .where('status', '=', 'fulfilled')
    // It is noted when it is done, or later.
    .where('over_at', '>=', from.toISOString())
    .orderBy('number')
    .execute();
  const requests: FulfilledRequest[] = [];
  for (const piece of inPieces(rows.map(ticketOf), 1_000)) requests.push(...(await withDeeds(db, piece)));
  return requests
    .filter(({ fulfilled: { fulfilledAt } }) => fulfilledAt >= from && fulfilledAt < until)
    .sort((one, other) => one.fulfilled.fulfilledAt.getTime() - other.fulfilled.fulfilledAt.getTime());
}

async function withDeeds(db: Queries, tickets: readonly Ticket[]): Promise<FulfilledRequest[]> {
  const journals = await eventsOfTickets(
    db,
    tickets.map(({ number }) => number),
  );
  return tickets.flatMap(ticket => {
    const events = journals.get(ticket.number) ?? [];
    const accepted = events.findLast(event => event.type === 'Accepted');
    const fulfilled = events.findLast(event => event.type === 'Fulfilled');
    if (!accepted || !fulfilled) return [];
    const judged = events
      .slice(0, events.indexOf(accepted))
      .findLast(event => event.type === 'LeadTimeJudged');
    return [{ ticket, leadTime: judged?.leadTime ?? null, accepted, fulfilled }];
  });
}
