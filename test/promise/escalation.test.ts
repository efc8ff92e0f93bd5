import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { nextLevel } from '../../src/promise/escalation.ts';

const { escalation: ladder } = loadConfig(null, { env: {}, needs: [] });
const openedAt = new Date('2026-03-02T09:00:00Z');

/** Who comes next, and how many hours after the opening. */
function next(escalationLevel: number, severity: 1 | 2 | 3 | 4 | null) {
  const level = nextLevel({ escalationLevel, severity, openedAt }, ladder);
  return level && [level.role.en, level.from && (level.from.getTime() - openedAt.getTime()) / 3_600_000];
}

test.each([
  [1, 'Duty manager', 2, 4, 8],
  [2, 'Operations manager', 3, 6, 12],
  [3, 'Regional escalation management', 4, 8, 16],
  [4, 'Head of service', 6, 12, 24],
])(
  'after level %i comes the %s: %i, %i or %i hours after the opening, by severity',
  (level, role, ...hours) => {
    for (const severity of [1, 2, 3] as const)
      expect(next(level, severity)).toEqual([role, hours[severity - 1]]);
  },
);

test('while the severity is not known nobody’s turn is, and above the last level is none', () => {
  expect(next(1, null)).toEqual(['Duty manager', null]);
  expect(next(5, 1)).toBeNull();
});
