import type { Language } from '../questionnaire/form.ts';
import type { Answer } from '../questionnaire/reading.ts';
import type { TicketKind } from './ticket.ts';

interface Happened {
  /** Never before the ticket's previous event, whatever the clock does. */
  at: Date;
}

/** The ticket exists from here on. */
export interface Opened extends Happened {
  type: 'Opened';
  number: string;
  /** The ledger id of the mail that opened it. */
  mailId: number;
  kind: TicketKind;
  form: string | null;
  language: Language;
  subject: string;
  requester: string | null;
  mailbox: string;
  messageId: string | null;
  fields: Record<string, Answer>;
  missing: string[];
  unreadable: string[];
  flags: string[];
  zone: string;
  receivedAt: Date;
}

/** Somebody wrote about the ticket; `text` is what was new in the mail. */
export interface Replied extends Happened {
  type: 'Replied';
  mailId: number;
  from: string | null;
  text: string;
  /** The rung of the ladder of trust that let the mail in. */
  why: string;
}

/** A reply answered questions. An older answer to the same question stays readable in its own event. */
export interface AnswersAdded extends Happened {
  type: 'AnswersAdded';
  mailId: number;
  fields: Record<string, Answer>;
  /** Of these, the keys whose answer was kept but not understood. */
  unreadable: string[];
}

/** The customer's server took over the acknowledgement. */
export interface Acknowledged extends Happened {
  type: 'Acknowledged';
  letterKey: string;
  response: string;
}

/** The customer's server refused the acknowledgement for good: a person has to telephone. */
export interface AcknowledgementRefused extends Happened {
  type: 'AcknowledgementRefused';
  letterKey: string;
  response: string;
}

export type TicketEvent = Opened | Replied | AnswersAdded | Acknowledged | AcknowledgementRefused;
