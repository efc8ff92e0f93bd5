import type { Language } from '../questionnaire/form.ts';
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
export const confirmationReminder: Record<Language, (year: number) => string> = {
  en: year =>
    `nobody has confirmed the holidays of ${year}: check them, add what was decreed, and write calendars.confirmed: ${year} (docs/calendars.md)`,
  es: year =>
    `nadie ha confirmado los feriados de ${year}: revíselos, agregue los que se hayan decretado y escriba calendars.confirmed: ${year} (docs/calendars.md)`,
  pt: year =>
    `ninguém confirmou os feriados de ${year}: confira-os, inclua os que foram decretados e escreva calendars.confirmed: ${year} (docs/calendars.md)`,
};
