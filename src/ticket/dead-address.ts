import type { ReportedLetter } from './command.ts';
import type { Ticket } from './ticket.ts';

/** The flag of a ticket whose customer has no mailbox at their address: no letter goes there any more. */
export const deadAddress = 'dead-address';

/** Where the customer can be written to; null where nobody is named, or there is no mailbox at their address. */
export function reachableAt({ answerTo, flags }: Pick<Ticket, 'answerTo' | 'flags'>): string | null {
  return flags.includes(deadAddress) ? null : answerTo;
}

/**
 * RFC 3463: what is wrong is the address of the reader, or their mailbox is closed for good (5.2.1), and not the moment,
 * the letter, or its sender (5.1.7, 5.1.8).
 */
const noSuchMailbox = /\b5\.(?:1\.(?:[0-46]|10)|2\.1)\b/;

/** Whether a letter's fate says that the customer has no mailbox there. Another reader's tells nothing of it. */
export function isDead(
  ticket: Pick<Ticket, 'answerTo'> | null,
  { to, status, reason }: Pick<ReportedLetter, 'to' | 'status' | 'reason'>,
): boolean {
  return isSame(to, ticket?.answerTo) && noSuchMailbox.test(status ?? reason);
}

/** Whether the customer writes from the address that was given up. */
export function isRevived({ answerTo, flags }: Ticket, from: string | null): boolean {
  return flags.includes(deadAddress) && from !== null && isSame(from, answerTo);
}

function isSame(address: string, other: string | null | undefined): boolean {
  return address.toLowerCase() === other?.toLowerCase();
}
