import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './trouble.ts';

/** Milliseconds between two tries, and how many are made: five seconds or so. */
const pause = 50;
const tries = 50;

/**
 * Commits once no other process is writing (a command beside the daemon). Meanwhile the event loop goes on: mail is
 * fetched, letters travel, and whoever asks for the health is answered.
 */
export async function whenFree<T>(commit: () => Promise<T>, left = tries): Promise<T> {
  try {
    return await commit();
  } catch (error) {
    if (left <= 1 || !isBusy(error)) throw error;
  }
  await sleep(pause);
  return whenFree(commit, left - 1);
}
