import { hash } from 'node:crypto';

/** How official a holiday is: in a private company only `public` ones are days of rest, unless a desk says otherwise. */
export const holidayTypes = ['public', 'bank', 'optional'] as const;
export type HolidayType = (typeof holidayTypes)[number];

/** The holidays of a country as they are shipped. */
export interface HolidayTable {
  /** ISO 3166 alpha-2. */
  country: string;
  /** The IANA zone of all its clocks; null where it has several. */
  zone: string | null;
  /** The first and the last year it tells of. */
  from: number;
  to: number;
  days: readonly TableDay[];
}

interface TableDay {
  /** `2026-12-25` */
  on: string;
  name: string;
  type: HolidayType;
  /** Whether only a part of the day is free. */
  half?: true;
}

/** What a desk decides about the calendar of a country. */
export interface CalendarRules {
  /** Days of rest that no table knows: decreed ones. */
  extra: readonly { on: string; name: string }[];
  /** Days that are worked, whatever the table says. */
  not: readonly string[];
  types: readonly HolidayType[];
  /** Whether half a holiday leaves the day a working day, or makes it a day of rest. */
  halfDay: 'ignore' | 'full';
}

/** A local date, as days since 1 January 1970. */
export type LocalDay = number;

/** Which days are worked in a country, and which are holidays by name. */
export interface Calendar {
  country: string;
  zone: string | null;
  /** Names the holidays a verdict was judged by: the same days have the same version. */
  version: string;
  from: number;
  to: number;
  holidays: ReadonlyMap<LocalDay, string>;
}

/** The calendar that a table and the rules of a desk make together. */
export function calendarOf(table: HolidayTable, rules: CalendarRules): Calendar {
  const { country, zone, from, to } = table;
  const listed = table.days.filter(
    ({ type, half }) => rules.types.includes(type) && (half === undefined || rules.halfDay === 'full'),
  );
  const worked = new Set(rules.not);
  const days = [...rules.extra, ...listed].filter(({ on }) => !worked.has(on));
  const holidays = new Map<LocalDay, string>();
  // What the desk calls a day comes first; of two holidays on one day the table's first is named.
  for (const { on, name } of days) if (!holidays.has(dayOf(on))) holidays.set(dayOf(on), name);
  return { country, zone, version: versionOf(country, holidays), from, to, holidays };
}

/** The holiday of a date by its name, 'weekend', or null for a working day. A holiday on a weekend is a weekend. */
export function restOn(
  day: LocalDay,
  { holidays }: Pick<Calendar, 'holidays'>,
): { holiday: string } | 'weekend' | null {
  const weekday = weekdayOf(day);
  if (weekday === 0 || weekday === 6) return 'weekend';
  const holiday = holidays.get(day);
  return holiday === undefined ? null : { holiday };
}

/** The day that `2026-12-25` names. */
export function dayOf(date: string): LocalDay {
  return Date.parse(date) / length;
}

/** `2026-12-25` */
export function dateOf(day: LocalDay): string {
  return new Date(day * length).toISOString().slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: LocalDay): number {
  return (((day + 4) % 7) + 7) % 7;
}

const length = 86_400_000;

function versionOf(country: string, holidays: ReadonlyMap<LocalDay, string>): string {
  const sorted = [...holidays].sort(([one], [other]) => one - other);
  return `${country}-${hash('sha256', JSON.stringify(sorted)).slice(0, 12)}`;
}
