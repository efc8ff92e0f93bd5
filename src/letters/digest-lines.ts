import { clip } from './clip.ts';
import type { DigestFacts, OpenPromise, OpenTicket, UnacknowledgedMail } from './digest-facts.ts';
import type { Start } from './digest-starts.ts';
import { briefly, lengthOf, type Reader } from './digest-times.ts';
import { type DigestWords, digestWords, type SectionName } from './digest-words.ts';

/** One line of a digest. */
export interface Line {
  /** What it is about: a ticket's number, a mailbox; '' where that is clear. */
  lead: string;
  text: string;
  /** The rest, less loud; '' where there is none. */
  note: string;
}

/** A line that is written when it is known to be among the first: a list may have thousands. */
export type Told = () => Line;

/** Part of a digest: a list, and what was left out of it ('' when nothing was). */
export interface Section {
  title: string;
  /** The same in capitals, for where letters have but one size. */
  capitals: string;
  lines: Line[];
  more: string;
}

/** Whose ticket it is. */
export function ticketLine({ number, customer, site, subject }: OpenTicket, note: readonly string[]): Line {
  const text = [clip(customer, 40), clip(site || subject, 40)].filter(Boolean).join(' · ');
  return { lead: number, text, note: note.filter(Boolean).join(' · ') };
}

/** How an open ticket stands: age, severity, state, hands, and what is promised next. */
export function standingOf(ticket: OpenTicket, now: Date, reader: Reader): string[] {
  const said = digestWords[reader.language];
  const { severity, status, waitsFor, assignee, receivedAt, promises } = ticket;
  const [next] = promises;
  return [
    lengthOf(now.getTime() - receivedAt.getTime()),
    severity === null ? '' : said.severity(severity),
    waitsFor === null ? said.statuses[status] : said.waitsFor[waitsFor],
    assignee === null ? said.unassigned : clip(assignee, 40),
    next === undefined ? '' : said.next(`${nameOf(next, said)}, ${briefly(next.dueAt, reader)}`),
  ];
}

/** When a request starts, by the reader's clock and by the site's, and whether somebody has accepted it. */
export function startNote({ ticket, at }: Start, reader: Reader): string[] {
  const said = digestWords[reader.language];
  const here = briefly(at, reader);
  const there = briefly(at, { ...reader, zone: ticket.zone });
  return [
    here,
    there === here ? '' : said.atSite(there),
    ticket.status === 'open' ? said.notAccepted : said.statuses[ticket.status],
    ticket.assignee === null ? said.unassigned : clip(ticket.assignee, 40),
  ];
}

/** A mail that waits for its acknowledgement: by its ticket, else by itself. */
export function mailLine(
  mail: UnacknowledgedMail,
  note: readonly string[],
  { openTickets }: Pick<DigestFacts, 'openTickets'>,
  said: DigestWords,
): Line {
  const ticket = openTickets.find(({ number }) => number === mail.ticketNumber);
  if (ticket) return ticketLine(ticket, note);
  return {
    lead: mail.ticketNumber ?? said.mail(mail.mailId),
    text: [clip(mail.from ?? '', 60), clip(mail.subject ?? '', 60)].filter(Boolean).join(' · '),
    note: note.filter(Boolean).join(' · '),
  };
}

/** How far its acknowledgement has come, with the reason where somebody gave one. */
export function standingOfMail({ disposition, letter }: UnacknowledgedMail, said: DigestWords): string {
  if (disposition === 'quarantined') return said.standing.quarantined;
  if (letter === null) return said.standing.undecided;
  if (letter.returnedWhy !== null) return withReason(said.standing.returned, letter.returnedWhy);
  switch (letter.state) {
    case 'held':
      return said.standing.held;
    case 'refused':
      return withReason(said.standing.refused, letter.response);
    default:
      return withReason(said.standing.owed, letter.response);
  }
}

export function nameOf({ kind }: Pick<OpenPromise, 'kind'>, { promises }: DigestWords): string {
  return promises[kind] ?? kind;
}

/** The numbers of the tickets that a person has to look at first. */
export function inReview(tickets: readonly OpenTicket[]): Set<string> {
  return new Set(tickets.flatMap(({ status, number }) => (status === 'review' ? number : [])));
}

/** A list of at most `most` lines, and how many more there are. */
export function section(name: SectionName, told: readonly Told[], most: number, said: DigestWords): Section {
  const title = told.length > 1 ? `${said.sections[name]} (${told.length})` : said.sections[name];
  const left = told.length - most;
  return {
    title,
    capitals: title.toUpperCase(),
    lines: told.slice(0, most).map(tell => tell()),
    more: left > 0 ? said.more(left) : '',
  };
}

function withReason(words: string, reason: string | null): string {
  return reason === null || reason === '' ? words : `${words}: ${clip(reason, 120)}`;
}
