import type { SendOutcome } from '../outbox/outcome.ts';
import type { ClaimedLetter } from '../store/letters.ts';
import type { Tell } from './moment.ts';

/** Milliseconds before the next try while the server does not take letters: the first wait, and the longest. */
const refusal = { first: 1_000, longest: 60_000 };
/** A refused sign-in heals only by a person, and hurrying may lock the account. */
const refusedSignIn = { first: 15_000, longest: 300_000 };
/** So many letters, one after the other, without a word from the server: it is hardly all of them. */
const mostUnanswered = 3;

/**
 * Whether letters can travel. Closed by a fault that is ours and no letter's, or by a server that has fallen silent;
 * opened by the next letter the server answers for.
 */
export class Road {
  closed: { since: Date; phase: string; reason: string; nextTryAt: Date } | null = null;
  readonly #tell: Tell;
  readonly #unanswered = new Set<string>();
  #failures = 0;
  /** Milliseconds between the last failure and the next try. */
  #wait = 0;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /**
   * Milliseconds until the next try; 0 when the road is open or a try is due. A try that is further ahead than it was
   * when it was set is due, too: the clock was set back since.
   */
  untilTry(now: Date): number {
    if (!this.closed) return 0;
    const left = this.closed.nextTryAt.getTime() - now.getTime();
    return left > this.#wait ? 0 : Math.max(0, left);
  }

  /** Draws its conclusion from what became of a letter. `random` in [0, 1) spreads the tries of many daemons. */
  hear(
    letter: Pick<ClaimedLetter, 'key' | 'attempts'>,
    outcome: SendOutcome,
    at: Date,
    random: number,
  ): void {
    if (outcome.type === 'us') this.#hearRefusal(letter, outcome, at, random);
    else if (isReply(outcome.response)) this.#open(at);
    else if (outcome.type === 'later') this.#hearSilence(letter, outcome.response, at, random);
  }

  /** A letter that was put off before does not close an open road: others have travelled since, and it alone has not. */
  #hearRefusal(
    { attempts }: Pick<ClaimedLetter, 'attempts'>,
    refused: Extract<SendOutcome, { type: 'us' }>,
    at: Date,
    random: number,
  ): void {
    const isItsOwn = concernsOneLetter(refused) && attempts > 0;
    if (this.closed || !isItsOwn) this.#close(refused.phase, refused.response, at, random);
  }

  #hearSilence({ key }: Pick<ClaimedLetter, 'key'>, response: string, at: Date, random: number): void {
    this.#unanswered.add(key);
    if (this.closed || this.#unanswered.size >= mostUnanswered) this.#close('content', response, at, random);
  }

  /** Closes the road, or keeps it closed for a longer wait; letters that were under way together count once. */
  #close(phase: string, reason: string, at: Date, random: number): void {
    this.#unanswered.clear();
    if (this.untilTry(at) > 0) return;
    const { first, longest } = phase === 'sign-in' ? refusedSignIn : refusal;
    this.#wait = Math.min(longest, first * 2 ** this.#failures++) * (0.75 + random / 2);
    const nextTryAt = new Date(at.getTime() + this.#wait);
    this.closed = { since: this.closed?.since ?? at, phase, reason, nextTryAt };
    this.#tell({ type: 'road-closed', at, phase, reason, nextTryAt });
  }

  #open(at: Date): void {
    this.#unanswered.clear();
    this.#failures = 0;
    if (!this.closed) return;
    this.#tell({ type: 'road-open', at, closedSince: this.closed.since });
    this.closed = null;
  }
}

/** Whether a refusal came after a letter had been named: then another letter may fare better. */
export function concernsOneLetter({ phase }: Extract<SendOutcome, { type: 'us' }>): boolean {
  return phase === 'sender' || phase === 'recipient' || phase === 'content';
}

/** RFC 5321 4.2: a reply begins with three digits; anything else is our own side's account of a silence. */
export function isReply(response: string): boolean {
  return /^[2-5]\d\d\b/.test(response);
}
