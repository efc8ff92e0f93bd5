import type { FormKind, Language } from '../questionnaire/form.ts';
import type { Answer } from '../questionnaire/reading.ts';
import type { Handling } from './handling.ts';
import type { Place } from './place.ts';
import type { Offers } from './verdict.ts';

export type TicketKind = FormKind;

/**
 * The order of the states: review → open, then by kind: in progress ⇄ pending → resolved → closed (incident),
 * proposed ⇄ accepted → fulfilled or rejected (service request), closed (change). Cancelled from any before the last.
 */
export type TicketStatus =
  | 'review' // a person has to look before anybody is answered
  | 'open'
  | 'in-progress'
  | 'pending' // it waits for the customer, or for a third party
  | 'resolved' // the service works again; the customer has not said so yet
  | 'proposed' // the desk could do it at another time than asked for
  | 'accepted' // the desk will do it at the agreed start
  | 'fulfilled'
  | 'rejected'
  | 'cancelled'
  | 'closed';

/** "in progress": a state as agents read it. */
export function statusInWords(status: TicketStatus): string {
  return status.replace('-', ' ');
}

/** The flag of a ticket whose customer has no number by mail. */
export const telephoneTheCustomer = 'telephone-the-customer';

/** What is known of a ticket from the mail that opened it. */
export interface TicketFacts {
  /** "INC-000123"; once given, never reused. */
  number: string;
  /** The ledger id of the mail that opened it; a mail with several filled forms opens several. */
  mailId: number;
  kind: TicketKind;
  /** The form that was read, or null for a mail without one. */
  form: string | null;
  language: Language;
  subject: string;
  /** The person whose mail opened the ticket; null when the mail named none. */
  requester: string | null;
  /** Where the customer is written to; null when the mail named nobody who can be. */
  answerTo: string | null;
  mailbox: string;
  /** Of the mail that opened it. */
  messageId: string | null;
  fields: Record<string, Answer>;
  /** Keys of required questions without an answer. */
  missing: string[];
  /** Keys whose answer was kept but not understood. */
  unreadable: string[];
  /** What an agent should look at: 'same-message-id', 'mail-truncated', 'mentions:INC-000007' … */
  flags: string[];
  /** IANA zone of the site; the desk's while the site is not known. */
  zone: string;
  /** When our border accepted the mail (domain §3). */
  receivedAt: Date;
}

/**
 * A ticket as it stands: its row. `version` counts its events; folding them from the first (`evolve`) gives the
 * same row.
 */
export interface Ticket extends TicketFacts, Handling {
  status: TicketStatus;
  version: number;
  /** 1 (unavailable) to 4 (a question); null until it has been judged. */
  severity: 1 | 2 | 3 | 4 | null;
  /** Where the site is; null as long as nobody has asked. */
  place: Place | null;
  /** Whether the start was asked for in time; null while it is not judged, as only service requests are. */
  leadTime: Offers | null;
  openedAt: Date;
  acknowledgedAt: Date | null;
  /** Time of the newest event. */
  updatedAt: Date;
}
