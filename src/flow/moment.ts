import type { Notice } from '../promise/danger.ts';
import type { Reading } from '../questionnaire/reading.ts';
import type { KeptMail } from '../store/arrival.ts';
import type { Outcome } from '../store/outcome.ts';
import type { Disposition, Why } from '../ticket/admission.ts';

/** What the flow tells whoever listens (log, metrics, the sandbox's terminal), as it happens. No bodies. */
export type Moment =
  | Kept
  | Gap
  | Unreconciled
  | Settled
  | Stumbled
  | Unwritten
  | Delivered
  | Unrecorded
  | RoadClosed
  | RoadOpen
  | AlertRaised
  | AlertRecovered
  | Told;

export type Tell = (moment: Moment) => void;

/** A mail's keep commit stands. */
export interface Kept {
  type: 'kept';
  at: Date;
  mailId: number;
  mailbox: string;
  size: number;
  acceptedAt: Date;
  seenAt: Date;
}

/** A mail lay in the processed folder, and nobody had read it. It is kept, and read now. */
export interface Gap {
  type: 'gap';
  at: Date;
  mailId: number;
  mailbox: string;
  folder: string;
  acceptedAt: Date;
}

/** The processed folder cannot be compared with the ledger, or what lies there has to be looked at by a person. */
export interface Unreconciled {
  type: 'unreconciled';
  at: Date;
  mailbox: string;
  reason: string;
}

/** A mail's record commit stands. */
export interface Settled {
  type: 'settled';
  at: Date;
  mailId: number;
  mailbox: string;
  messageId: string | null;
  from: string | null;
  subject: string | null;
  disposition: Disposition;
  why: Why;
  /** Numbers of the tickets it opened or joined. */
  tickets: string[];
  /** What was read of the questions; null for a mail that could not be read. */
  read: { form: string | null; language: string; answered: number; missing: string[] } | null;
  seenAt: Date;
  keptAt: Date;
}

/** A mail could not be recorded this time; it stays in the mailbox and is tried again. */
export interface Stumbled {
  type: 'stumbled';
  at: Date;
  mailId: number;
  reason: string;
}

/** A letter that is owed cannot be written. */
export interface Unwritten {
  type: 'unwritten';
  at: Date;
  key: string;
  kind: string;
  /** As in `Delivered`. */
  ticket: string | null;
  reason: string;
}

/** The mail server answered for one letter. */
export interface Delivered {
  type: 'delivered';
  at: Date;
  key: string;
  kind: string;
  /** Null for a letter about the desk itself. */
  ticket: string | null;
  outcome: 'sent' | 'later' | 'never';
  response: string;
  owedAt: Date;
  /** The mail that the letter acknowledges, and when our border accepted it; null for other letters. */
  acknowledged: { mailId: number; mailbox: string; acceptedAt: Date } | null;
}

/** The mail server answered for a letter, but the store does not take it down, or its ticket does not. */
export interface Unrecorded {
  type: 'unrecorded';
  at: Date;
  key: string;
  kind: string;
  /** As in `Delivered`. */
  ticket: string | null;
  reason: string;
}

/** The road to the mail server is closed; letters wait. */
export interface RoadClosed {
  type: 'road-closed';
  at: Date;
  phase: string;
  reason: string;
  nextTryAt: Date;
}

export interface RoadOpen {
  type: 'road-open';
  at: Date;
  closedSince: Date;
}

/** People are told that promises are in danger, for the first time or anew. */
export interface AlertRaised {
  type: 'alert-raised';
  at: Date;
  notice: Notice;
  /** Why letters that tell it could not be written. */
  lettersNotWritten: string[];
}

/** They are told that nothing of it is in danger any more. */
export interface AlertRecovered extends Omit<AlertRaised, 'type'> {
  type: 'alert-recovered';
}

/** A webhook answered for one alert, or did not answer. */
export interface Told {
  type: 'told';
  at: Date;
  webhook: string;
  alert: string;
  outcome: 'sent' | 'later' | 'never';
  response: string;
  /** Null when it is not tried again. */
  nextAttemptAt: Date | null;
}

/** A kept mail in hand, and since when. */
export interface Held {
  kept: KeptMail;
  keptAt: Date;
}

export function settledMoment(outcome: Outcome, { kept, keptAt }: Held, reading: Reading | null): Settled {
  const { mailId, disposition, why, changes, ticketNumber, facts, decidedAt } = outcome;
  const changed = changes.map(({ ticket }) => ticket.number);
  return {
    type: 'settled',
    at: decidedAt,
    mailId,
    mailbox: kept.mailbox,
    messageId: facts?.messageId ?? null,
    from: facts?.from ?? null,
    subject: facts?.subject ?? null,
    disposition,
    why,
    tickets: changed.length === 0 && ticketNumber !== null ? [ticketNumber] : changed,
    read: reading && {
      form: reading.form,
      language: reading.language,
      answered: Object.keys(reading.fields).length,
      missing: reading.missing,
    },
    seenAt: kept.seenAt,
    keptAt,
  };
}
