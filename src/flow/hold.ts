import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import { rest } from './rest.ts';

/** Milliseconds between two looks: whoever resumes does so in another process. */
const lookEvery = 1_000;

/** Waits while letters are on hold, as after a restore, until a person resumes or the signal is raised. */
export async function untilResumed(
  store: Pick<Store, 'standingHold'>,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  let hold = await store.standingHold();
  if (hold) log.warn(hold, 'letters are on hold: look at acuse letters, then run acuse letters resume');
  while (hold && !signal.aborted) {
    await rest(lookEvery, signal);
    hold = await store.standingHold();
  }
}
