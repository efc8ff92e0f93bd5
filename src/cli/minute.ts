import { wallClockAt } from '../questionnaire/values/zones.ts';

/** An instant for people, to the minute, in UTC: "2026-11-29 18:00". */
export function minute(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ');
}

/** The same by the clocks of a zone. */
export function minuteIn(zone: string, at: Date): string {
  return minute(wallClockAt(zone, at));
}
