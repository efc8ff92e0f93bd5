import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { type ScheduleRooms, startSchedule } from '../../src/flow/schedule.ts';
import { load, minimal } from '../config/written.ts';

afterEach(() => void vi.useRealTimers());

test('every night the daemon purges what was kept for its time; all day it compresses, and gives up old alerts', async () => {
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
  const keepDigest = async () => undefined;
  await using _schedule = startSchedule({ store, config, keepDigest, clock: () => new Date(), log });
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  const dayBefore = new Date(2026, 2, 1, 3, 15).toISOString();
  const night = ['compress', `give up ${dayBefore}`, 'purge {"rawMail":2592000000} false'];
  expect(done).toEqual(night);
});
