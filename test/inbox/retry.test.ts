import { expect, test } from 'vitest';
import { retryDelay } from '../../src/inbox/retry.ts';

test('the pause before a new connection doubles from 2 to 60 seconds, a fifth more or less', () => {
  const timings = { retryFirst: 2_000, retryMost: 60_000, refusedFirst: 60_000, refusedMost: 300_000 };
  const pauses = [1, 2, 3, 5, 6, 50].map(failures => retryDelay(failures, false, timings, () => 0.5));
  expect(pauses).toEqual([2_000, 4_000, 8_000, 32_000, 60_000, 60_000]);
  expect(retryDelay(1, true, timings, () => 0.5)).toBe(60_000);
  expect(retryDelay(9, true, timings, () => 0.5)).toBe(300_000);
  expect(retryDelay(1, false, timings, () => 0)).toBe(1_600);
  expect(retryDelay(1, false, timings, () => 1)).toBeCloseTo(2_400);
});
