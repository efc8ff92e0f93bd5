import { minuteIn } from '../questionnaire/values/zones.ts';

/** An instant for people, to the minute, in UTC: "2026-11-29 18:00". */
export function minute(at: Date): string {
  return minuteIn('UTC', at);
}
