import { isoWith, wallClockAt } from '../questionnaire/values/zones.ts';
import type { Moment, Step, Verdict } from '../ticket/verdict.ts';
import { type Calendar, dateOf, dayOf, type LocalDay, restOn } from './calendar.ts';
import { dayStart, localDay } from './local-day.ts';

/** How long in advance a start must be asked for, in milliseconds. */
export interface LeadTimes {
  /** For a start on a working day: time that passes on working days, all 24 hours of each. */
  working: number;
  /** For a start on a weekend or holiday: time that passes on any day. */
  rest: number;
}

/** When the site wants the work to start: an instant, or a date (`2026-12-01`) of which no time is said. */
export type Start = { at: Date } | { on: string };

/** A start as asked for, with the end of its window if it has one. */
export type Request = Start & { until?: Date | null };

/** What tells working days from days of rest. */
export interface WorkingDays {
  calendar: Pick<Calendar, 'holidays'>;
  /** The IANA zone of the site. */
  zone: string;
}

/** Where and by what a request is judged. */
export interface Bench extends WorkingDays {
  calendar: Calendar;
  leadTimes: LeadTimes;
}

/**
 * Judges a requested start: on a working day it needs `leadTimes.working` of time on working days since the receipt,
 * on a day of rest `leadTimes.rest` of any time. Exactly enough is enough; nothing is in time before the receipt. Of
 * a day of rest that had passed it also finds the earliest start on a working day.
 */
export function judgeLeadTime(receivedAt: Date, request: Request, bench: Bench): Verdict {
  const { calendar, zone, leadTimes } = bench;
  const received = receivedAt.getTime();
  const requested = startOf(request, zone).getTime();
  const day = localDay(requested, zone);
  const dayClass = restOn(day, calendar) === null ? 'working' : 'rest';
  const { earliest, steps } =
    dayClass === 'working'
      ? earliestWorking(received, leadTimes.working, bench)
      : earliestRest(received, bench);
  const met = requested >= earliest;
  const isPast = requested <= received;
  const working = isPast && dayClass === 'rest' ? earliestWorking(received, leadTimes.working, bench) : null;
  const outside = isOutside([received, requested, earliest], bench);
  return {
    met,
    dayClass,
    receivedAt: isoAt(received, zone),
    requestedFor: isoAt(requested, zone),
    earliest: isoAt(earliest, zone),
    ...(working && { earliestWorking: isoAt(working.earliest, zone) }),
    zone,
    calendar: calendar.version,
    flags: [
      ...('on' in request ? (['time_assumed'] as const) : []),
      ...(isPast ? (['already_past'] as const) : []),
      ...(entersRestDay(request, day, bench) ? (['window_enters_rest_day'] as const) : []),
      ...(outside ? (['outside_calendar'] as const) : []),
    ],
    trace: [
      ...('on' in request ? [{ step: 'time-assumed', ...momentAt(requested, zone) } as const] : []),
      ...(working ? [...working.steps, earliestStep(working.earliest, 'working', bench)] : []),
      ...restStart(day, calendar),
      ...steps,
      earliestStep(earliest, dayClass, bench),
      isPast
        ? { step: 'already-past', at: momentAt(requested, zone), receivedAt: momentAt(received, zone) }
        : requestedStep(received, requested, { met, dayClass }, bench),
      ...(outside ? [outsideStep(calendar)] : []),
    ],
  };
}

function startOf(start: Start, zone: string): Date {
  return 'at' in start ? start.at : new Date(dayStart(dayOf(start.on), zone));
}

/** The first instant on a working day with enough working time behind it: that of the day, if midnight ends the count. */
export function earliestWorking(
  received: number,
  needed: number,
  { calendar, zone }: WorkingDays,
): { earliest: number; steps: Step[] } {
  const steps: Step[] = [];
  let day = localDay(received, zone);
  let from = received;
  let missing = needed;
  for (;;) {
    const end = dayStart(day + 1, zone);
    const rest = restOn(day, calendar);
    if (rest === null) {
      if (missing < end - from) {
        if (missing > 0) steps.push(workingStep(day, from, from + missing, zone));
        return { earliest: from + missing, steps };
      }
      if (missing > 0) steps.push(workingStep(day, from, end, zone));
      missing -= end - from;
    } else addRest(steps, day, rest);
    from = end;
    day += 1;
  }
}

