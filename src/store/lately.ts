import { sql } from 'kysely';
import type { Queries } from './database.ts';
import { inPieces } from './values.ts';

/** Whose letters are asked for, and since when. */
export interface LatelyInquiry {
  /** Addresses that mails are about to be answered to. */
  readers: readonly string[];
  /** Domains of organisations, with all that is below them. */
  domains: readonly string[];
  /** Tickets that mails are about to join. */
  tickets: readonly string[];
  /** Keys of letters that may have been written, whenever that was. */
  keys: readonly string[];
  since: Date;
}

/** The letters of late that went out, or are to: those held go nowhere. */
export interface Lately {
  /** `isFresh`: it answered a filled form that came for the first time. */
  acknowledgements: { to: string; at: Date; isFresh: boolean }[];
  /** The agents were told of a mail on a ticket. */
  updates: { ticketNumber: string; at: Date }[];
  /** Which of the keys stand, and for which ticket. */
  written: { key: string; ticketNumber: string }[];
}

export async function lately(db: Queries, inquiry: LatelyInquiry): Promise<Lately> {
  const since = inquiry.since.toISOString();
  return {
    acknowledgements: await acknowledgementsTo(db, inquiry, since),
    updates: await updatesOn(db, inquiry.tickets, since),
    written: await lettersWithKeys(db, inquiry.keys),
  };
}

async function acknowledgementsTo(
  db: Queries,
  { readers, domains }: LatelyInquiry,
  since: string,
): Promise<Lately['acknowledgements']> {
  if (readers.length === 0) return [];
  const to = sql<string>`lower(envelope_to)`;
  const rows = await db
    .selectFrom('letters')
    .innerJoin('tickets', 'tickets.number', 'letters.ticket_number')
    .select(['envelope_to', 'owed_at', 'tickets.form', 'tickets.message_id', 'tickets.flags'])
    .where('acknowledges', 'is not', null)
    .where('owed_at', '>=', since)
    .where('state', 'in', ['owed', 'sent', 'refused'])
    .where(eb =>
      eb.or([
        eb(
          to,
          'in',
          readers.map(reader => reader.toLowerCase()),
        ),
        ...domains.flatMap(domain => [eb(to, 'like', `%@${domain}`), eb(to, 'like', `%.${domain}`)]),
      ]),
    )
    .execute();
  return rows.map(({ envelope_to, owed_at, form, message_id, flags }) => ({
    to: envelope_to,
    at: new Date(owed_at),
    isFresh: form !== null && message_id !== null && !flags.includes('"same-message-id'),
  }));
}

async function lettersWithKeys(db: Queries, keys: readonly string[]): Promise<Lately['written']> {
  const written: Lately['written'] = [];
  for (const piece of inPieces([...new Set(keys)], 1_000)) {
    const rows = await db
      .selectFrom('letters')
      .select(['key', 'ticket_number'])
      .where('key', 'in', piece)
      .execute();
    for (const { key, ticket_number } of rows)
      if (ticket_number !== null) written.push({ key, ticketNumber: ticket_number });
  }
  return written;
}

/** One for each mail, however many agents there are. */
async function updatesOn(db: Queries, tickets: readonly string[], since: string): Promise<Lately['updates']> {
  const updates: Lately['updates'] = [];
  for (const piece of inPieces([...new Set(tickets)], 1_000)) {
    const rows = await db
      .selectFrom('letters')
      .select(['ticket_number', 'mail_id', sql<string>`min(owed_at)`.as('at')])
      .where('ticket_number', 'in', piece)
      .where('kind', '=', 'ticket-update')
      .where('owed_at', '>=', since)
      .groupBy(['ticket_number', 'mail_id'])
      .execute();
    for (const { ticket_number, at } of rows)
      if (ticket_number !== null) updates.push({ ticketNumber: ticket_number, at: new Date(at) });
  }
  return updates;
}
