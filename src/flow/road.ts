import type { SendOutcome } from '../outbox/outcome.ts';
import type { Tell } from './moment.ts';

type Closing = Extract<SendOutcome, { type: 'us' }>;

/** Milliseconds before the next try while the server does not answer: the first wait, and the longest. */
const silence = { first: 1_000, longest: 60_000 };
/** A refused sign-in heals only by a person, and hurrying may lock the account. */
const refusal = { first: 15_000, longest: 300_000 };

/** Whether letters can travel. Closed by a fault that is ours and no letter's; opened by the next letter the server answers for. */
export class Road {
  closed: { since: Date; phase: string; reason: string; nextTryAt: Date } | null = null;
  #failures = 0;
  readonly #tell: Tell;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** Closes the road, or keeps it closed for a longer wait. `random` in [0, 1) spreads the tries of many daemons. */
  close({ phase, response: reason }: Closing, at: Date, random: number): void {
    if (this.closed && at < this.closed.nextTryAt) return;
    const { first, longest } = phase === 'sign-in' ? refusal : silence;
    const wait = Math.min(longest, first * 2 ** this.#failures++) * (0.75 + random / 2);
    const nextTryAt = new Date(at.getTime() + wait);
    this.closed = { since: this.closed?.since ?? at, phase, reason, nextTryAt };
    this.#tell({ type: 'road-closed', at, phase, reason, nextTryAt });
  }

  open(at: Date): void {
    if (!this.closed) return;
    this.#tell({ type: 'road-open', at, closedSince: this.closed.since });
    this.closed = null;
    this.#failures = 0;
  }
}
