import cron from 'node-cron';
import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';

/** Mails and letters settled this many milliseconds ago are rarely read again, and are stored compressed. */
const idleAfter = 60 * 60_000;

/** All timed work that is no promise, with its hours. A tick that is still at work when the next is due lets it pass. */
export function startSchedule(rooms: {
  store: Pick<Store, 'compressIdle'>;
  clock: () => Date;
  log: Logger;
}): AsyncDisposable {
  const over = new AbortController();
  let working = Promise.resolve();
  const compressing = cron.schedule(
    '*/5 * * * *',
    () => {
      working = compress(rooms, over.signal).catch(error =>
        rooms.log.error({ err: error }, 'timed work failed'),
      );
      return working;
    },
    { noOverlap: true },
  );
  return {
    async [Symbol.asyncDispose]() {
      over.abort();
      await compressing.destroy();
      await working;
    },
  };
}

/** One mail and one letter at a time: each may be of many megabytes, and whoever wants to leave waits for no more. */
async function compress(
  { store, clock }: { store: Pick<Store, 'compressIdle'>; clock: () => Date },
  signal: AbortSignal,
): Promise<void> {
  const olderThan = new Date(clock().getTime() - idleAfter);
  let compressed = 1;
  while (compressed > 0 && !signal.aborted) compressed = await store.compressIdle({ olderThan, limit: 1 });
}
