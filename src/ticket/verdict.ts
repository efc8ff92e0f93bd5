/** What was found of a requested start (promise/lead-time.ts), plain data to be kept as it is: a later calendar does not judge again. */
export interface Verdict {
  met: boolean;
  /** By the local date of the start. */
  dayClass: 'working' | 'rest';
  /** ISO 8601 in the zone of the site, like the two after it. */
  receivedAt: string;
  requestedFor: string;
  /** The first instant of the same day class that would have been in time. */
  earliest: string;
  /** Of a start on a day of rest that had passed: the first instant in time on a working day, where a new one may lie. */
  earliestWorking?: string;
  zone: string;
  /** The version of the calendar. */
  calendar: string;
  flags: Flag[];
  trace: Step[];
}

/** What was found of several starts to choose from. */
export interface Offers {
  /** One a start, in the order they were offered. */
  verdicts: readonly Verdict[];
  /** The first in time; if none is, the first that still lay ahead; else the first. */
  proposed: Verdict;
  /** Of the proposed one; null where its notice is not enough anyway. */
  deadline: Deadline | null;
}

/** Whether the start had passed when it was asked for. */
export function hadPassed({ flags }: Pick<Verdict, 'flags'>): boolean {
  return flags.includes('already_past');
}

/** Whether a day was named, and no time of it. */
export function isDayAlone({ flags }: Pick<Verdict, 'flags'>): boolean {
  return flags.includes('time_assumed');
}

/** From when on a start is in time: nobody is held to the notice of a day of rest that has passed. */
export function earliestStart({ earliest, earliestWorking }: Verdict): string {
  return earliestWorking ?? earliest;
}

/** The first full minute that is in time: what a person is told, who would ask for it as it is told. */
export function fullMinute(earliest: string): Date {
  return new Date(Math.ceil(Date.parse(earliest) / 60_000) * 60_000);
}

/** How a start stands: its notice is enough, or too short, or it had passed when it was asked for. */
export type Standing = 'met' | 'short' | 'past';

export function standingOf(verdict: Verdict): Standing {
  if (verdict.met) return 'met';
  return hadPassed(verdict) ? 'past' : 'short';
}

/** Until when an incomplete request has to be completed; ISO 8601 in the zone of the site. */
export interface Deadline {
  /** The last instant at which the notice is still enough. */
  latest: string;
  /** A working day before: the customer is asked again for what is missing. */
  remindAt: string;
}

export type Flag =
  /** The start is on a working day, the window reaches into a day of rest. */
  | 'window_enters_rest_day'
  /** No time was given: the first instant of the date was judged. */
  | 'time_assumed'
  /** The start had passed when it was asked for: nobody can begin then. */
  | 'already_past'
  /** A date lies in a year of which the calendar tells nothing: only weekends count as rest there. */
  | 'outside_calendar';

/** One step of how a lead time was judged, in local dates (`2026-11-27`) and times (`18:00`, `24:00`). */
export type Step =
  /** The start names a day and no time: its first instant is judged. */
  | { step: 'time-assumed'; on: string; at: string }
  /** The start is on a day of rest, by the holiday's name, or on a weekend (null). */
  | { step: 'rest-start'; on: string; holiday: string | null }
  /** Time that counts, in milliseconds. */
  | { step: 'working'; on: string; from: string; to: string; counted: number }
  /** Days that do not count: one, or both of a weekend. */
  | { step: 'weekend'; from: string; to: string }
  | { step: 'holiday'; on: string; name: string }
  /** Time that has passed on any day. */
  | { step: 'elapsed'; from: Moment; to: Moment; counted: number }
  /** The time is up on a working day: a start of rest waits for the next day of rest. */
  | { step: 'until-rest'; working: string; rest: Moment }
  /** From here on a start is in time. */
  | { step: 'earliest'; at: Moment; needed: number }
  /** The start asked for, and how much of the time needed lies before it; null where it is enough. */
  | { step: 'requested'; at: Moment; counted: number | null; needed: number }
  /** The start asked for had passed by then, when the request came. */
  | { step: 'already-past'; at: Moment; receivedAt: Moment }
  /** A date lies in a year of which the calendar tells nothing. */
  | { step: 'outside-calendar'; country: string; from: number; to: number };

/** A local date and time. */
export interface Moment {
  on: string;
  at: string;
}
