import type { Outbox } from '../outbox/outbox.ts';
import type { ClaimedLetter } from '../store/letters.ts';
import type { Store } from '../store/store.ts';
import type { Bell } from './bell.ts';
import { DeliveryBook } from './delivery-book.ts';
import type { Tell } from './moment.ts';
import type { Road } from './road.ts';

export interface DispatchRooms {
  store: Store;
  outbox: Pick<Outbox, 'send'>;
  road: Road;
  /** Rung when letters are owed. */
  bell: Bell;
  clock: () => Date;
  random: () => number;
  tell: Tell;
  /** How many letters travel at once. */
  lanes: number;
}

const claimLimit = 50;
const longestSleep = 60_000;

/**
 * Sends the letters owed, customers' first, until the signal; what travels by then is finished and written down. A
 * fault of the road closes it for all and costs no letter anything. `claim` names this run: claims of earlier runs,
 * which nobody works on any more, are freed.
 */
export async function dispatch(claim: string, rooms: DispatchRooms, signal: AbortSignal): Promise<void> {
  await rooms.store.freeClaims(claim);
  const hand = new Hand(claim, rooms);
  const book = new DeliveryBook(rooms);
  await Promise.all(Array.from({ length: rooms.lanes }, () => lane(rooms, hand, book, signal)));
  await book.finish();
}

async function lane(
  rooms: DispatchRooms,
  hand: Hand,
  book: DeliveryBook,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const letter = await hand.next();
    if (letter) await send(letter, rooms, hand, book);
    else await rooms.bell.heard(await hand.idleTime(), signal);
  }
}

async function send(
  letter: ClaimedLetter,
  rooms: DispatchRooms,
  hand: Hand,
  book: DeliveryBook,
): Promise<void> {
  const outcome = await rooms.outbox.send(letter);
  const at = rooms.clock();
  if (outcome.type === 'us') {
    hand.takeBack(letter);
    rooms.road.close(outcome, at, rooms.random());
  } else {
    rooms.road.open(at);
    book.enter({ letter, outcome, at });
  }
  if (rooms.road.closed === null) hand.letOthersHelp();
}

/** The letters claimed and not yet travelling. */
class Hand {
  readonly #claim: string;
  readonly #rooms: DispatchRooms;
  #letters: ClaimedLetter[] = [];
  #claiming: Promise<void> | null = null;
  /** Travelling to find out whether a closed road is open again; the others wait for its news. */
  #scout: ClaimedLetter | null = null;

  constructor(claim: string, rooms: DispatchRooms) {
    this.#claim = claim;
    this.#rooms = rooms;
  }

  /** The next letter to send; null when none is owed now or the road is closed. */
  async next(): Promise<ClaimedLetter | null> {
    if (!this.#mayTravel()) return null;
    if (this.#letters.length === 0) await this.#claimMore();
    if (!this.#mayTravel()) return null;
    const letter = this.#letters.shift() ?? null;
    if (this.#rooms.road.closed) this.#scout = letter;
    return letter;
  }

  takeBack(letter: ClaimedLetter): void {
    this.#letters.unshift(letter);
    this.#scout = null;
  }

  letOthersHelp(): void {
    this.#scout = null;
    if (this.#letters.length > 0) this.#rooms.bell.ring();
  }

  /** Milliseconds until there may be something to do without anybody ringing. */
  async idleTime(): Promise<number> {
    const { road, store, clock } = this.#rooms;
    const next = road.closed?.nextTryAt ?? (await store.nextAttemptAt());
    if (!next) return longestSleep;
    return Math.min(longestSleep, Math.max(0, next.getTime() - clock().getTime()));
  }

  #mayTravel(): boolean {
    const { closed } = this.#rooms.road;
    return closed === null || (this.#scout === null && closed.nextTryAt <= this.#rooms.clock());
  }

  #claimMore(): Promise<void> {
    this.#claiming ??= this.#claimNow().finally(() => {
      this.#claiming = null;
    });
    return this.#claiming;
  }

  async #claimNow(): Promise<void> {
    const { store, clock, bell } = this.#rooms;
    this.#letters.push(...(await store.claimLetters({ boot: this.#claim, now: clock(), limit: claimLimit })));
    if (this.#letters.length > 1) bell.ring();
  }
}
