import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupsOf } from '../../src/flow/groups.ts';

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
