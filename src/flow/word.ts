import { momentIn } from '../letters/moment.ts';
import { isSameMailbox } from '../mail/address.ts';
import type { Ladder } from '../promise/escalation.ts';
import { askAgainAt } from '../promise/pending.ts';
import { closesAfterSilence } from '../promise/silence.ts';
import { instantIn } from '../questionnaire/values/date-time.ts';
import type { Order, WaitsFor } from '../ticket/orders.ts';
import { refuse } from '../ticket/refused.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Calendars } from './calendars.ts';

/** What an agent says about a ticket, by whichever way it came. Times are as a person writes them. */
export type Word =
  | { does: 'post' | 'note' | 'reject' | 'cancel'; text: string }
  | { does: 'severity'; level: NonNullable<Ticket['severity']>; text: string | null }
  | { does: 'telephoned'; text: string | null }
  | { does: 'address' | 'assign'; to: string }
  | { does: 'start' }
  | { does: 'pending'; on: WaitsFor; text: string }
  | { does: 'accept'; isException: boolean; text: string | null }
  | { does: 'propose'; start: string; text: string | null }
  | { does: 'fulfil'; at: string | null; text: string | null }
  | { does: 'escalate'; to: number | null; skips: boolean; text: string }
  | { does: 'resolve'; cause: string; solution: string; restored: string | null }
  | { does: 'close' | 'reopen'; text: string | null };

/** What a word is understood by, besides the ticket. */
export interface Surroundings {
  calendars: Calendars;
  ladder: Ladder;
  /** As in `ReadingDesk`. */
  ownAddresses: readonly string[];
}

/**
 * The order that a word is for this ticket, by the clocks and holidays of its site. Throws Refused for a time nobody
 * understands, for a level that the desk has not, and for an address of its own.
 */
export function orderOf(
  word: Word,
  by: string,
  ticket: Ticket,
  now: Date,
  { calendars, ladder, ownAddresses }: Surroundings,
): Order {
  switch (word.does) {
    case 'post':
      return { type: 'PostUpdate', by, text: word.text };
    case 'note':
      return { type: 'Note', by, text: word.text };
    case 'telephoned':
      return { type: 'Telephone', by, text: word.text };
    case 'address':
      refuseOwnAddress(word.to, ownAddresses);
      return { type: 'CorrectAddress', by, to: word.to };
    case 'severity':
      return { type: 'SetSeverity', by, severity: word.level, text: word.text };
    case 'assign':
      return { type: 'Assign', by, to: word.to };
    case 'start':
      return { type: 'Start', by };
    case 'pending':
      return {
        ...{ type: 'PutPending', by, waitsFor: word.on, text: word.text },
        askAgainAt: askAgainAt(word.on, now, { zone: ticket.zone, calendar: calendarOf(ticket, calendars) }),
      };
    case 'accept':
      return { type: 'Accept', by, isException: word.isException, text: word.text };
    case 'propose':
      return { type: 'Propose', by, startAt: timeAhead(word.start, ticket, now), text: word.text };
    case 'reject':
      return { type: 'Reject', by, text: word.text };
    case 'fulfil':
      return { type: 'Fulfil', by, fulfilledAt: pastTime(word.at, ticket, now), text: word.text };
    case 'escalate':
      return {
        type: 'Escalate',
        by,
        ...levelFor(ticket, word.to, ladder),
        skips: word.skips,
        why: word.text,
      };
    case 'resolve':
      return {
        ...{ type: 'Resolve', by, cause: word.cause, solution: word.solution },
        restoredAt: pastTime(word.restored, ticket, now),
        closesAt: closesAfterSilence(now, ticket.zone, calendarOf(ticket, calendars)),
      };
    case 'close':
      return { type: 'Close', by, text: word.text };
    case 'reopen':
      return { type: 'Reopen', by, text: word.text };
    case 'cancel':
      return { type: 'Cancel', by, text: word.text };
  }
}

/** Letters to an address of the desk, in place of the customer's, would come back as mails. */
export function refuseOwnAddress(address: string, ownAddresses: readonly string[]): void {
  if (ownAddresses.some(own => isSameMailbox(own, address)))
    refuse(`${address} is the desk's own: name an address that the customer reads`);
}

/** The level named, else the next one. */
function levelFor({ number, escalationLevel }: Ticket, named: number | null, { levels }: Ladder) {
  const level = named ?? escalationLevel + 1;
  const found = levels[level - 1];
  return found
    ? { level, role: found.role }
    : refuse(`${number} is at level ${escalationLevel}, and the desk has no level ${level}`);
}

function calendarOf({ place }: Ticket, calendars: Calendars) {
  return place?.country == null ? null : calendars(place.country);
}

/**
 * Milliseconds before a ticket's receipt in which what it asks for may have come to pass: a mail waits at the sender's, a
 * call is written down after it was answered, and a service comes back by itself.
 */
const longestBefore = 24 * 60 * 60_000;

/** Of something that has happened; now, where nobody says when. */
function pastTime(text: string | null, ticket: Ticket, now: Date): Date {
  if (text === null) return now;
  const at = timeIn(text, ticket, now);
  if (at > now) refuse(`"${text}" lies ahead: say when it happened`);
  if (ticket.receivedAt.getTime() - at.getTime() > longestBefore)
    refuse(
      `"${text}" is more than a day before ${ticket.number} came, ${momentIn('en', ticket.zone, ticket.receivedAt)}: say when it happened`,
    );
  return at;
}

/** Of something that is still to come. */
function timeAhead(text: string, ticket: Ticket, now: Date): Date {
  const at = timeIn(text, ticket, now);
  return at > now ? at : refuse(`"${text}" is past: propose a start that lies ahead`);
}

function timeIn(text: string, { zone, place }: Ticket, now: Date): Date {
  const country = place?.country ?? null;
  const found = instantIn(text, { zone, ...(country !== null && { country }) }, now);
  if (found === 'unreadable' || typeof found.value !== 'string')
    refuse(`"${text}" is not one time, such as "2026-12-01 18:00"; without an offset it is that of ${zone}`);
  return new Date(found.value);
}
