import type { Answer } from '../questionnaire/reading.ts';
import type { TicketFacts } from './ticket.ts';

/** Open a ticket from what a mail said. */
export interface Submit extends TicketFacts {
  type: 'Submit';
}

/** Add a mail that was let in to the ticket it answers. */
export interface Reply {
  type: 'Reply';
  mailId: number;
  from: string | null;
  text: string;
  /** Answers to questions of the ticket's form that the mail gave. */
  fields: Record<string, Answer>;
  /** Of these, the keys whose answer could not be understood. */
  unreadable: string[];
  /** The rung of the ladder of trust that let the mail in. */
  why: string;
}

/** The customer's server accepted the acknowledgement. */
export interface ConfirmAcknowledgement {
  type: 'ConfirmAcknowledgement';
  letterKey: string;
  response: string;
}

/** The customer's server refused the acknowledgement for good. */
export interface RefuseAcknowledgement {
  type: 'RefuseAcknowledgement';
  letterKey: string;
  response: string;
}

export type Command = Submit | Reply | ConfirmAcknowledgement | RefuseAcknowledgement;
