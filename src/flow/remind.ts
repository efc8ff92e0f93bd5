import type { Logger } from 'pino';
import type { Config } from '../config/load.ts';
import { confirmationReminder, unconfirmedYear } from '../promise/confirmation.ts';
import { outdatedZones } from '../promise/zone-facts.ts';
import type { Language } from '../questionnaire/form.ts';
import { expiryWarnings } from '../tokens/secret-expiry.ts';

/** What a desk may have left to do. */
export type Reminded = Pick<Config, 'calendars' | 'desk' | 'mailboxes' | 'submission'>;

/** What a person of this desk must see to, before its deadlines are wrong or it can sign in no more; a sentence each. */
export function reminders(
  { calendars, desk, mailboxes, submission }: Reminded,
  now: Date,
  language: Language = 'en',
): string[] {
  const year = unconfirmedYear(calendars.confirmed, now, desk.timezone);
  const clients = [...mailboxes.map(({ imap }) => imap.oauth), submission?.oauth];
  return [
    ...outdatedZones(language),
    ...(year === null ? [] : [confirmationReminder[language](year)]),
    ...expiryWarnings(clients, now, language),
  ];
}

/** Writes them into the log: at the start, and once a day. */
export function remind(
  desk: Reminded,
  { clock, log }: { clock: () => Date; log: Pick<Logger, 'warn'> },
): void {
  for (const reminder of reminders(desk, clock())) log.warn(reminder);
}
