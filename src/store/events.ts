import type { TicketEvent } from '../ticket/event.ts';
import type { Queries, Transaction } from './database.ts';
import type { TicketChange } from './outcome.ts';
import { inPieces } from './values.ts';

/** Appends each change's events to its ticket's journal, numbered on from the version they were decided on. */
export async function appendEvents(trx: Transaction, changes: readonly TicketChange[]): Promise<void> {
  const rows = changes.flatMap(({ ticket, expectedVersion, events }) =>
    events.map((event, index) => ({
      ticket_number: ticket.number,
      version: expectedVersion + 1 + index,
      type: event.type,
      at: event.at.toISOString(),
      mail_id: 'mailId' in event ? event.mailId : null,
      data: JSON.stringify(event),
    })),
  );
  for (const piece of inPieces(rows, 1_000)) await trx.insertInto('events').values(piece).execute();
}

/** A ticket's journal, oldest event first. */
export async function eventsOf(db: Queries, ticketNumber: string): Promise<TicketEvent[]> {
  const rows = await db
    .selectFrom('events')
    .select('data')
    .where('ticket_number', '=', ticketNumber)
    .orderBy('version')
    .execute();
  return rows.map(row => JSON.parse(row.data, instantsRevived));
}

/** The journals of these tickets, by number, each oldest event first. */
export async function eventsOfTickets(
  db: Queries,
  numbers: readonly string[],
): Promise<Map<string, TicketEvent[]>> {
  const rows = await db
    .selectFrom('events')
    .select(['ticket_number', 'data'])
    .where('ticket_number', 'in', numbers)
    .orderBy('ticket_number')
    .orderBy('version')
    .execute();
  const journals = new Map<string, TicketEvent[]>();
  for (const { ticket_number: number, data } of rows) {
    const journal = journals.get(number) ?? [];
    journal.push(JSON.parse(data, instantsRevived));
    journals.set(number, journal);
  }
  return journals;
}

/** What these mails made happen, by mail id, in the order of the tickets' numbers. */
export async function eventsOfMails(
  db: Queries,
  mailIds: readonly number[],
): Promise<Map<number, TicketEvent[]>> {
  const events = new Map<number, TicketEvent[]>();
  for (const piece of inPieces(mailIds, 1_000)) {
    const rows = await db
      .selectFrom('events')
      .select(['mail_id', 'data'])
      .where('mail_id', 'in', piece)
      .orderBy('ticket_number')
      .orderBy('version')
      .execute();
    for (const { mail_id, data } of rows) {
      if (mail_id === null) continue;
      const event: TicketEvent = JSON.parse(data, instantsRevived);
      events.set(mail_id, [...(events.get(mail_id) ?? []), event]);
    }
  }
  return events;
}

/** Writes a ticket's journal anew, each event as `redact` leaves it. */
export async function redactEvents(
  trx: Transaction,
  ticketNumber: string,
  redact: (event: TicketEvent) => TicketEvent,
): Promise<void> {
  const events = await eventsOf(trx, ticketNumber);
  for (const [index, event] of events.entries()) {
    const redacted = redact(event);
    if (redacted === event) continue;
    await trx
      .updateTable('events')
      .set({ data: JSON.stringify(redacted) })
      .where('ticket_number', '=', ticketNumber)
      .where('version', '=', index + 1)
      .execute();
  }
}

/** Instants are the strings under keys that end in At (`at`, `receivedAt`), as everywhere in the house. */
function instantsRevived(key: string, value: unknown): unknown {
  return typeof value === 'string' && /(?:^a|A)t$/.test(key) && isoInstant.test(value)
    ? new Date(value)
    : value;
}

const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
