import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingTimeAfter, workingTimeBefore } from '../../src/promise/working-time.ts';
import { calendarFor } from './calendars.ts';

const hour = 3_600_000;
const at = (text: string) => new Date(text);
const bogota = { zone: 'America/Bogota', calendar: calendarFor('CO') };
const santiago = { zone: 'America/Santiago', calendar: calendarFor('CL') };
const tijuana = { zone: 'America/Tijuana', calendar: calendarFor('MX') };

describe('time of working days', () => {
  test('runs through the night, and stands still over a weekend', () => {
    const monday = at('2026-11-30T09:00-05:00');
    expect(workingTimeBefore(monday, 24 * hour, bogota)).toEqual(at('2026-11-27T09:00-05:00'));
    expect(workingTimeBefore(monday, 4 * hour, bogota)).toEqual(at('2026-11-30T05:00-05:00'));
    expect(workingTimeAfter(at('2026-11-27T18:00-05:00'), 24 * hour, bogota)).toEqual(
      at('2026-11-30T18:00-05:00'),
    );
  });

  test('stands still on a holiday of the site, and only there', () => {
    const wednesday = at('2026-12-09T02:00-05:00');
    expect(workingTimeBefore(wednesday, 4 * hour, bogota)).toEqual(at('2026-12-07T22:00-05:00'));
    expect(workingTimeBefore(wednesday, 24 * hour, bogota)).toEqual(at('2026-12-07T02:00-05:00'));
    expect(workingTimeBefore(wednesday, 4 * hour, { ...bogota, calendar: null })).toEqual(
      at('2026-12-08T22:00-05:00'),
    );
  });

  test('before a day of rest is that of the last working day', () => {
    const sunday = at('2026-11-29T10:00-05:00');
    expect(workingTimeBefore(sunday, 4 * hour, bogota)).toEqual(at('2026-11-27T20:00-05:00'));
    expect(workingTimeBefore(sunday, 24 * hour, bogota)).toEqual(at('2026-11-27T00:00-05:00'));
  });

  test('goes on with the clock of the site when that is changed, also over a midnight that does not exist', () => {
    expect(workingTimeBefore(at('2026-09-07T03:00-03:00'), 4 * hour, santiago)).toEqual(
      at('2026-09-04T23:00-04:00'),
    );
    expect(workingTimeAfter(at('2026-09-06T05:00-03:00'), hour, santiago)).toEqual(
      at('2026-09-07T01:00-03:00'),
    );
    expect(workingTimeAfter(at('2026-10-30T20:00-07:00'), 24 * hour, tijuana)).toEqual(
      at('2026-11-02T20:00-08:00'),
    );
  });

  test('counted back is the last instant from which as much can be counted on', () => {
    const instants = fc.date({ min: at('2026-01-01Z'), max: at('2027-12-01Z'), noInvalidDate: true });
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 80 * hour }),
        fc.constantFrom(bogota, santiago, tijuana),
        (until, length, site) => {
          const before = workingTimeBefore(until, length, site);
          const justAfter = new Date(before.getTime() + 1);
          expect(workingTimeAfter(before, length, site).getTime()).toBeLessThanOrEqual(until.getTime());
          expect(workingTimeAfter(justAfter, length, site).getTime()).toBeGreaterThan(until.getTime());
        },
      ),
    );
  });
});
