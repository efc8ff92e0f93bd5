import type { Letter } from '../letters/letter.ts';
import type { OrderedLetter } from '../letters/order.ts';
import type { Disposition, Why } from '../ticket/admission.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { Ticket } from '../ticket/ticket.ts';

export type { Disposition, Why };

/** A ticket as it stands after `events`; `expectedVersion` is the version they were decided on (0: it did not exist). */
export interface TicketChange {
  ticket: Ticket;
  expectedVersion: number;
  events: TicketEvent[];
}

/** How a mail's acknowledgement promise goes on: a letter will settle it, or the disposition did. */
export type AcknowledgementDue = 'open' | { settledHow: string };

/** What a delivery report says of a letter of ours. */
export interface ReportOnLetter {
  key: string;
  fate: 'returned' | 'delayed';
  /** Status and reason, in the words of the mail system. */
  why: string;
}

/** All that handling one mail leaves behind, written in one commit (commit 2). */
export interface Outcome {
  mailId: number;
  disposition: Disposition;
  why: Why;
  /** Null when the mail could not be read at all. */
  facts: { messageId: string | null; contentHash: string; from: string | null; subject: string } | null;
  /** The ticket the mail belongs to, the first when it opened several; null when it belongs to none. */
  ticketNumber: string | null;
  changes: TicketChange[];
  letters: (Letter | OrderedLetter)[];
  acknowledgement: AcknowledgementDue;
  /** The letter of ours that the mail reports on, when it says anything new of it. */
  onLetter?: ReportOnLetter;
  decidedAt: Date;
}
