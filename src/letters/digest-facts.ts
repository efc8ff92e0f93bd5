import type { Level } from '../promise/danger.ts';
import type { Punctuality } from '../promise/punctuality.ts';
import type { Traffic } from '../promise/traffic.ts';
import type { Disposition } from '../ticket/admission.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** All that a digest is made of. What it tells of as new happened after `since`, and up to `now`. */
export interface DigestFacts {
  now: Date;
  /** When the last digest was written; a day ago where there was none. */
  since: Date;
  /** Slots since then whose digest never came. */
  missedSlots: string[];
  /** Oldest first. */
  openTickets: OpenTicket[];
  acknowledgements: { sinceLast: Punctuality; week: Punctuality; month: Punctuality };
  /** Mails that wait for their acknowledgement, the one due first leading. */
  unacknowledged: UnacknowledgedMail[];
  /** Promises that were kept since, and too late. */
  mended: MendedPromise[];
  heldLetters: SetAsideLetter[];
  /** To the desk's own people; a customer's is in its ticket's flags. */
  refusedLetters: SetAsideLetter[];
  returnedLetters: SetAsideLetter[];
  /** Mails that reconciliation found unread since, by mailbox. */
  gaps: { mailbox: string; count: number }[];
  /** Alerts that stand, the oldest first. */
  alerts: StandingAlert[];
  /** Alerts that came and went since. */
  recovered: number;
  mailboxes: (Traffic & { name: string })[];
  /** No mail came before the weeks that `mailboxes` tells of. */
  isNew: boolean;
}

/** A promise of the desk that is open, whatever its kind. */
export interface OpenPromise {
  kind: string;
  dueAt: Date;
  why: string;
}

export interface OpenTicket
  extends Pick<
    Ticket,
    | 'number'
    | 'kind'
    | 'status'
    | 'severity'
    | 'assignee'
    | 'waitsFor'
    | 'flags'
    | 'zone'
    | 'place'
    | 'leadTime'
    | 'startAt'
    | 'receivedAt'
  > {
  /** As the customer wrote it; else who wrote. */
  customer: string;
  /** As the customer wrote it; '' where they did not. */
  site: string;
  subject: string;
  /** Of a service request: the start it asks for; null where none was understood. */
  startAsked: Date | null;
  /** The one due first leads. */
  promises: OpenPromise[];
}

export interface UnacknowledgedMail {
  mailId: number;
  from: string | null;
  subject: string | null;
  ticketNumber: string | null;
  acceptedAt: Date;
  dueAt: Date;
  why: string;
  /** Null while nobody has decided about it. */
  disposition: Disposition | null;
  /** Its acknowledgement as a letter; null while none is written. */
  letter: { state: string; response: string | null; returnedWhy: string | null } | null;
}

export interface MendedPromise extends OpenPromise {
  /** The ticket it is about, or was given to. */
  ticketNumber: string | null;
  mailId: number | null;
  settledAt: Date;
  settledHow: string;
}

export interface SetAsideLetter {
  key: string;
  kind: string;
  to: string;
  ticketNumber: string | null;
  /** What a server, or a report, said of it; null where nobody has. */
  why: string | null;
}

export interface StandingAlert {
  cause: string;
  level: Level;
  headline: string;
  raisedAt: Date;
}

/** What is known besides the database. */
export interface DigestSurroundings {
  /** The names of the mailboxes that are watched. */
  watched: readonly string[];
  /** How it stands with looking into them; null where no daemon can be asked. */
  polls: Poll[] | null;
  /** Sentences: what a person must see to some day soon. */
  reminders: string[];
}

/** How it stands with looking into a mailbox. */
export interface Poll {
  name: string;
  /** When it was last read; null while it has not been since the daemon's start. */
  lastGoodPollAt: Date | null;
  /** Since when nobody has read it: since then, or the start. */
  quietSince: Date;
  /** What is wrong; null while nothing is. */
  failure: string | null;
}
