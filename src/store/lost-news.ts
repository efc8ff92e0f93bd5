import { toCustomers } from '../letters/letter.ts';
import type { LostNews, LostWord } from '../promise/house-watch.ts';
import type { Queries } from './database.ts';

/** For so long, in milliseconds, a letter that was lost says that its reader cannot be reached. */
const aDay = 24 * 60 * 60_000;

/** The letters about the desk itself that were refused or came back since yesterday, the youngest first. */
export async function lostNews(db: Queries, now: Date): Promise<LostNews[]> {
  const since = new Date(now.getTime() - aDay).toISOString();
  const rows = await db
    .selectFrom('letters')
    .select(['envelope_to', 'response', 'returned_why'])
    .where('ticket_number', 'is', null)
    .where('owed_at', '>', since)
    .where(eb => eb.or([eb('state', '=', 'refused'), eb('returned_at', 'is not', null)]))
    .orderBy('id', 'desc')
    .execute();
  return rows.map(row => ({ to: row.envelope_to, reason: row.returned_why ?? row.response }));
}

/**
 * What the mail server refused since yesterday of what customers were to read after their acknowledgement, a ticket
 * each, and nobody has told them since: by a later letter, or by telephone.
 */
export async function lostWords(db: Queries, now: Date): Promise<LostWord[]> {
  const since = new Date(now.getTime() - aDay).toISOString();
  const rows = await db
    .selectFrom('letters')
    .select(['letters.ticket_number', 'letters.response'])
    .where('letters.ticket_number', 'is not', null)
    .where('letters.state', '=', 'refused')
    .where('letters.acknowledges', 'is', null)
    .where('letters.priority', 'in', toCustomers)
    .where('letters.owed_at', '>', since)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('events')
            .select('events.version')
            .whereRef('events.ticket_number', '=', 'letters.ticket_number')
            .where('events.type', '=', 'Telephoned')
            .whereRef('events.at', '>=', 'letters.owed_at'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('letters as later')
            .select('later.id')
            .whereRef('later.ticket_number', '=', 'letters.ticket_number')
            .whereRef('later.id', '>', 'letters.id')
            .where('later.priority', 'in', toCustomers),
        ),
      ),
    )
    .orderBy('letters.id')
    .execute();
  return rows.flatMap(({ ticket_number, response }) =>
    ticket_number === null ? [] : { ticketNumber: ticket_number, reason: response },
  );
}
