import type { Language } from '../questionnaire/form.ts';
import type { Danger } from './danger.ts';
import { dangerWords } from './danger-words.ts';

/** What came in the last hour, and in the same hour of each of the days before, the youngest first. */
export interface Rate {
  what: 'mails' | 'failures';
  lastHour: number;
  before: readonly number[];
}

/** So many within an hour are never unusual. */
const floors: Record<Rate['what'], number> = { mails: 30, failures: 5 };
/** So many times the usual is unusual; a rate that was raised falls below half of that before it is over. */
const timesTheUsual = 4;
const untilOver = 2;
/** Fewer days before say nothing about what is usual. */
const fewestDays = 7;

/** Rates that are unusual against this hour of the days before. `standing` are the causes that stand already. */
export function rateDangers(
  rates: readonly Rate[],
  standing: ReadonlySet<string>,
  language: Language,
): Danger[] {
  return rates.flatMap(({ what, lastHour, before }) => {
    if (before.length < fewestDays) return [];
    const cause = `rate:${what}`;
    const usual = before.reduce((sum, count) => sum + count, 0) / before.length;
    const limit = Math.max(floors[what], usual * timesTheUsual) / (standing.has(cause) ? untilOver : 1);
    if (lastHour <= limit) return [];
    return {
      cause,
      subjects: [{ name: cause, level: 'warning' as const }],
      ...dangerWords[language].rate({ what, count: lastHour, usual: Math.round(usual) }),
    };
  });
}
