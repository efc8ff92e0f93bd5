import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './trouble.ts';

/** Milliseconds between two tries. */
const pause = 50;

/**
 * Commits once no other process is writing (a command beside the daemon), within so many milliseconds or so. Meanwhile
 * the event loop goes on: mail is fetched, letters travel, and whoever asks for the health is answered.
 */
export async function whenFree<T>(commit: () => Promise<T>, patience = 5_000): Promise<T> {
  try {
    return await commit();
  } catch (error) {
    if (patience <= 0 || !isBusy(error)) throw error;
  }
  await sleep(pause);
  return whenFree(commit, patience - pause);
}
