import type { Timings } from './account.ts';

/**
 * How many milliseconds to wait after the `failures`-th failure in a row (counted from 1): doubling up to a limit, a fifth
 * more or less by chance, so that many mailboxes of one server do not come back at the same moment.
 */
export function retryDelay(
  failures: number,
  refusedSignIn: boolean,
  timings: Pick<Timings, 'retryFirst' | 'retryMost' | 'refusedFirst' | 'refusedMost'>,
  random: () => number,
): number {
  const [first, most] = refusedSignIn
    ? [timings.refusedFirst, timings.refusedMost]
    : [timings.retryFirst, timings.retryMost];
  return Math.min(most, first * 2 ** (failures - 1)) * (0.8 + 0.4 * random());
}
