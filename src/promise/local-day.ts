import { instantAt, wallClockAt } from '../questionnaire/values/zones.ts';
import type { LocalDay } from './calendar.ts';

const length = 86_400_000;

/** The date that a zone's clocks show at an instant. */
export function localDay(instant: number, zone: string): LocalDay {
  return Math.floor(wallClockAt(zone, new Date(instant)).getTime() / length);
}

/** The first instant of a date is not always 00:00: where clocks skip it, the day begins at 01:00. */
export function dayStart(day: LocalDay, zone: string): number {
  return instantAt(zone, new Date(day * length)).getTime();
}
