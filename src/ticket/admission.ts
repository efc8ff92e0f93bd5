import type { Mail } from '../mail/mail.ts';
import { signedIds } from '../mail/reply.ts';
import { deskItself } from '../mail/signed-id.ts';
import { isLongOver } from './handling.ts';
import { climb, type Threads } from './ladder.ts';
import type { Link } from './link.ts';
import { type Brought, isNewMatter } from './new-matter.ts';
import type { Letters } from './returned.ts';
import type { Ticket } from './ticket.ts';

/** What became of a mail. A ledger row without one is work that waits. */
export type Disposition =
  | 'opened' // one or several new tickets
  | 'joined' // an event on a ticket that exists
  | 'duplicate' // the same mail was handled before, here or in another mailbox
  | 'automatic' // a machine wrote it: kept, never answered
  | 'bounce' // a delivery report
  | 'filed' // somebody of the desk answered a letter about the desk itself
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

export interface Familiar extends Threads, Letters {
  namesakes(messageId: string): Namesake[];
  /** The newest ticket of the same matter (ticket/matter.ts) whose mail was accepted shortly before or after. */
  alike(matter: string, acceptedAt: Date): string | null;
  /** Whether letters about the desk itself go to this address. */
  isOfDesk(address: string): boolean;
}

export type Admission =
  | { disposition: 'duplicate'; ticketNumber: string | null; why: Why }
  | { disposition: 'automatic' | 'bounce' | 'filed'; why: Why }
  | { disposition: 'joined'; ticket: Ticket; by: string; why: Why }
  | {
      disposition: 'opened';
      flags: string[];
      links: Link[];
      /** Why a person has to look before anybody is answered; null when none has to. */
      review: string | null;
      why: Why;
    };

/**
 * Decides what a mail is to the desk: seen before, a machine's, part of a ticket, or a new matter. When in doubt it
 * is a new matter, because silence is the worse error. `brought` is what it holds as an answer to us, if it is one;
 * `acceptedAt` is when our border accepted it.
 */
export function admit(
  mail: Letterhead,
  brought: Brought | null,
  prefixes: readonly string[],
  familiar: Familiar,
  acceptedAt: Date,
): Admission {
  const namesakes = mail.messageId === null ? [] : familiar.namesakes(mail.messageId);
  const twin = namesakes.find(({ contentHash }) => contentHash === mail.contentHash);
  if (twin) return duplicate(mail, twin);
  if (mail.automatic) return byMachine(mail.automatic);
  if (brought === null && answersDeskLetter(mail, familiar)) return filed();
  const rung = climb(mail, prefixes, familiar);
  if (!rung.joins) return opened(mail, namesakes, 'a new matter', linksTo('mentions', rung.mentions));
  if (brought && isNewMatter(brought, rung.joins))
    return opened(mail, namesakes, 'a new form in an old thread', linksTo('follows', [rung.joins.number]));
  if (isLongOver(rung.joins, acceptedAt))
    return opened(
      mail,
      namesakes,
      'an answer to what is long over',
      linksTo('continues', [rung.joins.number]),
    );
  return joined(rung.joins, rung.by);
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

/** Alerts would breed tickets, and those their letters, if a word of thanks were a new matter. */
function answersDeskLetter(mail: Letterhead, familiar: Familiar): boolean {
  const isOurs = mail.from !== null && familiar.isOfDesk(mail.from.address);
  const isForged = mail.authenticity?.sender === 'forged';
  return isOurs && !isForged && signedIds(mail).some(id => familiar.verify(id) === deskItself);
}

function filed(): Admission {
  return {
    disposition: 'filed',
    why: { rule: 'somebody of the desk answered a letter about the desk itself', saw: {} },
  };
}

function joined(ticket: Ticket, by: string): Admission {
  return { disposition: 'joined', ticket, by, why: { rule: by, saw: { ticket: ticket.number } } };
}

function linksTo(kind: Link['kind'], numbers: readonly string[]): Link[] {
  return numbers.map(to => ({ kind, to }));
}

function opened(mail: Letterhead, namesakes: Namesake[], rule: string, links: Link[]): Admission {
  const flags = [
    ...namesakes.map(
      ({ ticketNumber }) => `same-message-id${ticketNumber === null ? '' : `:${ticketNumber}`}`,
    ),
    ...mail.flaws.map(flaw => `mail-${flaw}`),
    ...senderFlags(mail),
  ];
  const saw = { flags: [...flags, ...links.map(({ kind, to }) => `${kind}:${to}`)] };
  return { disposition: 'opened', flags, links, review: reviewOf(mail), why: { rule, saw } };
}

function senderFlags({ authenticity }: Letterhead): string[] {
  return authenticity === null || authenticity.sender === 'verified' ? [] : [`sender-${authenticity.sender}`];
}

/** An answer would go to whoever is named in From, who did not write. */
function reviewOf({ authenticity }: Letterhead): string | null {
  return authenticity?.sender === 'forged' ? `From may be forged: ${authenticity.evidence}` : null;
}
