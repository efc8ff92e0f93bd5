import type { TicketEvent } from '../ticket/event.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Database } from './database.ts';
import { eventsOf } from './events.ts';
import { type LedgerEntry, mailsOfTicket, mailsWithMessageId } from './ledger-entry.ts';
import { type LetterEntry, lettersOfMail, lettersOfTicket } from './letter-entry.ts';
import { linksOf, type TicketLink } from './links.ts';
import { acknowledgementOf, type DeskPromise } from './promises.ts';
import { promisesAbout, type TicketsPromise } from './ticket-promises.ts';
import { ticketsByNumber } from './tickets.ts';

/** A ticket with all that belongs to it, each list oldest first. */
export interface Story {
  ticket: Ticket;
  /** The promise to acknowledge the mail that opened it. */
  acknowledgement: DeskPromise | null;
  /** What else the desk has promised about it. */
  promises: TicketsPromise[];
  events: TicketEvent[];
  links: TicketLink[];
  mails: LedgerEntry[];
  letters: LetterEntry[];
}

/** A ticket's whole story; null when there is no such ticket. */
export function story(database: Database, number: string): Promise<Story | null> {
  return database.snapshot(async db => {
    const ticket = (await ticketsByNumber(db, [number])).get(number);
    if (!ticket) return null;
    const mails = await mailsOfTicket(db, number);
    return {
      ticket,
      acknowledgement: await acknowledgementOf(db, ticket.mailId),
      promises: await promisesAbout(db, number),
      events: await eventsOf(db, number),
      links: await linksOf(db, number),
      mails,
      letters: await lettersOfTicket(
        db,
        number,
        mails.map(mail => mail.id),
      ),
    };
  });
}

/** One mail's decision record: what was seen, which rule applied, what was done. */
export interface Decision {
  mail: LedgerEntry;
  acknowledgement: DeskPromise | null;
  /** The letters its handling owed. */
  letters: LetterEntry[];
}

/** The decisions on a ticket's mails, or on those with a Message-ID (its angle brackets may be left out). */
export function decisions(database: Database, numberOrMessageId: string): Promise<Decision[]> {
  return database.snapshot(async db => {
    const ofTicket = await mailsOfTicket(db, numberOrMessageId);
    const mails = ofTicket.length > 0 ? ofTicket : await mailsWithMessageId(db, numberOrMessageId);
    const decided: Decision[] = [];
    for (const mail of mails) {
      const acknowledgement = await acknowledgementOf(db, mail.id);
      decided.push({ mail, acknowledgement, letters: await lettersOfMail(db, mail.id) });
    }
    return decided;
  });
}
