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
  #letters: ClaimedLetter[] = [];
  #claiming: Promise<void> | null = null;
  #scout: ClaimedLetter | null = null;

  constructor(claim: string, rooms: HandRooms) {
    this.#claim = claim;
    this.#rooms = rooms;
  }

  /** The next letter to send; null when none is due or the road is closed. */
  async next(): Promise<ClaimedLetter | null> {
    if (!this.#mayTravel()) return null;
    if (this.#letters.length === 0) await this.#claimMore();
    if (!this.#mayTravel()) return null;
    const letter = this.#letters.shift() ?? null;
    if (this.#rooms.road.closed) this.#scout = letter;
    return letter;
  }

  /** A letter that never came to be named to the server is still to be sent. */
  takeBack(letter: ClaimedLetter): void {
    this.#letters.unshift(letter);
  }

  /** A letter's journey has ended; the others hear of it if they may travel now. */
  hasReturned(letter: ClaimedLetter): void {
    const wasScout = letter === this.#scout;
    if (wasScout) this.#scout = null;
    const { road, bell } = this.#rooms;
    if (road.closed === null && (wasScout || this.#letters.length > 0)) bell.ring();
  }

  /** Milliseconds until there may be something to do without anybody ringing. */
  async idleTime(): Promise<number> {
    if (this.#scout) return longestSleep;
    const { road, store, clock, isDeskOnly } = this.#rooms;
    const at = clock();
    const now = at.getTime();
    const due = this.#letters.length > 0 ? now : (await store.nextAttemptAt(at, isDeskOnly))?.getTime();
    if (due === undefined) return longestSleep;
    return Math.min(longestSleep, Math.max(0, due - now, road.untilTry(at)));
  }

  #mayTravel(): boolean {
    const { road, clock } = this.#rooms;
    return road.closed === null || (this.#scout === null && road.untilTry(clock()) === 0);
  }

  #claimMore(): Promise<void> {
    this.#claiming ??= this.#claimNow().finally(() => {
      this.#claiming = null;
    });
    return this.#claiming;
  }

  async #claimNow(): Promise<void> {
    const { store, clock, bell, lanes, isDeskOnly } = this.#rooms;
    const claim = { boot: this.#claim, now: clock(), limit: perLane * lanes, isDeskOnly };
    this.#letters.push(...(await store.claimLetters(claim)));
    if (this.#letters.length > 1) bell.ring();
  }
}
