import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { Failures } from '../../src/flow/failures.ts';
import { keepUp } from '../../src/flow/keep-up.ts';

afterEach(() => void vi.useRealTimers());

test('a loop that fails begins anew, is counted, and is well again after five minutes', async () => {
  vi.useFakeTimers();
  const failures = new Failures();
  const stopping = new AbortController();
  let runs = 0;
  const loop = async () => {
    if (++runs <= 3) throw new Error('database is locked');
    await new Promise<void>(resolve => stopping.signal.addEventListener('abort', () => resolve()));
  };
  const log = pino({ level: 'silent' });
  const over = keepUp('dispatch', loop, { log, failures, clock: () => new Date(), signal: stopping.signal });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(failures.now()).toMatchObject([{ name: 'dispatch', times: 3, reason: 'database is locked' }]);
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(failures.now()).toEqual([]);
  stopping.abort();
  await over;
});
