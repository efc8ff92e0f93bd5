import type { Queries } from './database.ts';
import { differingTickets, incomplete } from './examine-data.ts';
import { brokenPromises, clock, waitingLetters, waitingMails } from './examine-waiting.ts';

/** What was looked at, and what a person should know of it. */
export interface Examination {
  subject: string;
  findings: Finding[];
}

export interface Finding {
  /** False where it is only worth knowing. */
  isWrong: boolean;
  what: string;
  /** What to do about it. */
  remedy: string;
}

/** Looks through a desk's data, as of `now`: whether it hangs together, and whether anything is stuck. */
export async function examine(
  db: Queries,
  { now, isDaemonRunning }: { now: Date; isDaemonRunning: boolean },
): Promise<Examination[]> {
  return [
    { subject: 'journal', findings: await differingTickets(db) },
    { subject: 'completeness', findings: await incomplete(db) },
    { subject: 'mails', findings: await waitingMails(db, now) },
    { subject: 'letters', findings: await waitingLetters(db, now, isDaemonRunning) },
    { subject: 'promises', findings: await brokenPromises(db, now) },
    { subject: 'clock', findings: await clock(db, now) },
  ];
}
