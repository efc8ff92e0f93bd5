import { describe, expect, test } from 'vitest';
import { exceeded, lookBack, mayAnswerFor } from '../../src/letters/brakes.ts';

const minute = 60_000;
const now = new Date('2026-03-02T09:00:00Z');
const ago = (...minutes: number[]) => minutes.map(count => new Date(now.getTime() - count * minute));
const limits = [
  { letters: 2, within: 15 * minute },
  { letters: 4, within: 1440 * minute },
];

describe('a brake', () => {
  test('lets through so many letters within its time, and again when the time is over', () => {
    expect(exceeded(limits, [], now)).toBeNull();
    expect(exceeded(limits, ago(1), now)).toBeNull();
    expect(exceeded(limits, ago(1, 14), now)).toBe('2 letters in 15 min');
    expect(exceeded(limits, ago(1, 15), now)).toBeNull();
  });

  test('holds by the longer limit also those who keep to the shorter', () => {
    expect(exceeded(limits, ago(20, 40, 60, 80), now)).toBe('4 letters in 1440 min');
  });

  test('that is not set never holds', () => {
    expect(exceeded([], ago(0, 0, 0, 0, 0, 0), now)).toBeNull();
    expect(lookBack({ sender: [], domain: [], ticket: [] })).toBe(0);
    expect(lookBack({ sender: limits, domain: [], ticket: [] })).toBe(1440 * minute);
  });
});

test('an agent may be answered for by a colleague, but not by whoever has the same mail provider', () => {
  expect(mayAnswerFor('noc@desk.example', 'joe@mail.desk.example')).toBe(true);
  expect(mayAnswerFor('joe@gmail.com', 'JOE@gmail.com')).toBe(true);
  expect(mayAnswerFor('joe@gmail.com', 'ana@gmail.com')).toBe(false);
});
