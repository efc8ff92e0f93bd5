import { priorities } from '../letters/letter.ts';
import type { Queries } from './database.ts';

/** So many late letters leave within a minute: mail services take 30 from one sender, and fresh letters need theirs. */
const mostPerMinute = 20;
const minute = 60_000;

/** Of letters that are due, the most urgent first, the ids of those that may leave now: late ones do not come in crowds. */
export async function withinPace(
  db: Queries,
  due: readonly { id: number; priority: number }[],
  now: Date,
): Promise<number[]> {
  const fresh = due.filter(({ priority }) => priority !== priorities.late);
  const late = due.slice(fresh.length);
  const room = late.length === 0 ? 0 : mostPerMinute - (await underWay(db, now)).length;
  return [...fresh, ...late.slice(0, Math.max(0, room))].map(({ id }) => id);
}

/** When one more late letter may leave. */
export async function paceAllowsAt(db: Queries, now: Date): Promise<Date> {
  const left = await underWay(db, now);
  const [first = now] = left;
  return left.length < mostPerMinute ? now : new Date(first.getTime() + minute);
}

/** When late letters left within the last minute, the first first; of those in hand, now. */
async function underWay(db: Queries, now: Date): Promise<Date[]> {
  const late = db.selectFrom('letters').where('priority', '=', priorities.late);
  const sent = await late
    .select('sent_at')
    .where('state', '=', 'sent')
    .where('sent_at', '>', new Date(now.getTime() - minute).toISOString())
    .where('sent_at', '<=', now.toISOString())
    .orderBy('sent_at')
    .execute();
  const inHand = await late.select('id').where('state', '=', 'owed').where('claim', 'is not', null).execute();
  return [
    ...sent.flatMap(({ sent_at }) => (sent_at === null ? [] : new Date(sent_at))),
    ...inHand.map(() => now),
  ];
}
