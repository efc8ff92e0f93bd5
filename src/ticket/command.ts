import type { Consent } from '../questionnaire/consent.ts';
import type { Answer } from '../questionnaire/reading.ts';
import type { Link } from './link.ts';
import type { Order } from './orders.ts';
import type { Place } from './place.ts';
import type { TicketFacts } from './ticket.ts';
import type { Offers } from './verdict.ts';

/** Open a ticket from what a mail said. */
export interface Submit extends TicketFacts {
  type: 'Submit';
  links: Link[];
  /** Why a person has to look before anybody is answered; null when none has to. */
  review: string | null;
  place: Place | null;
  /** What was found of the start asked for; null where none is judged. */
  leadTime: Offers | null;
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
  /** Where the site is, if the mail tells more of that; else null. */
  place: Place | null;
  /** What was found of a start that the mail names or changes; else null. */
  leadTime: Offers | null;
  /** Whether its writer agrees that all is well, where the mail says nothing else. */
  consent: Consent | null;
}

/** The customer's server accepted the acknowledgement. */
export interface ConfirmAcknowledgement {
  type: 'ConfirmAcknowledgement';
  letterKey: string;
  response: string;
}

/** The customer's server refused a letter for good. */
export interface RefuseLetter {
  type: 'RefuseLetter';
  letterKey: string;
  /** Whom it was for. */
  to: string;
  response: string;
  isAcknowledgement: boolean;
}

/** A delivery report says that a letter did not reach its reader. */
export interface ReturnLetter extends ReportedLetter {
  type: 'ReturnLetter';
  /** Its reader is the customer, who has to be telephoned. */
  isCustomers: boolean;
  isAcknowledgement: boolean;
}

/** A delivery report says that a letter is still under way. */
export interface DelayLetter extends ReportedLetter {
  type: 'DelayLetter';
}

/** What a delivery report says of a letter of ours. */
export interface ReportedLetter {
  /** The ledger id of the report. */
  mailId: number;
  letterKey: string;
  /** Whom the letter was for. */
  to: string;
  /** As in `Fate`. */
  status: string | null;
  reason: string;
}

/** Nobody has objected to a solution in the days promised for that. */
export interface CloseSilent {
  type: 'CloseSilent';
}

/** It is time to ask once more for what an incomplete service request lacks. */
export interface RemindCustomer {
  type: 'RemindCustomer';
}

export type Command =
  | Submit
  | Reply
  | ConfirmAcknowledgement
  | RefuseLetter
  | ReturnLetter
  | DelayLetter
  | CloseSilent
  | RemindCustomer
  | Order;
