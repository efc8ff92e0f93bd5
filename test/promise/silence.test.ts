import { expect, test } from 'vitest';
import { closesAfterSilence } from '../../src/promise/silence.ts';
import { calendarFor } from './calendars.ts';

const at = (text: string) => new Date(text);

test('a solution stands after three working days, at the same time of day', () => {
  expect(closesAfterSilence(at('2026-11-23T15:00:00-05:00'), 'America/Bogota', null)).toEqual(
    at('2026-11-26T15:00:00-05:00'),
  );
});

test('weekends and the holidays of the site are no working days', () => {
  const bogota = 'America/Bogota';
  expect(closesAfterSilence(at('2026-12-04T15:00:00-05:00'), bogota, null)).toEqual(
    at('2026-12-09T15:00:00-05:00'),
  );
  expect(closesAfterSilence(at('2026-12-04T15:00:00-05:00'), bogota, calendarFor('CO'))).toEqual(
    at('2026-12-10T15:00:00-05:00'),
  );
});

test('the day is that of the site, and its clock keeps its hour when it is changed', () => {
  expect(closesAfterSilence(at('2026-09-04T23:30:00-04:00'), 'America/Santiago', null)).toEqual(
    at('2026-09-09T23:30:00-03:00'),
  );
});
