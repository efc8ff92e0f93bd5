import type { Logger } from 'pino';
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
  { log, signal }: { log: Logger; signal: AbortSignal },
): Promise<void> {
  let wait = firstWait;
  while (!signal.aborted) {
    const begun = performance.now();
    try {
      await loop();
    } catch (error) {
      if (performance.now() - begun > wellAfter) wait = firstWait;
      log.error({ err: error, loop: name, retryInMs: wait }, `${name} failed and will begin anew`);
      await rest(wait, signal);
      wait = Math.min(longestWait, wait * 2);
    }
  }
}
