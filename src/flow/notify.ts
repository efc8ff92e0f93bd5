import { type PostDoors, type PostOutcome, postNotice, type Webhook } from '../outbox/webhook.ts';
import { longestPutOffMinutes, type OwedNotice } from '../store/notices.ts';
import type { Store } from '../store/store.ts';
import type { Bell } from './bell.ts';
import type { Tell } from './moment.ts';

export interface NotifyRooms extends Pick<PostDoors, 'desk' | 'clock' | 'patience'> {
  store: Pick<Store, 'takeNotice' | 'recordTelling'>;
  /** Rung when alerts are owed. */
  bell: Bell;
  random: () => number;
  tell: Tell;
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
    if (notice) await post(notice, webhook, rooms, signal);
    else await bell.heard(longestSleep, signal);
  }
}

async function post(
  owed: OwedNotice,
  webhook: Webhook,
  rooms: NotifyRooms,
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, random, tell } = rooms;
  const outcome = await postNotice(webhook, { id: owed.key, notice: owed.notice }, { ...rooms, signal });
  // Ended by our leaving: it stays owed, as one of which nobody knows how it ended.
  if (signal.aborted && outcome.type === 'later') return;
  const at = clock();
  const nextAttemptAt = after(at, waitAfter(outcome, owed.attempts, random()));
  await store.recordTelling({ id: owed.id, at, outcome, nextAttemptAt });
  tell({
    ...{ type: 'told', at, webhook: webhook.name, alert: owed.key },
    ...{ outcome: outcome.type, response: outcome.response },
    nextAttemptAt: outcome.type === 'later' ? nextAttemptAt : null,
  });
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
