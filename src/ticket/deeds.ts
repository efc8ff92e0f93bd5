import type {
  Assign,
  Cancel,
  Close,
  Escalate,
  Fulfil,
  Note,
  PostUpdate,
  Propose,
  PutPending,
  Reject,
  Reopen,
  Resolve,
  SetSeverity,
  Telephone,
} from './orders.ts';

interface Done {
  /** As in `Happened` of event.ts. */
  at: Date;
}

/** What the order said, but its name. */
type Said<Order> = Omit<Order, 'type'>;

/** By nobody's order: by what a customer wrote, or by the clock. */
type MaybeBy = { by: string | null };

export interface UpdatePosted extends Done, Said<PostUpdate> {
  type: 'UpdatePosted';
}

/** Nobody outside the desk is told. */
export interface Noted extends Done, Said<Note> {
  type: 'Noted';
}

/** The customer knows the number, whatever became of the acknowledgement. */
export interface Telephoned extends Done, Said<Telephone> {
  type: 'Telephoned';
}

/** The customer is written to here: an agent says so, or they have written from an address that was given up. */
export interface AddressCorrected extends Done, MaybeBy {
  type: 'AddressCorrected';
  /** Null once it is purged. */
  to: string | null;
}

export interface SeveritySet extends Done, Said<SetSeverity> {
  type: 'SeveritySet';
}

export interface Assigned extends Done, Said<Assign> {
  type: 'Assigned';
}

/** A person has looked: whoever wrote is answered from here on. */
export interface ReviewPassed extends Done {
  type: 'ReviewPassed';
  by: string;
}

/** A person has looked, and nobody is answered: a forgery, most likely. */
export interface ReviewFailed extends Done, Said<Cancel> {
  type: 'ReviewFailed';
}

/** Work on the incident has begun, or goes on. */
export interface Started extends Done, MaybeBy {
  type: 'Started';
}

export interface MadePending extends Done, Said<PutPending> {
  type: 'MadePending';
}

/** The desk will do what was asked for, at this time. */
export interface Accepted extends Done {
  type: 'Accepted';
  by: string;
  startAt: Date;
  /** The lead time was not met, and the desk does it all the same. */
  isException: boolean;
  text: string | null;
}

export interface Proposed extends Done, Said<Propose> {
  type: 'Proposed';
}

export interface Rejected extends Done, Said<Reject> {
  type: 'Rejected';
}

export interface Fulfilled extends Done, Said<Fulfil> {
  type: 'Fulfilled';
}

/** A higher level of the desk has it now. */
export interface Escalated extends Done, Omit<Said<Escalate>, 'skips'> {
  type: 'Escalated';
}

export interface Resolved extends Done, Said<Resolve> {
  type: 'Resolved';
}

export interface Closed extends Done, MaybeBy, Omit<Said<Close>, 'by'> {
  type: 'Closed';
  because: 'agent' | 'customer' | 'silence';
}

export interface Reopened extends Done, MaybeBy, Omit<Said<Reopen>, 'by'> {
  type: 'Reopened';
}

export interface Cancelled extends Done, Said<Cancel> {
  type: 'Cancelled';
}

/** What an agent's order, a customer's yes or no, or silence made of a ticket. */
export type Deed =
  | UpdatePosted
  | Noted
  | Telephoned
  | AddressCorrected
  | SeveritySet
  | Assigned
  | ReviewPassed
  | ReviewFailed
  | Started
  | MadePending
  | Accepted
  | Proposed
  | Rejected
  | Fulfilled
  | Escalated
  | Resolved
  | Closed
  | Reopened
  | Cancelled;
