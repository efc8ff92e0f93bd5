import cron from 'node-cron';
import type { Store } from '../store/store.ts';

/** Mails and letters settled this many milliseconds ago are rarely read again, and are stored compressed. */
const idleAfter = 60 * 60_000;
/** How many at a time, so that a commit stays short. */
const compressAtOnce = 200;

/**
 * All timed work that is no promise, with its hours. A tick that is still at work when the next is due lets it pass.
 * Ends with the signal.
 */
export function startSchedule(
  { store, clock, failed }: { store: Store; clock: () => Date; failed: (error: unknown) => void },
  signal: AbortSignal,
): void {
  const compress = (): Promise<number> =>
    store.compressIdle({ olderThan: new Date(clock().getTime() - idleAfter), limit: compressAtOnce });
  const tasks = [cron.schedule('*/5 * * * *', () => compress().catch(failed), { noOverlap: true })];
  signal.addEventListener('abort', () => {
    for (const task of tasks) void Promise.resolve(task.destroy()).catch(failed);
  });
}
