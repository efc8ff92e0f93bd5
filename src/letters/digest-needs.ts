import { telephoneTheCustomer } from '../ticket/ticket.ts';
import type { DigestFacts, DigestSurroundings, Poll, UnacknowledgedMail } from './digest-facts.ts';
import type { Line } from './digest-lines.ts';
import { overdueOf } from './digest-promises.ts';
import type { Starts } from './digest-starts.ts';
import type { Reader } from './digest-times.ts';
import { type DigestWords, digestWords, type Need } from './digest-words.ts';

/** What needs a person now, by reason: each matter under the first that fits. */
export type Needs = [need: Need, matters: string[]][];

/** How many matters a line names. */
const mostNamed = 4;
/** Milliseconds without a good poll: one comes every minute. */
const unreadAfter = 3 * 60_000;

/** Finds what needs a person now, the most urgent first. */
export function needsOf(
  facts: DigestFacts,
  starts: Starts,
  { watched, polls }: DigestSurroundings,
  reader: Reader,
): Needs {
  const { now, openTickets, unacknowledged, alerts, mailboxes } = facts;
  const said = digestWords[reader.language];
  const flagged = (flag: string) => openTickets.filter(({ flags }) => flags.includes(flag));
  const numbers = (tickets: readonly { number: string }[]) => tickets.map(({ number }) => number);
  const ofStarts = (list: Starts['late']) => list.map(({ ticket }) => ticket.number);
  const inHand = (mail: UnacknowledgedMail) => mail.ticketNumber ?? said.mail(mail.mailId);
  const wanted: Needs = [
    ['telephone', numbers(flagged(telephoneTheCustomer))],
    ['review', numbers(openTickets.filter(({ status }) => status === 'review'))],
    ['quarantine', unacknowledged.filter(({ disposition }) => disposition === 'quarantined').map(inHand)],
    // On trial people answer, and nobody waits for what is held.
    ['held', unacknowledged.filter(({ letter }) => letter?.state === 'held').map(inHand)],
    ['unanswered', unacknowledged.filter(({ dueAt }) => dueAt <= now).map(inHand)],
    ['lateStarts', ofStarts(starts.late)],
    ['exceptions', ofStarts(starts.exceptions)],
    [
      'unaccepted',
      ofStarts([...starts.today, ...starts.tomorrow].filter(({ ticket }) => ticket.status === 'open')),
    ],
    ['overdue', numbers(overdueOf(facts).map(({ ticket }) => ticket))],
    ['nobodysChanges', numbers(flagged('no-planner').filter(({ assignee }) => assignee === null))],
    ['unread', (polls ?? []).filter(poll => isUnread(poll, now)).map(({ name }) => name)],
    [
      'silent',
      mailboxes
        .filter(({ name, unusual }) => unusual === 'silent' && watched.includes(name))
        .map(({ name }) => name),
    ],
  ];
  return withAlerts(eachOnce(wanted), alerts);
}

/** Whether a mailbox has not been read for too long. */
export function isUnread({ quietSince }: Pick<Poll, 'quietSince'>, now: Date): boolean {
  return now.getTime() - quietSince.getTime() >= unreadAfter;
}

/** A ticket whose customer is to be telephoned is not also counted as late. */
function eachOnce(wanted: Needs): Needs {
  const named = new Set<string>();
  return wanted.map(([need, matters]) => {
    const fresh = [...new Set(matters)].filter(matter => !named.has(matter));
    for (const matter of fresh) named.add(matter);
    return [need, fresh];
  });
}

/** An alert about what is named already says nothing new; nor do those about acknowledgements, which are all named. */
function withAlerts(needs: Needs, alerts: DigestFacts['alerts']): Needs {
  const named = needs.flatMap(([, matters]) => matters);
  const news = alerts.filter(
    ({ cause }) => !cause.startsWith('acknowledgements') && !named.some(matter => cause.includes(matter)),
  );
  const all: Needs = [...needs, ['alerts', news.map(({ headline }) => headline)]];
  return all.filter(([, matters]) => matters.length > 0);
}

export function countOf(needs: Needs): number {
  return needs.reduce((count, [, matters]) => count + matters.length, 0);
}

export function needLines(needs: Needs, said: DigestWords): Line[] {
  return needs.map(([need, matters]) => {
    const left = matters.length - mostNamed;
    const named = matters.slice(0, mostNamed).join(need === 'alerts' ? ' · ' : ', ');
    return {
      lead: '',
      text: said.needs[need](matters.length),
      note: left > 0 ? `${named} ${said.more(left)}` : named,
    };
  });
}
