import type { Language } from '../questionnaire/form.ts';
import { type Danger, type Ladder, type Level, levelAfter, worstOf } from './danger.ts';
import { dangerWords } from './danger-words.ts';

/** What keeps a mail from being acknowledged, from the harmless to the worst. */
export const obstacles = [
  'queued', // it, or its letter, is in the queue
  'held', // a brake holds its letter
  'review', // its letter waits until a person has looked at the sender
  'quarantined', // it could not be processed
  'unwritten', // its letter could not be written
  'refused', // the mail server refused its letter for good
  'returned', // its letter came back
] as const;
export type Obstacle = (typeof obstacles)[number];

/** A mail whose acknowledgement is promised and not yet settled. */
export interface OpenAcknowledgement {
  mailId: number;
  /** Null while no ticket is known. */
  ticketNumber: string | null;
  acceptedAt: Date;
  dueAt: Date;
  obstacle: Obstacle;
  /** In the words of whoever stands in the way; null where there are none. */
  reason: string | null;
}

/** However young the mail: a person has to act, and where the letter cannot reach the customer, to telephone. */
const atOnce: Partial<Record<Obstacle, Level>> = {
  quarantined: 'warning',
  unwritten: 'urgent',
  refused: 'urgent',
  returned: 'urgent',
};

/**
 * Mails whose acknowledgement is in danger, a cause for each obstacle: by their age since our border accepted them,
 * `warn` being the ages (config `promises.warn`, ascending) at which it is a warning and urgent.
 */
export function acknowledgementDangers(
  open: readonly OpenAcknowledgement[],
  warn: readonly number[],
  language: Language,
  now: Date,
): Danger[] {
  return obstacles.flatMap(obstacle => {
    const waiting = open
      .filter(each => each.obstacle === obstacle)
      .flatMap(each => {
        const level = levelOf(each, warn, now);
        return level === null ? [] : [{ ...each, level }];
      })
      .sort((one, other) => one.acceptedAt.getTime() - other.acceptedAt.getTime());
    const [oldest] = waiting;
    if (!oldest) return [];
    return {
      cause: `acknowledgements:${obstacle}`,
      subjects: waiting.map(({ mailId, level }) => ({ name: `mail:${mailId}`, level })),
      ...dangerWords[language].acknowledgements({
        obstacle,
        count: waiting.length,
        overdue: waiting.filter(({ dueAt }) => dueAt <= now).length,
        waited: now.getTime() - oldest.acceptedAt.getTime(),
        tickets: waiting.flatMap(({ ticketNumber }) => ticketNumber ?? []),
        reason: oldest.reason,
      }),
    };
  });
}

function levelOf(
  { acceptedAt, dueAt, obstacle }: OpenAcknowledgement,
  warn: readonly number[],
  now: Date,
): Level | null {
  const waited = (at: Date) => at.getTime() - acceptedAt.getTime();
  const ladder: Ladder = {
    warning: warn[0],
    urgent: warn.length > 1 ? warn.at(-1) : undefined,
    breach: waited(dueAt),
  };
  const aged = levelAfter(waited(now), ladder);
  const least = atOnce[obstacle];
  return least ? worstOf(aged ? [aged] : [], least) : aged;
}
