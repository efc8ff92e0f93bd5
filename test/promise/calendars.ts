import { readFileSync } from 'node:fs';
import { type Calendar, type CalendarRules, calendarOf } from '../../src/promise/calendar.ts';
import { judgeLeadTime, type LeadTimes } from '../../src/promise/lead-time.ts';
import type { Verdict } from '../../src/ticket/verdict.ts';

const hour = 3_600_000;
export const published: LeadTimes = { working: 48 * hour, rest: 120 * hour };
const usual: CalendarRules = { extra: [], not: [], types: ['public'], halfDay: 'ignore' };

/** The shipped calendar of a country, with what a desk decides otherwise. */
export function calendarFor(country: string, rules: Partial<CalendarRules> = {}): Calendar {
  return calendarOf(JSON.parse(readFileSync(`config/calendars/${country}.json`, 'utf8')), {
    ...usual,
    ...rules,
  });
}

/** Judges a start as it would be written in the site's own time, with its offset. */
export function judged(
  received: string,
  requested: string,
  { country = 'CO', zone = 'America/Bogota', rules = {}, until = null }: Site = {},
): Verdict {
  const request = requested.length === 10 ? { on: requested } : { at: new Date(requested) };
  return judgeLeadTime(
    new Date(received),
    { ...request, until: until === null ? null : new Date(until) },
    { calendar: calendarFor(country, rules), zone, leadTimes: published },
  );
}

export interface Site {
  country?: string;
  zone?: string;
  rules?: Partial<CalendarRules>;
  until?: string | null;
}
