import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after so many milliseconds, or when the signal is raised. */
export async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
