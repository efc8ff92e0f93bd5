import { clip } from './clip.ts';
import type {
  DigestFacts,
  MendedPromise,
  OpenPromise,
  OpenTicket,
  UnacknowledgedMail,
} from './digest-facts.ts';
import {
  inReview,
  type Line,
  mailLine,
  nameOf,
  standingOfMail,
  type Told,
  ticketLine,
} from './digest-lines.ts';
import type { Start, Starts } from './digest-starts.ts';
import { briefly, lengthOf, type Reader } from './digest-times.ts';
import { type DigestWords, digestWords } from './digest-words.ts';

const minute = 60_000;
/** An acknowledgement that takes longer than this, in milliseconds, is in danger: the usual one takes a second. */
const slow = 5 * minute;
/** What falls due within a day is somebody's work today. */
const soon = 24 * 60 * minute;

/** Kinds of promises that the clock keeps: nobody has to do anything. */
const byThemselves = ['close-silent', 'complete'];

/** A promise about a ticket that somebody has to keep. */
export interface TicketPromise {
  ticket: OpenTicket;
  promise: OpenPromise;
}

/** The promises about tickets that are past due; those that keep themselves are left out. */
export function overdueOf(facts: DigestFacts): TicketPromise[] {
  return promisesOf(facts).filter(({ promise }) => promise.dueAt <= facts.now);
}

/**
 * Each broken promise with what is known of it: those that still are, then those that were kept too late. Starts that
 * have passed have a list of their own.
 */
export function brokenLines(facts: DigestFacts, { late }: Starts, reader: Reader): Told[] {
  const { now, mended } = facts;
  const said = digestWords[reader.language];
  return [
    ...onTheirWay(facts)
      .filter(({ dueAt }) => dueAt <= now)
      .map(
        mail => () =>
          mailLine(mail, [...lateness(mail, now, reader), standingOfMail(mail, said)], facts, said),
      ),
    ...without(late, overdueOf(facts)).map(
      ({ ticket, promise }) =>
        () =>
          ticketLine(ticket, [
            nameOf(promise, said),
            said.due(briefly(promise.dueAt, reader)),
            said.over(lengthOf(now.getTime() - promise.dueAt.getTime())),
            reasonOf({ ticket, promise }, said),
          ]),
    ),
    ...mended.map(promise => () => mendedLine(promise, reader)),
  ];
}

/** The promises that may break soon, each with what stands in the way; so may the starts that are near, in their lists. */
export function dangerLines(facts: DigestFacts, starts: Starts, reader: Reader): Told[] {
  const { now } = facts;
  const said = digestWords[reader.language];
  return [
    ...onTheirWay(facts)
      .filter(({ dueAt, acceptedAt, letter }) => {
        const isSlow = now.getTime() - acceptedAt.getTime() > slow;
        return dueAt > now && (isSlow || (letter !== null && letter.state !== 'owed'));
      })
      .map(
        mail => () =>
          mailLine(mail, [said.due(briefly(mail.dueAt, reader)), standingOfMail(mail, said)], facts, said),
      ),
    ...without(Object.values(starts).flat(), promisesOf(facts))
      .filter(({ promise: { dueAt } }) => dueAt > now && dueAt.getTime() - now.getTime() <= soon)
      .map(
        ({ ticket, promise }) =>
          () =>
            ticketLine(ticket, [
              nameOf(promise, said),
              said.due(briefly(promise.dueAt, reader)),
              reasonOf({ ticket, promise }, said),
            ]),
      ),
  ];
}

function without(starts: readonly Start[], promises: readonly TicketPromise[]): TicketPromise[] {
  const told = new Set(starts.map(({ ticket }) => ticket.number));
  return promises.filter(({ ticket }) => !told.has(ticket.number));
}

/** Those that could not be read, with how late they are. */
export function quarantineLines(facts: DigestFacts, reader: Reader): Told[] {
  const said = digestWords[reader.language];
  return facts.unacknowledged
    .filter(({ disposition }) => disposition === 'quarantined')
    .map(mail => () => mailLine(mail, lateness(mail, facts.now, reader), facts, said));
}

function lateness({ acceptedAt, dueAt }: UnacknowledgedMail, now: Date, reader: Reader): string[] {
  const said = digestWords[reader.language];
  const late = now.getTime() - dueAt.getTime();
  return [said.accepted(briefly(acceptedAt, reader)), late < 0 ? '' : said.over(lengthOf(late))];
}

/** Mails in quarantine and tickets in review have lists of their own. */
function onTheirWay({ unacknowledged, openTickets }: DigestFacts): UnacknowledgedMail[] {
  const reviewed = inReview(openTickets);
  return unacknowledged.filter(
    ({ disposition, ticketNumber }) => disposition !== 'quarantined' && !reviewed.has(ticketNumber ?? ''),
  );
}

/** In the reader's language; in the words of whoever promised where its kind has no words here. */
function reasonOf({ ticket, promise }: TicketPromise, said: DigestWords): string {
  const { waitsFor, status } = ticket;
  if (said.promises[promise.kind] === undefined) return clip(promise.why, 120);
  return waitsFor === null ? said.statuses[status] : said.waitsFor[waitsFor];
}

/** The one due first leads. */
function promisesOf({ openTickets }: DigestFacts): TicketPromise[] {
  return openTickets
    .flatMap(ticket => ticket.promises.map(promise => ({ ticket, promise })))
    .filter(({ promise }) => !byThemselves.includes(promise.kind))
    .sort((one, other) => one.promise.dueAt.getTime() - other.promise.dueAt.getTime());
}

function mendedLine(promise: MendedPromise, reader: Reader): Line {
  const { ticketNumber, mailId, dueAt, settledAt } = promise;
  const said = digestWords[reader.language];
  return {
    lead: ticketNumber ?? (mailId === null ? '' : said.mail(mailId)),
    text: `${nameOf(promise, said)}: ${said.late(lengthOf(settledAt.getTime() - dueAt.getTime()))}`,
    note: [said.due(briefly(dueAt, reader)), said.kept(briefly(settledAt, reader))].join(' · '),
  };
}
