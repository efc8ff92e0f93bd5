import type { Language } from '../questionnaire/form.ts';
import type { Ticket } from './ticket.ts';

/** Who gave an order: the name an agent goes by. */
interface ByAgent {
  by: string;
}

/** Tell the customer how things stand. */
export interface PostUpdate extends ByAgent {
  type: 'PostUpdate';
  text: string;
}

/** Note something for the desk alone. */
export interface Note extends ByAgent {
  type: 'Note';
  text: string;
}

export interface SetSeverity extends ByAgent {
  type: 'SetSeverity';
  severity: NonNullable<Ticket['severity']>;
  /** Why; null where nobody said. */
  text: string | null;
}

/** The customer was told by telephone: the number, and how things stand. */
export interface Telephone extends ByAgent {
  type: 'Telephone';
  /** What was said; null where nobody noted it. */
  text: string | null;
}

/** Letters to the customer go to this address. */
export interface CorrectAddress extends ByAgent {
  type: 'CorrectAddress';
  to: string;
}

/** Give the ticket into somebody's hands. */
export interface Assign extends ByAgent {
  type: 'Assign';
  to: string;
}

/** Work on an incident begins, or goes on. */
export interface Start extends ByAgent {
  type: 'Start';
}

/** An incident waits for somebody outside the desk; `text` says for what, in the customer's language. */
export interface PutPending extends ByAgent {
  type: 'PutPending';
  waitsFor: WaitsFor;
  text: string;
  /** When the desk asks after it, if nothing has come by then. */
  askAgainAt: Date;
}

export const waitsFor = ['customer', 'third-party'] as const;
export type WaitsFor = (typeof waitsFor)[number];

/** Of a ticket in review: whoever wrote is answered. Of a service request: it will be done at the start asked for, or proposed. */
export interface Accept extends ByAgent {
  type: 'Accept';
  /** Although the lead time is not met. */
  isException: boolean;
  text: string | null;
}

/** A service request could be done at another time. */
export interface Propose extends ByAgent {
  type: 'Propose';
  startAt: Date;
  text: string | null;
}

/** A service request will not be done. */
export interface Reject extends ByAgent {
  type: 'Reject';
  text: string;
}

export interface Fulfil extends ByAgent {
  type: 'Fulfil';
  fulfilledAt: Date;
  text: string | null;
}

/** An incident goes to a higher level of the desk, which is telephoned. */
export interface Escalate extends ByAgent {
  type: 'Escalate';
  /** The service desk is 1. */
  level: number;
  /** Who that is, as they are called now. */
  role: Record<Language, string>;
  /** Levels in between are passed over. */
  skips: boolean;
  /** For the desk alone. */
  why: string;
}

export interface Resolve extends ByAgent {
  type: 'Resolve';
  cause: string;
  solution: string;
  /** When the service worked again. */
  restoredAt: Date;
  /** When it closes by itself if nobody objects. */
  closesAt: Date;
}

export interface Close extends ByAgent {
  type: 'Close';
  text: string | null;
}

export interface Reopen extends ByAgent {
  type: 'Reopen';
  text: string | null;
}

export interface Cancel extends ByAgent {
  type: 'Cancel';
  text: string;
}

/** What an agent orders of a ticket, by whichever way it came. */
export type Order =
  | PostUpdate
  | Note
  | Telephone
  | CorrectAddress
  | SetSeverity
  | Assign
  | Start
  | PutPending
  | Accept
  | Propose
  | Reject
  | Fulfil
  | Escalate
  | Resolve
  | Close
  | Reopen
  | Cancel;

/** An order that each kind of ticket answers in its own way. */
export type KindsOrder = Exclude<
  Order,
  PostUpdate | Note | Telephone | CorrectAddress | SetSeverity | Assign
>;
