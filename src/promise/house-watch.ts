import type { Language } from '../questionnaire/form.ts';
import { type Danger, type Level, levelAfter } from './danger.ts';
import { dangerWords } from './danger-words.ts';
import { whileUnseen } from './mailbox-watch.ts';

/** Something that stands still, since when, and why. */
export interface Standstill {
  since: Date;
  why: string;
}

/** Work of the daemon that failed each time of late. */
export interface FailingWork {
  name: string;
  times: number;
  since: Date;
  reason: string;
}

/** Fewer failures in a row heal by themselves; after many, only a person helps. */
const failures: Record<Exclude<Level, 'breach'>, number> = { warning: 3, urgent: 10 };

/** Whether so many failures in a row are more than bad luck. */
export function isFailing(times: number): boolean {
  return times >= failures.warning;
}

/** No letter leaves the house. */
export function submissionDangers(
  paused: Standstill | null,
  lettersWaiting: number,
  language: Language,
  now: Date,
): Danger[] {
  return standstill('submission', paused, now, waited =>
    dangerWords[language].submission({ waited, count: lettersWaiting, reason: paused?.why ?? null }),
  );
}

/** A letter that is owed, and could not be written. */
export interface FailingLetter {
  ticketNumber: string | null;
  owedAt: Date;
  reason: string;
}

/** Letters that could not be written: whoever they are for, most often the agents, has not heard of these tickets. */
export function unwrittenDangers(letters: readonly FailingLetter[], language: Language, now: Date): Danger[] {
  const [first] = letters;
  if (first === undefined) return [];
  const cause = 'letters:unwritten';
  const tickets = [...new Set(letters.flatMap(({ ticketNumber }) => ticketNumber ?? []))];
  const oldest = Math.min(...letters.map(({ owedAt }) => owedAt.getTime()));
  return [
    {
      cause,
      subjects: (tickets.length > 0 ? tickets : [cause]).map(name => ({ name, level: 'urgent' })),
      ...dangerWords[language].unwritten({
        count: letters.length,
        waited: now.getTime() - oldest,
        tickets,
        reason: first.reason,
      }),
    },
  ];
}

/** Nothing can be written down. */
export function databaseDangers(failing: Standstill | null, language: Language, now: Date): Danger[] {
  return standstill('database', failing, now, waited =>
    dangerWords[language].database({ waited, reason: failing?.why ?? null }),
  );
}

function standstill(
  cause: string,
  still: Standstill | null,
  now: Date,
  say: (waited: number) => Pick<Danger, 'headline' | 'details'>,
): Danger[] {
  const waited = still === null ? 0 : now.getTime() - still.since.getTime();
  const level = levelAfter(waited, whileUnseen);
  return level === null ? [] : [{ cause, subjects: [{ name: cause, level }], ...say(waited) }];
}

/** Loops and timed work that fail again and again. */
export function workDangers(failing: readonly FailingWork[], language: Language, now: Date): Danger[] {
  return failing.flatMap(({ name, times, since, reason }) => {
    if (!isFailing(times)) return [];
    const cause = `work:${name}`;
    const level = times < failures.urgent ? 'warning' : 'urgent';
    const waited = now.getTime() - since.getTime();
    return {
      cause,
      subjects: [{ name: cause, level }],
      ...dangerWords[language].work({ name, times, waited, reason }),
    };
  });
}

/** A letter about the desk itself that did not reach its reader. */
export interface LostNews {
  to: string;
  reason: string | null;
}

/** Readers whom the desk's own letters do not reach: told by every other road, and to every other reader. */
export function readerDangers(lost: readonly LostNews[], language: Language): Danger[] {
  return [...new Set(lost.map(({ to }) => to))].map(reader => {
    const letters = lost.filter(({ to }) => to === reader);
    const cause = `${unreachable}${reader}`;
    return {
      cause,
      // One more letter that is lost is no news.
      subjects: [{ name: cause, level: 'urgent' as const }],
      ...dangerWords[language].reader({
        reader,
        count: letters.length,
        reason: letters[0]?.reason ?? null,
      }),
    };
  });
}

const unreachable = 'reader:';

/** Whether a cause says that letters do not reach this reader. */
export function isAboutReader(cause: string, reader: string): boolean {
  return cause.toLowerCase() === `${unreachable}${reader}`.toLowerCase();
}

/** What a customer was to read of their ticket, and the mail server refused. */
export interface LostWord {
  ticketNumber: string;
  reason: string | null;
}

/** Customers who have not heard what the desk has told them: only the telephone is left. */
export function customerDangers(lost: readonly LostWord[], language: Language): Danger[] {
  return lost.map(({ ticketNumber, reason }) => {
    const cause = `customer:${ticketNumber}`;
    return {
      cause,
      subjects: [{ name: cause, level: 'urgent' as const }],
      ...dangerWords[language].customer({ ticketNumber, reason }),
    };
  });
}
