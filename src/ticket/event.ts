import type { Language } from '../questionnaire/form.ts';
import type { Answer } from '../questionnaire/reading.ts';
import type { TicketKind } from './ticket.ts';

interface Happened {
  at: Date;
  /** The ledger id of the mail that caused it; null when no mail did. */
  mailId: number | null;
}

/** The ticket exists from here on. */
export interface Opened extends Happened {
  type: 'Opened';
  number: string;
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
  from: string | null;
  text: string;
  /** The rung of the ladder of trust that let the mail in. */
  why: string;
}

/** A reply answered questions. An older answer to the same question stays readable in its own event. */
export interface AnswersAdded extends Happened {
  type: 'AnswersAdded';
  fields: Record<string, Answer>;
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
