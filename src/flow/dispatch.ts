import type { Outbox } from '../outbox/outbox.ts';
import type { ClaimedLetter } from '../store/letters.ts';
import type { Store } from '../store/store.ts';
import type { Bell } from './bell.ts';
import type { DeliveryBook } from './delivery-book.ts';
import { Hand } from './hand.ts';
import { concernsOneLetter, isReply, type Road } from './road.ts';

export interface DispatchRooms {
  store: Store;
  outbox: Pick<Outbox, 'send'>;
  road: Road;
  book: DeliveryBook;
  /** Rung when letters are owed. */
  bell: Bell;
  clock: () => Date;
  random: () => number;
  /** How many letters travel at once. */
  lanes: number;
  /** The one whom all letters are redirected to, on trial; null in ordinary life. */
  onlyReader: string | null;
  /** As in `HandRooms`. */
  isDeskOnly: boolean;
}

/**
 * Sends the letters owed, customers' first, until the signal; what travels by then is finished and written down. A
 * fault of the road closes it for all and costs no letter anything. `claim` names this run: claims of earlier runs,
 * which nobody works on any more, are freed, once the server's answers to them are written down; letters of a run
 * that redirected nothing are held.
 */
export async function dispatch(claim: string, rooms: DispatchRooms, signal: AbortSignal): Promise<void> {
  await rooms.book.finish();
  await rooms.store.freeClaims(claim);
  if (rooms.onlyReader !== null) await rooms.store.holdLettersToOthers(rooms.onlyReader);
  const hand = new Hand(claim, rooms);
  const failed = new AbortController();
  const leave = AbortSignal.any([signal, failed.signal]);
  const lanes = Array.from({ length: rooms.lanes }, () =>
    lane(rooms, hand, leave).catch(error => failed.abort(error)),
  );
  await Promise.all(lanes);
  await rooms.book.finish();
  failed.signal.throwIfAborted();
}

async function lane(rooms: DispatchRooms, hand: Hand, signal: AbortSignal): Promise<void> {
  for (let letter = await hand.next(signal); letter; letter = await hand.next(signal))
    await send(letter, rooms, hand, signal);
}

async function send(
  letter: ClaimedLetter,
  { outbox, road, book, clock, random }: DispatchRooms,
  hand: Hand,
  signal: AbortSignal,
): Promise<void> {
  const outcome = await outbox.send(letter);
  const at = clock();
  // Ended by our leaving: it stays owed, and is due at the next start.
  if (signal.aborted && !isReply(outcome.response)) return;
  road.hear(letter, outcome, at, random());
  if (outcome.type !== 'us') book.enter({ letter, outcome, at });
  else if (concernsOneLetter(outcome)) book.enter({ letter, outcome: { ...outcome, type: 'later' }, at });
  else hand.takeBack(letter);
  hand.hasReturned(letter);
}
