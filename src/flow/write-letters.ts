import type { Store } from '../store/store.ts';
import type { UnwrittenLetter } from '../store/unwritten-letters.ts';
import type { Bell } from './bell.ts';
import type { Tell } from './moment.ts';
import type { Rush } from './rush.ts';
import type { Workshop } from './workshop.ts';

export interface WritingRooms {
  store: Pick<Store, 'unwrittenLetters' | 'writeDown' | 'noteFailures'>;
  workshop: Pick<Workshop, 'compose'>;
  rush: Pick<Rush, 'isOn' | 'ended'>;
  /** Wakes the dispatcher. */
  bell: Bell;
  clock: () => Date;
  tell: Tell;
}

/** Milliseconds for which agents wait, at most, because customers are being answered. */
const longestWait = 10_000;
/** Milliseconds between two looks although no mail comes: another process may owe a letter. */
const longestSleep = 2_000;

/**
 * Writes the letters that are only ordered (those to agents, and a customer's that could not be written at once), once
 * nobody waits for a number any more, until the signal. One that cannot be written is told and stays owed: the next start,
 * perhaps with a mended template, tries it again.
 */
export async function writeLetters(rooms: WritingRooms, signal: AbortSignal): Promise<void> {
  const { store, rush, clock } = rooms;
  const failing: number[] = [];
  while (!signal.aborted) {
    const letters = await store.unwrittenLetters({ failing });
    const wait = waitBefore(letters, rush, clock());
    if (wait > 0) await rush.ended(wait, signal);
    else failing.push(...(await write(letters, rooms)));
  }
}

/** Milliseconds; a clock that was set back makes nobody wait for longer. */
function waitBefore([oldest]: readonly UnwrittenLetter[], rush: Pick<Rush, 'isOn'>, now: Date): number {
  if (!oldest) return longestSleep;
  return rush.isOn ? Math.min(longestWait, oldest.owedAt.getTime() + longestWait - now.getTime()) : 0;
}

/** Gives back the ids of those that cannot be written. */
async function write(
  letters: readonly UnwrittenLetter[],
  { store, workshop, bell, clock, tell }: WritingRooms,
): Promise<number[]> {
  const now = clock();
  const tried = await Promise.all(
    letters.map(async letter => ({
      letter,
      result: await workshop.compose(letter.order, now, letter.original),
    })),
  );
  const written = tried.flatMap(({ letter: { id }, result }) =>
    'done' in result ? [{ id, bytes: result.done.bytes }] : [],
  );
  if (written.length > 0) {
    await store.writeDown(written);
    bell.ring();
  }
  const failed = tried.flatMap(({ letter: { id, order }, result }) =>
    'failed' in result ? [{ id, order, why: result.failed }] : [],
  );
  if (failed.length > 0) await store.noteFailures(failed);
  for (const { order, why: reason } of failed) {
    const { key, kind, ticketNumber: ticket } = order;
    tell({ type: 'unwritten', at: now, key, kind, ticket, reason });
  }
  return failed.map(({ id }) => id);
}
