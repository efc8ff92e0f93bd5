import type { ClaimedLetter } from '../store/letters.ts';
import type { Store } from '../store/store.ts';
import type { Bell } from './bell.ts';
import type { Road } from './road.ts';

export interface HandRooms {
  store: Pick<Store, 'claimLetters' | 'nextAttemptAt'>;
  road: Pick<Road, 'closed' | 'untilTry'>;
  bell: Bell;
  clock: () => Date;
  lanes: number;
  /** On trial beside people only letters about the desk itself travel. */
  isDeskOnly: boolean;
}

/** How many letters each lane finds when it comes: few, because each may carry a mail of megabytes. */
const perLane = 4;
/** Milliseconds between two looks although nobody rings: an agent's letter comes from another process. */
const longestSleep = 2_000;

/** The letters claimed and not yet travelling, and who may travel: while the road is closed, one scout at a time. */
export class Hand {
  readonly #claim: string;
  readonly #rooms: HandRooms;
  readonly #letters: ClaimedLetter[] = [];
  /** The store had no more that are due when it was last asked. */
  #hasAll = false;
  #scout: ClaimedLetter | null = null;
  /** Lanes stand in line, so that one alone looks for letters while the others travel or wait. */
  #line: Promise<unknown> = Promise.resolve();

  constructor(claim: string, rooms: HandRooms) {
    this.#claim = claim;
    this.#rooms = rooms;
  }

  /** The next letter to send, as soon as one is due and may travel; null when the signal is raised. */
  next(signal: AbortSignal): Promise<ClaimedLetter | null> {
    const next = this.#line.then(() => this.#find(signal));
    this.#line = Promise.allSettled([next]);
    return next;
  }

  /** A letter that never came to be named to the server is still to be sent. */
  takeBack(letter: ClaimedLetter): void {
    this.#letters.unshift(letter);
  }

  /** A letter's journey has ended: others may travel now, or have to wait for longer. */
  hasReturned(letter: ClaimedLetter): void {
    const wasScout = letter === this.#scout;
    if (wasScout) this.#scout = null;
    if (wasScout || this.#letters.length > 0) this.#rooms.bell.ring();
  }

  async #find(signal: AbortSignal): Promise<ClaimedLetter | null> {
    const { road, bell } = this.#rooms;
    while (!signal.aborted) {
      if (this.#mayTravel() && this.#letters.length === 0 && !this.#hasAll) await this.#claimMore();
      const letter = this.#mayTravel() ? this.#letters.shift() : undefined;
      if (letter && road.closed) this.#scout = letter;
      if (letter) return letter;
      await bell.heard(await this.#idleTime(), signal);
      this.#hasAll = false;
    }
    return null;
  }

  #mayTravel(): boolean {
    const { road, clock } = this.#rooms;
    return road.closed === null || (this.#scout === null && road.untilTry(clock()) === 0);
  }

  async #claimMore(): Promise<void> {
    const { store, clock, lanes, isDeskOnly } = this.#rooms;
    const limit = perLane * lanes;
    const claimed = await store.claimLetters({ boot: this.#claim, now: clock(), limit, isDeskOnly });
    this.#letters.push(...claimed);
    this.#hasAll = claimed.length < limit;
  }

  /** Milliseconds until there may be something to do without anybody ringing. */
  async #idleTime(): Promise<number> {
    if (this.#scout) return longestSleep;
    const { road, store, clock, isDeskOnly } = this.#rooms;
    const at = clock();
    const now = at.getTime();
    const due = this.#letters.length > 0 ? now : (await store.nextAttemptAt(at, isDeskOnly))?.getTime();
    if (due === undefined) return longestSleep;
    return Math.min(longestSleep, Math.max(0, due - now, road.untilTry(at)));
  }
}
