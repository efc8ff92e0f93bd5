import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Alarm, tellings } from '../../src/promise/alarm.ts';
import { type Danger, isWorse, type Level, levels, type Notice } from '../../src/promise/danger.ts';

const minute = 60_000;
const nine = new Date('2026-03-02T09:00:00Z').getTime();

/** A look, so many seconds after the one before, and what it finds: subjects of two causes, each at a level or well. */
const look = fc.record({
  after: fc.integer({ min: 1, max: 20 * 60 }),
  found: fc.array(
    fc.record({
      cause: fc.constantFrom('queue', 'mailbox'),
      name: fc.constantFrom('one', 'two', 'three'),
      level: fc.constantFrom<Level>(...levels),
    }),
    { maxLength: 5 },
  ),
});
type Look = typeof look extends fc.Arbitrary<infer Found> ? Found : never;

test('each cause is raised once per level and told once when it is over; nobody is in danger and untold for long', () => {
  fc.assert(fc.property(fc.array(look, { maxLength: 40 }), looks => isKept(looks)));
});

function isKept(looks: readonly Look[]): void {
  let now = nine;
  const standing = new Map<string, Alarm>();
  for (const { after, found } of looks) {
    now += after * 1000;
    const at = new Date(now);
    const dangers = dangersOf(found);
    const told = tellings(dangers, [...standing.values()], at);
    expect(new Set(told.map(({ notice }) => notice.cause)).size).toBe(told.length);
    for (const { notice, told: subjects } of told) {
      mayBeTold(notice, standing.get(notice.cause), now);
      const { state, recoveredAt, ...alarm } = notice;
      if (state === 'recovered') standing.delete(notice.cause);
      else standing.set(notice.cause, { ...alarm, told: subjects, toldAt: at });
    }
    expect([...standing.keys()].sort()).toEqual(dangers.map(({ cause }) => cause).sort());
    for (const danger of dangers) isTold(danger, standing.get(danger.cause), now);
  }
}

/** Raised anew, worse than before, or a quarter of an hour after the last word; over only what stood. */
function mayBeTold({ state, level }: Notice, before: Alarm | undefined, now: number): void {
  if (state === 'recovered') expect(before).toBeDefined();
  if (state === 'recovered' || before === undefined) return;
  expect(isWorse(before.level, level)).toBe(false);
  if (level === before.level) expect(now - before.toldAt.getTime()).toBeGreaterThanOrEqual(15 * minute);
}

/** Whoever is in danger is known, at its level, or something was told less than a quarter of an hour ago. */
function isTold({ subjects }: Danger, alarm: Alarm | undefined, now: number): void {
  if (!alarm) throw new Error('a danger without an alert');
  const known = new Map(alarm.told.map(({ name, level }) => [name, level]));
  const untold = subjects.filter(({ name, level }) => {
    const toldAs = known.get(name);
    return toldAs === undefined || isWorse(level, toldAs);
  });
  if (untold.length > 0) expect(now - alarm.toldAt.getTime()).toBeLessThan(15 * minute);
  for (const { level } of subjects) expect(isWorse(level, alarm.level)).toBe(false);
}

function dangersOf(found: Look['found']): Danger[] {
  return [...new Set(found.map(({ cause }) => cause))].map(cause => {
    const subjects = new Map(
      found.filter(each => each.cause === cause).map(({ name, level }) => [name, level]),
    );
    return {
      ...{ cause, headline: cause, details: [] },
      subjects: [...subjects].map(([name, level]) => ({ name, level })),
    };
  });
}
