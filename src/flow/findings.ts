import type { Form } from '../questionnaire/form.ts';
import { asAsked } from '../questionnaire/kindred.ts';
import type { TicketChange } from '../store/outcome.ts';
import type { Why } from '../ticket/admission.ts';
import type { Reply, Submit } from '../ticket/command.ts';
import type { Customer } from '../ticket/customer.ts';
import { locate } from '../ticket/locate.ts';
import { isNews, type Place } from '../ticket/place.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { earliestStart, type Standing, standingOf, type Verdict } from '../ticket/verdict.ts';
import type { Incoming } from './judge.ts';
import { type Bench, type Judged, judgeStart } from './lead-time.ts';
import type { Matter } from './new-tickets.ts';

/** What the desk knows beside a mail, and what it judges by. */
export interface Grounds extends Bench {
  customers: readonly Customer[];
}

type Found = 'fields' | 'unreadable' | 'place' | 'leadTime';

/** Where the site of a new ticket is, and whether its start is asked for in time. */
export function foundInMatter(matter: Matter, incoming: Incoming, grounds: Grounds): Pick<Submit, Found> {
  const place = placeOf(matter.fields, incoming, grounds);
  return { ...judgeStart(matter, place, timesOf(incoming), grounds), place };
}

/**
 * What an answer on the ticket's `form` tells anew: where the site is, and whether another start is in time. The notice
 * of a start counts from the mail that names it; a verdict stands as long as neither the start nor the place of the
 * site is another one.
 */
export function foundInReply(
  ticket: Ticket,
  form: Form | undefined,
  incoming: Incoming,
  grounds: Grounds,
): Pick<Reply, Found> {
  const { fields, unreadable } = asAsked(incoming.understood.reading, ticket, form);
  const nothing = { fields, unreadable, place: null, leadTime: null };
  if (Object.keys(fields).length === 0) return nothing;
  const all = { ...ticket.fields, ...fields };
  const found = placeOf(all, { ...incoming, requester: ticket.requester }, grounds);
  const place = isNews(found, ticket.place) ? found : null;
  const isNamed = fields.requestedFor !== undefined;
  if (!isNamed && place === null) return nothing;
  const judged = judgeStart(
    { kind: ticket.kind, fields: all, unreadable },
    place ?? ticket.place ?? found,
    isNamed ? timesOf(incoming) : timesOfVerdict(ticket),
    grounds,
  );
  const { leadTime } = judged;
  const isAnother = leadTime !== null && !isSameStart(leadTime, ticket.leadTime);
  if (isAnother || leadTime === null) return { ...answersOf(fields, unreadable, judged), place, leadTime };
  const repeated = unreadable.filter(key => key !== 'requestedFor');
  return { ...answersOf(fields, repeated, { ...judged, unreadable: repeated }), place, leadTime: null };
}

/** What was found, for the decision record: a line each place and each start. */
export function foundIn(changes: readonly TicketChange[]): Why['saw'] {
  const events = changes.flatMap(change => change.events);
  const sites = events.flatMap(event => (event.type === 'Placed' ? placeLine(event.place) : []));
  const starts = events.flatMap(event =>
    event.type === 'LeadTimeJudged' ? event.leadTime.verdicts.map(verdictLine) : [],
  );
  return { ...(sites.length > 0 && { sites }), ...(starts.length > 0 && { starts }) };
}

function placeLine({ country, zone, by, saw, zoneAssumed, record }: Place): string {
  return [
    `${country ?? 'unknown country'} ${zone}${zoneAssumed ? ' (assumed)' : ''}`,
    `by ${by}${saw === '' ? '' : ` "${saw}"`}`,
    ...(record ? [`${[record.customer, record.site].filter(Boolean).join(', ')} by ${record.by}`] : []),
  ].join('; ');
}

function verdictLine(verdict: Verdict): string {
  const { requestedFor, calendar } = verdict;
  const earliest = earliestStart(verdict);
  return `${requestedFor} ${standings[standingOf(verdict)]}, earliest ${earliest}, calendar ${calendar}`;
}

const standings: Record<Standing, string> = { met: 'in time', short: 'too early', past: 'already past' };

function placeOf(
  fields: Ticket['fields'],
  incoming: Pick<Incoming, 'rules' | 'understood'> & { requester?: string | null },
  { customers, calendars }: Grounds,
): Place {
  const { rules, understood, requester = understood.mail.from?.address ?? null } = incoming;
  return locate(
    { requester, fields },
    { customers, home: rules.home, hasSeveralZones: country => calendars(country)?.zone === null },
  );
}

function timesOf({ kept, understood }: Incoming) {
  return { receivedAt: kept.acceptedAt, writtenAt: understood.mail.date ?? kept.acceptedAt };
}

/** Of the mail that named the start. */
function timesOfVerdict({ leadTime, receivedAt: opened }: Ticket) {
  const receivedAt = leadTime === null ? opened : new Date(leadTime.proposed.receivedAt);
  return { receivedAt, writtenAt: receivedAt };
}

function isSameStart(found: NonNullable<Ticket['leadTime']>, known: Ticket['leadTime']): boolean {
  const starts = (leadTime: Ticket['leadTime']) =>
    leadTime?.verdicts.map(({ requestedFor, zone, calendar }) => [requestedFor, zone, calendar.slice(0, 2)]);
  return JSON.stringify(starts(found)) === JSON.stringify(starts(known));
}

/** Of what the mail answered, as it was judged. */
function answersOf(answered: Ticket['fields'], unreadable: string[], judged: Judged) {
  const keys = Object.keys(answered);
  return {
    fields: Object.fromEntries(Object.entries(judged.fields).filter(([key]) => keys.includes(key))),
    unreadable: answered.requestedFor === undefined ? unreadable : judged.unreadable,
  };
}
