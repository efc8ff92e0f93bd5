import { describe, expect, test } from 'vitest';
import { unconfirmedYear } from '../../src/promise/confirmation.ts';

const bogota = 'America/Bogota';

describe('the reminder to confirm the calendar', () => {
  test("begins on 1 December, by the desk's clock, when next year is not confirmed", () => {
    expect(unconfirmedYear(2026, new Date('2026-12-01T04:59:59Z'), bogota)).toBe(null);
    expect(unconfirmedYear(2026, new Date('2026-12-01T05:00:00Z'), bogota)).toBe(2027);
  });

  test('is silent once the year is confirmed', () => {
    expect(unconfirmedYear(2027, new Date('2026-12-31T12:00:00Z'), bogota)).toBe(null);
    expect(unconfirmedYear(2027, new Date('2027-06-01T12:00:00Z'), bogota)).toBe(null);
  });

  test('goes on through the year that nobody has confirmed', () => {
    expect(unconfirmedYear(2026, new Date('2027-06-01T12:00:00Z'), bogota)).toBe(2027);
  });
});
