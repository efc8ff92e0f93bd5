import type { Logger } from 'pino';
import { type PostDoors, type PostOutcome, postNotice, type Webhook } from '../outbox/webhook.ts';
import { longestPutOffMinutes, type OwedNotice } from '../store/notices.ts';
import type { Store } from '../store/store.ts';
import type { Bell } from './bell.ts';

export interface NotifyRooms extends Pick<PostDoors, 'desk' | 'clock' | 'patience'> {
  store: Pick<Store, 'takeNotice' | 'recordTelling'>;
  /** Rung when alerts are owed. */
  bell: Bell;
  random: () => number;
  log: Logger;
}

/** Milliseconds before the next try: the first wait, doubling up to the longest. */
const putOff = { first: 5_000, longest: 10 * 60_000 };
/** Milliseconds after which a try is made again of which nobody knows how it ended; longer than any takes. */
const forgotten = 60_000;
/** Milliseconds between two looks although nobody rings: an alert may have become due for its next try. */
const longestSleep = 2_000;

/**
 * Tells one webhook the alerts it is owed, each cause in its order, until the signal. Every webhook has a loop
 * of its own, so that one that is silent holds up no other.
 */
export async function notify(webhook: Webhook, rooms: NotifyRooms, signal: AbortSignal): Promise<void> {
  const { store, bell, clock } = rooms;
  while (!signal.aborted) {
    const now = clock();
    const notice = await store.takeNotice(webhook.name, { now, until: after(now, forgotten) });
    if (notice) await tell(notice, webhook, rooms, signal);
    else await bell.heard(longestSleep, signal);
  }
}

async function tell(
  owed: OwedNotice,
  webhook: Webhook,
  rooms: NotifyRooms,
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, random, log } = rooms;
  const outcome = await postNotice(webhook, { id: owed.key, notice: owed.notice }, { ...rooms, signal });
  // Ended by our leaving: it stays owed, and its end is forgotten.
  if (signal.aborted && outcome.type === 'later') return;
  const at = clock();
  const nextAttemptAt = after(at, waitAfter(outcome, owed.attempts, random()));
  await store.recordTelling({ id: owed.id, at, outcome, nextAttemptAt });
  log[levels[outcome.type]](
    {
      ...{ webhook: webhook.name, alert: owed.key, response: outcome.response },
      ...(outcome.type === 'later' ? { nextAttemptAt } : {}),
    },
    words[outcome.type],
  );
}

/** `random` in [0, 1) spreads the tries of many daemons. */
function waitAfter(outcome: PostOutcome, attempts: number, random: number): number {
  const wait = Math.min(putOff.longest, putOff.first * 2 ** (attempts - 1)) * (0.75 + random / 2);
  const asked = (outcome.type === 'later' && outcome.retryAfter) || 0;
  return Math.min(longestPutOffMinutes * 60_000, Math.max(wait, asked));
}

function after(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}

const levels = { sent: 'info', later: 'warn', never: 'error' } as const;
const words = {
  sent: 'a webhook was told an alert',
  later: 'a webhook could not be told an alert; it will be tried again',
  never: 'a webhook refuses an alert: see its url, and what it says',
};
