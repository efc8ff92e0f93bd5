import type { Logger } from 'pino';
import type { Config } from '../config/load.ts';
import { confirmationReminder, unconfirmedYear } from '../promise/confirmation.ts';
import { outdatedZones } from '../promise/zone-facts.ts';

/** What a person of this desk must see to before its deadlines are right, a sentence each. */
export function reminders({ calendars, desk }: Pick<Config, 'calendars' | 'desk'>, now: Date): string[] {
  const year = unconfirmedYear(calendars.confirmed, now, desk.timezone);
  return [...outdatedZones(), ...(year === null ? [] : [confirmationReminder(year)])];
}

/** Writes them into the log: at the start, and once a day. */
export function remind(
  desk: Pick<Config, 'calendars' | 'desk'>,
  { clock, log }: { clock: () => Date; log: Pick<Logger, 'warn'> },
): void {
  for (const reminder of reminders(desk, clock())) log.warn(reminder);
}
