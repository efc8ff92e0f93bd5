import type { AnswerLine, BlankLine, UnclearLine } from './questions.ts';

/** What the customer is told when their mail has become a ticket, or several. */
export interface Acknowledgement {
  /** "22 nov 2026, 07:15 (hora de Perú, GMT-5)". */
  receivedAt: string;
  number: string;
  tickets: AcknowledgedTicket[];
  several: boolean;
  rainAdvice: boolean;
  phones: PhoneLine[];
}

export interface AcknowledgedTicket {
  number: string;
  /** "Incidente". */
  kind: string;
  /** Site, service or customer, so that several tickets can be told apart; '' when none was named. */
  place: string;
  /** The mail held a filled form; else the blank one is offered in `blanks`. */
  hasForm: boolean;
  understood: AnswerLine[];
  blanks: BlankLine[];
  unclear: UnclearLine[];
  /** Nothing is left to ask. */
  complete: boolean;
  /** Opens a new mail that joins this very ticket. */
  mailto: string;
}

export interface PhoneLine {
  region: string;
  numbers: { written: string; dial: string }[];
}
