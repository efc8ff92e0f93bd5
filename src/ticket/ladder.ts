import type { Mail } from '../mail/mail.ts';
import { foreignIds, numberInSubject, signedIds } from '../mail/reply.ts';
import { baseSubject } from '../mail/subject.ts';
import { belongsTo } from './people.ts';
import type { Ticket } from './ticket.ts';

/** What is known of the ids and numbers that mails refer to. */
export interface Threads {
  /** The ticket number a signed Message-ID of ours proves; null when the signature is not ours. */
  verify(messageId: string): string | null;
  /** The ticket that a mail with this Message-ID already belongs to. */
  ticketOf(messageId: string): Ticket | null;
  ticket(number: string): Ticket | null;
}

/** Either the ticket a mail may join and by which rung, or the numbers it only mentions. */
export type Rung = { joins: Ticket; by: string } | { joins: null; mentions: string[] };

type Letterhead = Pick<Mail, 'authenticity' | 'inReplyTo' | 'references' | 'subject' | 'from'>;

/**
 * Climbs the ladder of trust, the surest rung first: an id we signed, an id a ticket already knows, the number in
 * the subject if the sender belongs to that ticket. A mail's From is a claim, so that the last rung is the weakest;
 * one whose From is known to be forged comes no further than the first.
 */
export function climb(mail: Letterhead, prefixes: readonly string[], threads: Threads): Rung {
  const signed = bySignedId(mail, threads);
  if (signed) return signed;
  const number = numberInSubject(mail.subject, prefixes);
  const isForged = mail.authenticity?.sender === 'forged';
  const joins = isForged ? null : (byKnownId(mail, prefixes, threads) ?? byNumber(mail, number, threads));
  return joins ?? { joins: null, mentions: number === null ? [] : [number] };
}

function bySignedId(mail: Letterhead, threads: Threads): Rung | null {
  for (const id of signedIds(mail)) {
    const number = threads.verify(id);
    const ticket = number === null ? null : threads.ticket(number);
    if (ticket) return { joins: ticket, by: 'a Message-ID signed by us' };
  }
  return null;
}

/** Mail clients recycle old threads for new matters: a reference counts alone only as the direct In-Reply-To. */
function byKnownId(mail: Letterhead, prefixes: readonly string[], threads: Threads): Rung | null {
  for (const id of foreignIds(mail)) {
    const ticket = threads.ticketOf(id);
    if (!ticket) continue;
    if (mail.inReplyTo.includes(id)) return { joins: ticket, by: 'In-Reply-To names a mail of the ticket' };
    if (sameMatter(mail, ticket, prefixes))
      return { joins: ticket, by: 'References name a mail of the ticket' };
  }
  return null;
}

function sameMatter(mail: Letterhead, ticket: Ticket, prefixes: readonly string[]): boolean {
  const [mails, tickets] = [mail.subject, ticket.subject].map(each =>
    baseSubject(each, prefixes).toLowerCase(),
  );
  return mails === tickets;
}

function byNumber({ from }: Letterhead, number: string | null, threads: Threads): Rung | null {
  const ticket = number === null ? null : threads.ticket(number);
  if (!ticket || !from || !belongsTo(ticket, from.address)) return null;
  return { joins: ticket, by: 'the number in the subject, from somebody on the ticket' };
}
