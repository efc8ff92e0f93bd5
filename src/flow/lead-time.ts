import type { LeadTimes } from '../promise/lead-time.ts';
import { judgeOffers } from '../promise/offers.ts';
import type { Answer } from '../questionnaire/reading.ts';
import { instantIn } from '../questionnaire/values/date-time.ts';
import { startsIn } from '../questionnaire/values/starts.ts';
import type { Place } from '../ticket/place.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Offers } from '../ticket/verdict.ts';
import type { Calendars } from './calendars.ts';

/** By what a requested start is judged. */
export interface Bench {
  calendars: Calendars;
  leadTimes: LeadTimes;
}

/**
 * The answers of a service request, once its start was looked at. Of a start that is judged, `unreadable` stays as it was
 * read: the verdict settles it.
 */
export interface Judged extends Pick<Ticket, 'fields' | 'unreadable'> {
  /** Null where there is nothing to judge: no start is named, or none that is certain. */
  leadTime: Offers | null;
}

/** When the request came, and when its mail says it was written. */
export interface Times {
  receivedAt: Date;
  writtenAt: Date;
}

/**
 * Judges the start that a service request asks for, by the clocks and holidays of its site. A date alone and a choice of
 * several starts are understood; what is ambiguous or names no date is to be asked about.
 */
export function judgeStart(
  { kind, fields, unreadable }: Pick<Ticket, 'kind' | 'fields' | 'unreadable'>,
  { country, zone }: Place,
  { receivedAt, writtenAt }: Times,
  { calendars, leadTimes }: Bench,
): Judged {
  const { requestedFor } = fields;
  const calendar = country === null ? null : calendars(country);
  if (kind !== 'ssr' || requestedFor === undefined || calendar === null)
    return { fields, unreadable, leadTime: null };
  const site = { country: calendar.country, zone };
  const starts = startsIn(requestedFor.text, site, writtenAt);
  const others = unreadable.filter(each => each !== key);
  if (starts === 'ambiguous' || starts === 'unreadable') {
    const { value: _value, ...unclear } = requestedFor;
    return { fields: { ...fields, [key]: unclear }, unreadable: [...others, key], leadTime: null };
  }
  return {
    fields: { ...fields, [key]: bySite(requestedFor, site, writtenAt) },
    unreadable,
    leadTime: judgeOffers(toTheSecond(receivedAt), starts, { calendar, zone, leadTimes }),
  };
}

const key = 'requestedFor';

/** As mail servers write when they accepted a mail; a call is written down with its milliseconds. */
function toTheSecond(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000);
}

/** Reading the mail, the site was not known yet: a record may have it in another zone than its name says. */
function bySite(answer: Answer, site: { country: string; zone: string }, writtenAt: Date): Answer {
  const meant = instantIn(answer.text, site, writtenAt);
  return meant === 'unreadable' ? answer : { ...answer, value: meant.value };
}
