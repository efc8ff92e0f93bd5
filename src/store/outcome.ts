import type { Letter } from '../letters/letter.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** What became of a mail. A ledger row without one is work that waits. */
export type Disposition =
  | 'opened' // a new ticket
  | 'joined' // an event on a ticket that exists
  | 'duplicate' // the same mail was handled before, here or in another mailbox
  | 'automatic' // a machine wrote it: kept, never answered
  | 'bounce' // a delivery report
  | 'quarantined'; // it could not be processed; raw bytes and reason are kept

/** The decision record behind `acuse why`: which rule applied, and what it saw. Plain JSON. */
export interface Why {
  rule: string;
  saw: Record<string, string | number | boolean | null | string[]>;
}

/** A ticket as it stands after `events`; `expectedVersion` is the version they were decided on (0: it did not exist). */
export interface TicketChange {
  ticket: Ticket;
  expectedVersion: number;
  events: TicketEvent[];
}

/** How a mail's acknowledgement promise goes on: a letter will settle it, or the disposition did. */
export type AcknowledgementDue = 'open' | { settledHow: string };

/** All that handling one mail leaves behind, written in one commit (commit 2). */
export interface Outcome {
  mailId: number;
  disposition: Disposition;
  why: Why;
  /** Null when the mail could not be read at all. */
  facts: { messageId: string | null; contentHash: string; from: string | null; subject: string } | null;
  /** The ticket the mail belongs to; null when it belongs to none. */
  ticketNumber: string | null;
  changes: TicketChange[];
  letters: Letter[];
  acknowledgement: AcknowledgementDue;
  decidedAt: Date;
}
