import type { Config } from '../config/load.ts';
import { type Calendar, type CalendarRules, calendarOf, type HolidayTable } from '../promise/calendar.ts';

/** The calendar of a country as this desk keeps it; null where nobody has told of its holidays. */
export type Calendars = (country: string) => Calendar | null;

const usual: CalendarRules = { extra: [], not: [], types: ['public'], halfDay: 'ignore' };

/** The calendars of a configuration, each made when it is first asked for. */
export function calendarsOf({ holidays, calendars }: Pick<Config, 'holidays' | 'calendars'>): Calendars {
  const { confirmed, countries } = calendars;
  const known = new Map<string, Calendar | null>();
  const make = (country: string) => {
    const own = countries[country];
    const shipped = holidays.find(table => table.country === country);
    if (shipped === undefined && own === undefined) return null;
    return calendarOf(shipped ?? ownTable(country, confirmed), own ?? usual);
  };
  return country => {
    const calendar = known.has(country) ? (known.get(country) ?? null) : make(country);
    known.set(country, calendar);
    return calendar;
  };
}

/** A country of which nothing is shipped has the days its desk names, up to the year the desk has confirmed. */
function ownTable(country: string, confirmed: number): HolidayTable {
  return { country, zone: null, from: confirmed, to: confirmed, days: [] };
}
