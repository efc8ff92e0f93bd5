import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { Failures } from '../../src/flow/failures.ts';
import { type ScheduleRooms, startSchedule } from '../../src/flow/schedule.ts';
import { load, minimal } from '../config/written.ts';

afterEach(() => void vi.useRealTimers());

test('every night the daemon purges what was kept for its time; all day it compresses, gives up old alerts, keeps promises, and looks after them at once and twice a minute', async () => {
  vi.useFakeTimers({ now: new Date(2026, 2, 2, 3, 14, 30) });
  const done: string[] = [];
  const nothing = { rawMail: 0, attachments: 0, answers: 0, proof: 0 };
  const store: ScheduleRooms['store'] = {
    compressIdle: async () => {
      done.push('compress');
      return 0;
    },
    purge: async (retention, { isTrial }) => {
      done.push(`purge ${JSON.stringify(retention)} ${isTrial}`);
      return nothing;
    },
    giveUpNotices: async before => {
      done.push(`give up ${before.toISOString()}`);
      return [];
    },
  };
  const log = pino({ level: 'silent' });
  const config = load(`${minimal}
retention: { rawMail: P30D }
`);
  let looks = 0;
  const rooms: ScheduleRooms = {
    ...{ store, config, failures: new Failures(), clock: () => new Date(), log },
    look: async () => void looks++,
    keepDigest: async () => undefined,
    keepPromises: async () => void done.push('keep promises'),
  };
  await using _schedule = startSchedule(rooms);
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  const dayBefore = new Date(2026, 2, 1, 3, 15).toISOString();
  const kept = 'keep promises';
  const quarter = [kept, 'compress', `give up ${dayBefore}`];
  expect(done).toEqual([...quarter, kept, 'purge {"rawMail":2592000000} false', kept]);
  expect(looks).toBe(7);
});
