import type { Logger } from 'pino';
import type { Failures } from './failures.ts';
import { rest } from './rest.ts';

/** Milliseconds before a loop that failed runs again: the first wait, doubling up to the longest. */
const firstWait = 1_000;
const longestWait = 60_000;
/** A loop that ran this many milliseconds before it failed is taken to have been well. */
const wellAfter = 5 * 60_000;

/**
 * Runs a loop until the signal is raised. A failure is logged and the loop begins anew after a wait: what broke (disk,
 * network, database) may heal, and a daemon outlives it.
 */
export async function keepUp(
  name: string,
  loop: () => Promise<void>,
  rooms: { log: Logger; failures: Failures; clock: () => Date; signal: AbortSignal },
): Promise<void> {
  const { log, failures, clock, signal } = rooms;
  let wait = firstWait;
  while (!signal.aborted) {
    const well = setTimeout(() => {
      wait = firstWait;
      failures.forget(name);
    }, wellAfter);
    try {
      await loop();
    } catch (error) {
      failures.count(name, error, clock());
      log.error({ err: error, loop: name, retryInMs: wait }, `${name} failed and will begin anew`);
      await rest(wait, signal);
      wait = Math.min(longestWait, wait * 2);
    } finally {
      clearTimeout(well);
    }
  }
}
