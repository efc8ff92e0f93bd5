import type { Mail } from '../mail/mail.ts';
import type { Notice } from '../promise/danger.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { DigestFacts, DigestSurroundings } from './digest-facts.ts';

/** What has happened that letters may follow from. */
export type Occasion =
  | TicketsOpened
  | TicketJoined
  | LetterCameBack
  | TicketHandled
  | AlertTold
  | DigestWanted;

/** A mail opened a ticket, or several when it held several filled forms. */
export interface TicketsOpened {
  type: 'opened';
  correspondence: Correspondence;
  tickets: readonly [Ticket, ...Ticket[]];
  /** Of the acknowledgement, where it is not that of its mail: one letter for many mails. */
  letterKey?: string;
  /** Of the reading: what free text lets one guess, by field key. */
  understood: Readonly<Record<string, string>>;
  /** Of the reading: the sender's own lines that belong to no answer. */
  leftovers: readonly string[];
}

/** A mail joined a ticket that exists. */
export interface TicketJoined {
  type: 'joined';
  correspondence: Correspondence;
  /** As it stands after the events. */
  ticket: Ticket;
  events: readonly TicketEvent[];
}

/** A delivery report told that a letter of ours did not reach its customer. */
export interface LetterCameBack {
  type: 'returned';
  /** The report. */
  correspondence: Correspondence;
  /** Those the letter told of, as they stand after the events. */
  tickets: readonly [Ticket, ...Ticket[]];
  letter: {
    key: string;
    to: string;
    /** As in `Fate`. */
    status: string | null;
    reason: string;
  };
}

/** The desk, or the clock, has made something of a ticket. */
export interface TicketHandled {
  type: 'handled';
  /** As in `Correspondence.mailbox`. */
  mailbox: string;
  /** As it stands after the events. */
  ticket: Ticket;
  events: readonly TicketEvent[];
}

/** Promises are in danger, or not any more. */
export interface AlertTold {
  type: 'alert';
  /** As in `Correspondence.mailbox`. */
  mailbox: string;
  notice: Notice;
}

/** The desk is to be told where it stands. */
export interface DigestWanted {
  type: 'digest';
  /** As in `Correspondence.mailbox`. */
  mailbox: string;
  /** What the digest is that of: a slot of the calendar, or a person's wish. */
  slot: string;
  facts: DigestFacts;
  surroundings: DigestSurroundings;
}

/** The mail behind an occasion, as far as letters need to know it. */
export interface Correspondence {
  /** The ledger's id. */
  mailId: number;
  mail: Pick<Mail, 'messageId' | 'inReplyTo' | 'references' | 'subject' | 'from' | 'authenticity'>;
  /** Address of the mailbox that received it: Reply-To and envelope sender of the letters. */
  mailbox: string;
  answer: Answerable;
  /** When our border accepted it. */
  receivedAt: Date;
  /** Bytes. */
  size: number;
  /** Who took the call that it was written down from; null for what came by mail. */
  takenBy: string | null;
}

/** Where the customer is answered, or why not. */
export type Answerable =
  | {
      to: string;
      /** The brake for which the letter is written and held: too many went to this address, or to its organisation. */
      heldBackBy?: 'sender' | 'domain';
      /** It comes after an outage. */
      isLate?: boolean;
    }
  | { withheld: Withheld };

/** Whether the answer comes after an outage. */
export function isLate({ answer }: Pick<Correspondence, 'answer'>): boolean {
  return 'to' in answer && answer.isLate === true;
}

export type Withheld =
  | 'no-address' // the mail names nobody who can be answered
  | 'automatic' // a machine or a list sent it (RFC 3834)
  | 'same-reference' // a customer's ticket machine was answered before under the same reference
  | 'too-old'; // older than `letters.oldest`: a person decides
