import type { Mail } from '../mail/mail.ts';
import { climb, type Threads } from './ladder.ts';
import type { Ticket } from './ticket.ts';

/** What became of a mail. A ledger row without one is work that waits. */
export type Disposition =
  | 'opened' // one or several new tickets
  | 'joined' // an event on a ticket that exists
  | 'duplicate' // the same mail was handled before, here or in another mailbox
  | 'automatic' // a machine wrote it: kept, never answered
  | 'bounce' // a delivery report
  | 'quarantined'; // it could not be processed; raw bytes and reason are kept

/** The decision record behind `acuse why`: which rule applied, and what it saw. Plain JSON. */
export interface Why {
  rule: string;
  saw: Record<string, string | number | boolean | null | string[]>;
}

/** A mail as the rules of admission see it. */
export type Letterhead = Omit<Mail, 'text' | 'enclosed'>;

/** A mail that was handled before, under the same Message-ID. */
export interface Namesake {
  mailId: number;
  contentHash: string;
  ticketNumber: string | null;
}

export interface Familiar extends Threads {
  namesakes(messageId: string): Namesake[];
}

export type Admission =
  | { disposition: 'duplicate'; ticketNumber: string | null; why: Why }
  | { disposition: 'automatic' | 'bounce'; why: Why }
  | { disposition: 'joined'; ticket: Ticket; by: string; why: Why }
  | { disposition: 'opened'; flags: string[]; why: Why };

/**
 * Decides what a mail is to the desk: seen before, a machine's, part of a ticket, or a new matter. When in doubt it
 * is a new matter, because silence is the worse error.
 */
export function admit(mail: Letterhead, prefixes: readonly string[], familiar: Familiar): Admission {
  const namesakes = mail.messageId === null ? [] : familiar.namesakes(mail.messageId);
  const twin = namesakes.find(({ contentHash }) => contentHash === mail.contentHash);
  if (twin) return duplicate(mail, twin);
  if (mail.automatic) return byMachine(mail.automatic);
  const rung = climb(mail, prefixes, familiar);
  if (rung.joins) return joined(rung.joins, rung.by);
  return opened(mail, namesakes, rung.mentions);
}

function duplicate(mail: Letterhead, twin: Namesake): Admission {
  return {
    disposition: 'duplicate',
    ticketNumber: twin.ticketNumber,
    why: {
      rule: 'the same Message-ID and the same content were handled before',
      saw: { messageId: mail.messageId, earlierMail: twin.mailId, ticket: twin.ticketNumber },
    },
  };
}

function byMachine({ kind, rule, evidence }: NonNullable<Letterhead['automatic']>): Admission {
  return { disposition: kind === 'bounce' ? 'bounce' : 'automatic', why: { rule, saw: { evidence } } };
}

function joined(ticket: Ticket, by: string): Admission {
  return { disposition: 'joined', ticket, by, why: { rule: by, saw: { ticket: ticket.number } } };
}

function opened(mail: Letterhead, namesakes: Namesake[], mentions: string[]): Admission {
  const flags = [
    ...namesakes.map(
      ({ ticketNumber }) => `same-message-id${ticketNumber === null ? '' : `:${ticketNumber}`}`,
    ),
    ...mentions.map(number => `mentions:${number}`),
    ...mail.flaws.map(flaw => `mail-${flaw}`),
  ];
  return { disposition: 'opened', flags, why: { rule: 'a new matter', saw: { flags } } };
}
