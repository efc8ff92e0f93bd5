import { describe, expect, test } from 'vitest';
import { readCron } from '../../src/promise/cron.ts';

/** The days of November 2026 on which it comes; the 1st is a Sunday. */
function novemberDays(text: string): number[] {
  const cron = readCron(text);
  const days = Array.from({ length: 30 }, (_, index) => index + 1);
  return days.filter(day => cron?.isDay(new Date(Date.UTC(2026, 10, day))));
}

describe('a cron expression', () => {
  test('has minutes and hours, as lists, ranges and steps', () => {
    expect(readCron('0 7 * * *')?.times).toEqual([7 * 60]);
    expect(readCron('30,0 8-10/2 * * *')?.times).toEqual([480, 510, 600, 630]);
    expect(readCron('*/20 0 * * *')?.times).toEqual([0, 20, 40]);
  });

  test('has weekdays by number or name; 0 and 7 are Sunday', () => {
    const sundays = [1, 8, 15, 22, 29];
    for (const sunday of ['0', '7', 'sun', 'SUN']) expect(novemberDays(`0 7 * * ${sunday}`)).toEqual(sundays);
    expect(novemberDays('0 7 * * mon-fri')).toHaveLength(21);
    expect(novemberDays('0 7 * dec *')).toEqual([]);
  });

  test('with a day of the month and a weekday comes on either', () => {
    expect(novemberDays('0 7 13 * 0')).toEqual([1, 8, 13, 15, 22, 29]);
    expect(novemberDays('0 7 */2 * 0')).toEqual([1, 15, 29]);
    expect(novemberDays('0 7 13 * *')).toEqual([13]);
  });

  test.each([
    ['', 'daily', '0 7 * *', '0 7 * * * *', '@daily'],
    ['60 7 * * *', '0 24 * * *', '0 7 0 * *', '0 7 * 13 *', '0 7 * * 8'],
    ['0 7 * * mon-', '0 7-5 * * *', '0 */0 * * *', '0 5/2 * * *', '0 7 * * monday', '0,,1 7 * * *'],
  ])('is not %j, %j or their like', (...none) => {
    for (const text of none) expect(readCron(text), text).toBeNull();
  });

  test('comes some day', () => {
    expect(readCron('0 7 30 2 *')).toBeNull();
    expect(readCron('0 7 31 4,6 *')).toBeNull();
    expect(readCron('0 7 29 2 *')).not.toBeNull();
    expect(readCron('0 7 30 2 1')).not.toBeNull();
  });
});
