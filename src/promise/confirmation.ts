import { wallClockAt } from '../questionnaire/values/zones.ts';

const december = 11;

/**
 * The year whose holidays nobody has looked at though it is time to: this one, and from 1 December on the next. Null
 * while all is confirmed. `confirmed` is the last year somebody looked at, `zone` that of the desk.
 */
export function unconfirmedYear(confirmed: number, now: Date, zone: string): number | null {
  const today = wallClockAt(zone, now);
  const year = today.getUTCFullYear() + (today.getUTCMonth() === december ? 1 : 0);
  return confirmed < year ? year : null;
}

/** What a person reads when a year is not confirmed. */
export function confirmationReminder(year: number): string {
  return `nobody has confirmed the holidays of ${year}: check them, add what was decreed, and write calendars.confirmed: ${year} (docs/calendars.md)`;
}
