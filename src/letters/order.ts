import type { Address } from '../mail/mail.ts';
import type { Language } from '../questionnaire/form.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import type { Alert } from './alert.ts';
import type { ChangeOver } from './change-over.ts';
import type { ChangeRequest } from './change-request.ts';
import type { CustomerUpdate } from './customer-update.ts';
import type { Digest } from './digest.ts';
import type { Cover } from './letter.ts';
import type { LetterReturned } from './letter-returned.ts';
import type { NewTicket } from './new-ticket.ts';
import type { Reminder } from './reminder.ts';
import type { TicketUpdate } from './ticket-update.ts';

/** A letter decided on but not yet written: plain data that may cross a thread. */
export type LetterOrder =
  | Order<'acknowledgement', Acknowledgement>
  | Order<'new-ticket', NewTicket>
  | Order<'change-request', ChangeRequest>
  | Order<'change-over', ChangeOver>
  | Order<'ticket-update', TicketUpdate>
  | Order<'letter-returned', LetterReturned>
  | Order<'customer-update', CustomerUpdate>
  | Order<'reminder', Reminder>
  | Order<'alert', Alert>
  | Order<'digest', Digest>;

/** A letter that is owed, and written when its turn comes. */
export interface OrderedLetter extends Cover {
  order: LetterOrder;
}

/** The folder of the letter's templates. */
export const letterKinds = [
  'acknowledgement',
  'new-ticket',
  'change-request',
  'change-over',
  'ticket-update',
  'letter-returned',
  'customer-update',
  'reminder',
  'alert',
  'digest',
] as const satisfies LetterOrder['kind'][];
export type LetterKind = LetterOrder['kind'];

interface Order<Kind, Data> extends Dispatch {
  kind: Kind;
  /** What the template shows: finished words, nothing left to compute. */
  data: Data & Frame;
}

/** What every template shows besides its own data. */
export interface Frame {
  /** Our numbers as the subject begins: "[INC-000123]"; '' in a letter about the desk itself. */
  tag: string;
  /** The customer's own subject, without our numbers and piled up prefixes; '' where there is no customer. */
  subject: string;
  deskName: string;
  /** Whom the letter is for when it goes to another reader on trial; null in ordinary life. */
  redirectedFrom: string | null;
}

/** All of a letter but its words. */
export interface Dispatch {
  /** As in `Letter.key`. */
  key: string;
  language: Language;
  /** As in `Letter.ticketNumber`. */
  ticketNumber: string | null;
  /** As in `Letter.acknowledges`. */
  acknowledges: number | null;
  priority: number;
  from: Address;
  to: string;
  /** The mailbox that watches for replies and bounces: Reply-To and envelope sender. */
  mailbox: string;
  thread: Thread;
  /** Whether the mail it is about has to be at hand when the letter is composed. */
  attachesOriginal: boolean;
  held: boolean;
}

/** Where a letter stands in its reader's thread. */
export interface Thread {
  /** Message-IDs with angle brackets, oldest first, without the one it answers. */
  references: readonly string[];
  /** A mail by its Message-ID, or an earlier letter of ours by its key. */
  answers: { messageId: string } | { letterKey: string } | null;
}
