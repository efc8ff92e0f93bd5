import cron from 'node-cron';
import type { Logger } from 'pino';
import type { Config } from '../config/load.ts';
import type { Store } from '../store/store.ts';
import type { Failures } from './failures.ts';
import { type Reminded, remind } from './remind.ts';
import { giveUpOldAlerts } from './untold.ts';

/** Mails and letters settled this many milliseconds ago are rarely read again, and are stored compressed. */
const idleAfter = 60 * 60_000;

export interface ScheduleRooms {
  store: Pick<Store, 'compressIdle' | 'purge' | 'giveUpNotices'>;
  /** How long each kind of data is kept, and what the desk has confirmed. */
  config: Pick<Config, 'retention'> & Reminded;
  /** Looks after the promises, twice a minute. */
  look(): Promise<void>;
  failures: Failures;
  /** Keeps the promises about tickets that need no person. */
  keepPromises(signal: AbortSignal): Promise<void>;
  /** Keeps the promise of the digest, which has a calendar of its own. */
  keepDigest(): Promise<unknown>;
  clock: () => Date;
  log: Logger;
}

/** All timed work, with its hours: second where it matters, minute, hour, day, month, weekday, on this machine's clock. */
const timedWork: readonly [hours: string, work: Work][] = [
  ['*/30 * * * * *', look],
  ['* * * * *', keepPromises],
  ['* * * * *', digest],
  ['*/5 * * * *', compress],
  ['*/5 * * * *', giveUpOldAlerts],
  ['17 3 * * *', purge],
  ['0 8 * * *', remindDaily],
];

/** Begins the timed work, with a first look and a digest that may be late. A tick that is still at work when the next is due lets it pass. */
export function startSchedule(rooms: ScheduleRooms): AsyncDisposable {
  const over = new AbortController();
  const working = new Set<Promise<void>>();
  const turn = async (work: Work): Promise<void> => {
    const attempted = attempt(work, rooms, over.signal);
    working.add(attempted);
    await attempted;
    working.delete(attempted);
  };
  const how = { noOverlap: true, logger: rooms.log };
  const tasks = timedWork.map(([hours, work]) => cron.schedule(hours, () => turn(work), how));
  void turn(look);
  void turn(digest);
  return {
    async [Symbol.asyncDispose]() {
      over.abort();
      for (const task of tasks) await task.destroy();
      await Promise.all(working);
    },
  };
}

type Work = (rooms: ScheduleRooms, signal: AbortSignal) => Promise<void>;

async function attempt(work: Work, rooms: ScheduleRooms, signal: AbortSignal): Promise<void> {
  const { failures, clock, log } = rooms;
  try {
    await work(rooms, signal);
    failures.forget(work.name);
  } catch (error) {
    failures.count(work.name, error, clock());
    log.error({ err: error, work: work.name }, 'timed work failed');
  }
}

function look(rooms: ScheduleRooms): Promise<void> {
  return rooms.look();
}

function keepPromises(rooms: ScheduleRooms, signal: AbortSignal): Promise<void> {
  return rooms.keepPromises(signal);
}

async function digest({ keepDigest }: ScheduleRooms): Promise<void> {
  await keepDigest();
}

/** One mail and one letter at a time: each may be of many megabytes, and whoever wants to leave waits for no more. */
async function compress({ store, clock }: ScheduleRooms, signal: AbortSignal): Promise<void> {
  const olderThan = new Date(clock().getTime() - idleAfter);
  let compressed = 1;
  while (compressed > 0 && !signal.aborted) compressed = await store.compressIdle({ olderThan, limit: 1 });
}

async function purge({ store, config, clock, log }: ScheduleRooms, signal: AbortSignal): Promise<void> {
  const purged = await store.purge(config.retention, { now: clock(), isTrial: false, signal });
  if (Object.values(purged).some(count => count > 0)) log.info(purged, 'purged what was kept for its time');
}

async function remindDaily({ config, clock, log }: ScheduleRooms): Promise<void> {
  remind(config, { clock, log });
}
