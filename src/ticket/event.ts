import type { Answer } from '../questionnaire/reading.ts';
import type { TicketFacts } from './ticket.ts';

interface Happened {
  /** Never before the ticket's previous event, whatever the clock does. */
  at: Date;
}

/** The ticket exists from here on. */
export interface Opened extends Happened, TicketFacts {
  type: 'Opened';
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
