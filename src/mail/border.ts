import { isAmong, receiver } from './border-host.ts';
import { parseDate } from './date.ts';
import { headerFields, longestHeader, rawMail } from './header.ts';

export interface BorderWitness {
  /** Names of our own hosts as they stand behind "by" in Received; ".example.com" means every host below it. */
  borderHosts: readonly string[];
  /** IMAP INTERNALDATE; null when the server gave none. */
  internalDate: Date | null;
  /** When the daemon saw the mail: now. */
  seenAt: Date;
}

export interface Acceptance {
  at: Date;
  by: 'received' | 'internaldate' | 'first-sight';
  /** Two clocks of ours contradict each other; somebody should look at them. */
  disagreement: boolean;
}

/** Beyond this, Received and INTERNALDATE contradict each other. */
const tolerance = 10 * 60_000;
/** Beyond this, a time in the future is a clock gone wrong and not just a fast one. */
const skew = 2 * 60_000;

/**
 * When our own border accepted the mail, which is when the customer's waiting began: the newest Received line of a
 * host of ours, else INTERNALDATE, else first sight; never later than first sight, and never the sender's Date.
 * Reads the top of the header alone: it runs for every mail before it is kept.
 */
export function acceptedAt(
  mail: Uint8Array,
  { borderHosts, internalDate, seenAt }: BorderWitness,
): Acceptance {
  const received = borderHosts.length > 0 ? receivedAt(mail, borderHosts) : null;
  const delivered = internalDate && !Number.isNaN(internalDate.getTime()) ? internalDate : null;
  const future = seenAt.getTime() + skew;
  const claims = [received, delivered].map(claim => (claim && claim.getTime() <= future ? claim : null));
  const [crossed = null, arrived = null] = claims;
  const disagreement = crossed !== received || arrived !== delivered || contradict(crossed, arrived);
  if (crossed && !(arrived && arrived < crossed && contradict(crossed, arrived)))
    return { at: earlier(crossed, seenAt), by: 'received', disagreement };
  if (arrived) return { at: earlier(arrived, seenAt), by: 'internaldate', disagreement };
  return { at: seenAt, by: 'first-sight', disagreement };
}

/** Counting from the top as long as the lines are ours: what stands below the first foreign one anybody may have written. */
function receivedAt(mail: Uint8Array, borderHosts: readonly string[]): Date | null {
  for (const { name, value, end } of headerFields(rawMail(mail))) {
    if (end > longestHeader) return null;
    if (name !== 'received') continue;
    if (!isAmong(receiver(value), borderHosts)) return null;
    const at = parseDate(value.slice(value.lastIndexOf(';') + 1));
    if (at) return at;
  }
  return null;
}

function contradict(one: Date | null, other: Date | null): boolean {
  return one !== null && other !== null && Math.abs(one.getTime() - other.getTime()) > tolerance;
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
