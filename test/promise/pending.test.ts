import { expect, test } from 'vitest';
import { askAgainAt } from '../../src/promise/pending.ts';
import { calendarFor } from './calendars.ts';

const at = (text: string) => new Date(text);
const bogota = { zone: 'America/Bogota', calendar: calendarFor('CO') };

test('a customer is asked after when two working days have passed, a third party after one', () => {
  const friday = at('2026-12-04T15:00-05:00');
  expect(askAgainAt('third-party', friday, bogota)).toEqual(at('2026-12-07T15:00-05:00'));
  expect(askAgainAt('customer', friday, bogota)).toEqual(at('2026-12-09T15:00-05:00'));
});

test('without a calendar only weekends do not count', () => {
  const monday = at('2026-12-07T15:00-05:00');
  expect(askAgainAt('third-party', monday, bogota)).toEqual(at('2026-12-09T15:00-05:00'));
  expect(askAgainAt('third-party', monday, { ...bogota, calendar: null })).toEqual(
    at('2026-12-08T15:00-05:00'),
  );
});
