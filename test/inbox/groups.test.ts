import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupsOf } from '../../src/inbox/groups.ts';
import { retryDelay } from '../../src/inbox/retry.ts';

const waiting = fc.array(
  fc.record({
    uid: fc.nat(),
    size: fc.oneof(fc.nat({ max: 20_000 }), fc.nat({ max: 9_000_000 })),
    internalDate: fc.constant(null),
  }),
  { maxLength: 200 },
);

test('what waits is cut into groups of at most 50 mails and 4 MiB, none lost, none out of order', () => {
  fc.assert(
    fc.property(waiting, mails => {
      const groups = groupsOf(mails);
      expect(groups.flat()).toEqual(mails);
      for (const group of groups) {
        const bytes = group.reduce((sum, mail) => sum + mail.size, 0);
        expect(group.length).toBeGreaterThan(0);
        expect(group.length).toBeLessThanOrEqual(50);
        expect(group.length === 1 || bytes <= 4 * 1024 * 1024).toBe(true);
      }
    }),
  );
});

test('the pause before a new connection doubles from 2 to 60 seconds, a fifth more or less', () => {
  const timings = { retryFirst: 2_000, retryMost: 60_000, refusedFirst: 60_000, refusedMost: 300_000 };
  const pauses = [1, 2, 3, 5, 6, 50].map(failures => retryDelay(failures, false, timings, () => 0.5));
  expect(pauses).toEqual([2_000, 4_000, 8_000, 32_000, 60_000, 60_000]);
  expect(retryDelay(1, true, timings, () => 0.5)).toBe(60_000);
  expect(retryDelay(9, true, timings, () => 0.5)).toBe(300_000);
  expect(retryDelay(1, false, timings, () => 0)).toBe(1_600);
  expect(retryDelay(1, false, timings, () => 1)).toBeCloseTo(2_400);
});
