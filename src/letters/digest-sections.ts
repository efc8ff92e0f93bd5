import { plannersOf } from '../ticket/planners.ts';
import { clip } from './clip.ts';
import type { Desk } from './desk.ts';
import type { DigestFacts, DigestSurroundings, OpenTicket, Poll, SetAsideLetter } from './digest-facts.ts';
import {
  inReview,
  type Line,
  type Section,
  section,
  standingOf,
  startNote,
  type Told,
  ticketLine,
} from './digest-lines.ts';
import { isUnread } from './digest-needs.ts';
import { brokenLines, dangerLines, quarantineLines } from './digest-promises.ts';
import type { Start, Starts } from './digest-starts.ts';
import { briefly, lengthOf, type Reader, timeOf } from './digest-times.ts';
import { type DigestWords, digestWords, type SectionName } from './digest-words.ts';

/** How many lines a list has: of what is told first more, so that all of it is read in a minute. */
const most: Partial<Record<SectionName, number>> = { open: 10, broken: 8, exceptions: 8 };
const usualMost = 5;

/** The parts of a digest behind its first lines, in the order they are read; those without a line are left out. */
export function sectionsOf(
  facts: DigestFacts,
  starts: Starts,
  surroundings: DigestSurroundings,
  reader: Reader,
  desk: Pick<Desk, 'planning'>,
): Section[] {
  const { now, openTickets } = facts;
  const said = digestWords[reader.language];
  const standing = (ticket: OpenTicket) => () => ticketLine(ticket, standingOf(ticket, now, reader));
  const start = (each: Start) => () => ticketLine(each.ticket, startNote(each, reader));
  const change = (ticket: OpenTicket) => () => changeLine(ticket, now, said, desk);
  const letter = (each: SetAsideLetter) => () => letterLine(each);
  const plain =
    (text: string, lead = '') =>
    () => ({ lead, text, note: '' });
  const lists: [SectionName, Told[]][] = [
    ['broken', brokenLines(facts, starts, reader)],
    ['danger', dangerLines(facts, starts, reader)],
    ['lateStarts', starts.late.map(start)],
    ['exceptions', starts.exceptions.map(start)],
    ['today', starts.today.map(start)],
    ['tomorrow', starts.tomorrow.map(start)],
    ['week', starts.week.map(start)],
    ['open', openTickets.map(standing)],
    ['changes', openTickets.filter(({ kind }) => kind === 'rfc').map(change)],
    ['quarantine', quarantineLines(facts, reader)],
    ['review', openTickets.filter(({ status }) => status === 'review').map(standing)],
    ['held', heldOutsideReview(facts).map(letter)],
    ['returned', facts.returnedLetters.map(letter)],
    ['refused', facts.refusedLetters.map(letter)],
    ['alerts', alertLines(facts, reader).map(line => () => line)],
    ['mailboxes', mailboxLines(facts, surroundings, reader).map(line => () => line)],
    ['gaps', facts.gaps.map(({ mailbox, count }) => plain(said.gap(count), mailbox))],
    ['missed', facts.missedSlots.map(slot => plain(slot.replace('T', ' ')))],
    ['reminders', surroundings.reminders.map(text => plain(text))],
  ];
  return lists
    .filter(([, told]) => told.length > 0)
    .map(([name, told]) => section(name, told, most[name] ?? usualMost, said));
}

/** Who holds a change: whoever has taken it, else those it was handed to. */
function changeLine(ticket: OpenTicket, now: Date, said: DigestWords, desk: Pick<Desk, 'planning'>): Line {
  const planners = plannersOf(ticket, desk.planning).map(({ address }) => clip(address, 60));
  const holders = ticket.assignee === null ? planners : [clip(ticket.assignee, 40)];
  return ticketLine(ticket, [
    lengthOf(now.getTime() - ticket.receivedAt.getTime()),
    holders.length === 0 ? said.nobody : said.planned(holders.join(', ')),
  ]);
}

function heldOutsideReview({ heldLetters, openTickets }: DigestFacts): SetAsideLetter[] {
  const reviewed = inReview(openTickets);
  return heldLetters.filter(({ ticketNumber }) => !reviewed.has(ticketNumber ?? ''));
}

function letterLine({ key, to, ticketNumber, why }: SetAsideLetter): Line {
  return { lead: ticketNumber ?? clip(key, 60), text: clip(to, 60), note: clip(why ?? '', 120) };
}

function alertLines({ alerts, recovered }: DigestFacts, reader: Reader): Line[] {
  const said = digestWords[reader.language];
  const gone = recovered === 0 ? [] : [{ lead: '', text: said.recovered(recovered), note: '' }];
  const standing = alerts.map(({ level, headline, raisedAt }) => ({
    lead: said.levels[level],
    text: clip(headline, 200),
    note: said.sinceMoment(briefly(raisedAt, reader)),
  }));
  return [...standing, ...gone];
}

/** What came into each watched mailbox, and what did not. */
function mailboxLines(
  { mailboxes, isNew, now }: DigestFacts,
  { watched, polls }: DigestSurroundings,
  reader: Reader,
): Line[] {
  const said = digestWords[reader.language];
  const lines = watched.map(name => {
    const traffic = mailboxes.find(mailbox => mailbox.name === name);
    const poll = polls?.find(mailbox => mailbox.name === name);
    const last = traffic?.lastAt ? briefly(traffic.lastAt, reader) : '';
    const none = isNew ? said.noMailYet : said.noMail;
    const came = traffic ? said.traffic(traffic.count, traffic.usual) : none;
    const strange = traffic?.unusual ? said.unusual[traffic.unusual](last) : '';
    return {
      lead: name,
      text: [came, strange].filter(Boolean).join(' · '),
      note: [
        traffic?.unusual === 'silent' || last === '' ? '' : said.lastMail(last),
        poll === undefined ? '' : readOf(poll, now, reader),
      ]
        .filter(Boolean)
        .join(' · '),
    };
  });
  const last = lines.at(-1);
  if (polls !== null || !last) return lines;
  return [
    ...lines.slice(0, -1),
    { ...last, note: [last.note, said.pollsUnknown].filter(Boolean).join(' · ') },
  ];
}

/** Nothing yet of a mailbox that a daemon has just begun to read. */
function readOf(poll: Poll, now: Date, reader: Reader): string {
  const { lastGoodPollAt, failure } = poll;
  const said = digestWords[reader.language];
  const trouble = failure === null ? '' : `: ${clip(failure, 120)}`;
  if (!isUnread(poll, now))
    return lastGoodPollAt ? `${said.read(timeOf(lastGoodPollAt, reader))}${trouble}` : '';
  const unread = lastGoodPollAt ? said.notRead(briefly(lastGoodPollAt, reader)) : said.neverRead;
  return `${unread}${trouble}`;
}