/** When the time is up on a day of rest, then; else as soon as the next one begins. */
function earliestRest(
  received: number,
  { calendar, zone, leadTimes }: Bench,
): { earliest: number; steps: Step[] } {
  const up = received + leadTimes.rest;
  const working = localDay(up, zone);
  const [from, to] = [momentAt(received, zone), momentAt(up, zone)];
  const steps: Step[] = [{ step: 'elapsed', from, to, counted: leadTimes.rest }];
  let day = working;
  while (restOn(day, calendar) === null) day += 1;
  if (day === working) return { earliest: up, steps };
  const earliest = dayStart(day, zone);
  steps.push({ step: 'until-rest', working: dateOf(working), rest: momentAt(earliest, zone) });
  return { earliest, steps };
}

function earliestStep(
  earliest: number,
  dayClass: Verdict['dayClass'],
  { zone, leadTimes }: Pick<Bench, 'zone' | 'leadTimes'>,
): Step {
  return { step: 'earliest', at: momentAt(earliest, zone), needed: leadTimes[dayClass] };
}

function requestedStep(
  received: number,
  requested: number,
  { met, dayClass }: Pick<Verdict, 'met' | 'dayClass'>,
  bench: Bench,
): Step {
  const counted = met ? null : measure(received, requested, dayClass, bench);
  const { zone, leadTimes } = bench;
  return { step: 'requested', at: momentAt(requested, zone), counted, needed: leadTimes[dayClass] };
}

/** Milliseconds from the receipt to a start too early: those that count for its day class. */
function measure(received: number, requested: number, dayClass: Verdict['dayClass'], bench: Bench): number {
  if (dayClass === 'rest') return requested - received;
  const { calendar, zone } = bench;
  let counted = 0;
  for (let day = localDay(received, zone), from = received; from < requested; day += 1) {
    const end = Math.min(dayStart(day + 1, zone), requested);
    if (restOn(day, calendar) === null) counted += end - from;
    from = end;
  }
  return counted;
}

function workingStep(day: LocalDay, from: number, to: number, zone: string): Step {
  const ends = to === dayStart(day + 1, zone) ? '24:00' : momentAt(to, zone).at;
  return { step: 'working', on: dateOf(day), from: momentAt(from, zone).at, to: ends, counted: to - from };
}

/** A Saturday and its Sunday are one step. */
function addRest(steps: Step[], day: LocalDay, rest: NonNullable<ReturnType<typeof restOn>>): void {
  const on = dateOf(day);
  const last = steps.at(-1);
  if (rest !== 'weekend') steps.push({ step: 'holiday', on, name: rest.holiday });
  else if (last?.step === 'weekend') last.to = on;
  else steps.push({ step: 'weekend', from: on, to: on });
}

function restStart(day: LocalDay, calendar: Calendar): Step[] {
  const rest = restOn(day, calendar);
  if (rest === null) return [];
  return [{ step: 'rest-start', on: dateOf(day), holiday: rest === 'weekend' ? null : rest.holiday }];
}

/** A window that ends with midnight does not touch the day that begins there. */
function entersRestDay({ until }: Request, startDay: LocalDay, { calendar, zone }: Bench): boolean {
  if (!until || restOn(startDay, calendar) !== null) return false;
  // Within a week there is always a weekend.
  const last = Math.min(localDay(until.getTime() - 1, zone), startDay + 7);
  for (let day = startDay + 1; day <= last; day += 1) if (restOn(day, calendar) !== null) return true;
  return false;
}

function isOutside(instants: readonly number[], { calendar, zone }: Bench): boolean {
  const years = instants.map(instant => wallClockAt(zone, new Date(instant)).getUTCFullYear());
  return years.some(year => year < calendar.from || year > calendar.to);
}

function outsideStep({ country, from, to }: Calendar): Step {
  return { step: 'outside-calendar', country, from, to };
}

/** Seconds and their fractions are shown where there are any. */
function momentAt(instant: number, zone: string): Moment {
  const [on = '', time = ''] = wallClockAt(zone, new Date(instant)).toISOString().slice(0, -1).split('T');
  return { on, at: time.replace(/(?::00)?\.000$/, '') };
}

/** An instant as a verdict writes it. */
export function isoAt(instant: number, zone: string): string {
  const wallClock = wallClockAt(zone, new Date(instant));
  return isoWith((wallClock.getTime() - instant) / 60_000, wallClock);
}
