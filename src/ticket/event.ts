import type { Answer } from '../questionnaire/reading.ts';
import type { ReportedLetter } from './command.ts';
import type { Deed } from './deeds.ts';
import type { Link } from './link.ts';
import type { Place } from './place.ts';
import type { TicketFacts } from './ticket.ts';
import type { Offers } from './verdict.ts';

interface Happened {
  /** Never before the ticket's previous event, whatever the clock does. */
  at: Date;
}

/** The ticket exists from here on. */
export interface Opened extends Happened, TicketFacts {
  type: 'Opened';
}

/** It was found where the site is: its zone is the ticket's from here on. */
export interface Placed extends Happened {
  type: 'Placed';
  mailId: number;
  place: Place;
}

/** The start asked for was judged. It is not judged again before the customer names another one. */
export interface LeadTimeJudged extends Happened {
  type: 'LeadTimeJudged';
  mailId: number;
  leadTime: Offers;
}

/** The ticket has to do with an older one. */
export interface Linked extends Happened, Link {
  type: 'Linked';
}

/** A person has to look before anybody is answered: the acknowledgement is written, and held. */
export interface PutInReview extends Happened {
  type: 'PutInReview';
  why: string;
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
  isDeadAddress: boolean;
}

/** The customer's server refused a later letter for good, because of their address: nothing is sent there any more. */
export interface AddressRefused extends Happened {
  type: 'AddressRefused';
  letterKey: string;
  response: string;
}

/** A letter came back: its reader has not got it. */
export interface LetterReturned extends Happened, ReportedLetter {
  type: 'LetterReturned';
  /** Its reader is the customer: a person has to telephone. */
  isCustomers: boolean;
  /** With it the customer's number is not known to them. */
  isAcknowledgement: boolean;
  /** Nothing is sent to the customer any more before their address is known to exist. */
  isDeadAddress: boolean;
}

/** A letter has not arrived yet; the mail systems go on trying. */
export interface LetterDelayed extends Happened, ReportedLetter {
  type: 'LetterDelayed';
}

/** The customer was asked once more for what their service request lacks. */
export interface CustomerReminded extends Happened {
  type: 'CustomerReminded';
  /** Keys of the questions. */
  asked: string[];
}

export type TicketEvent =
  | Opened
  | Placed
  | LeadTimeJudged
  | Linked
  | PutInReview
  | Replied
  | AnswersAdded
  | Acknowledged
  | AcknowledgementRefused
  | AddressRefused
  | LetterReturned
  | LetterDelayed
  | CustomerReminded
  | Deed;
