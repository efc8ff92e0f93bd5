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

test.each([
  ['Sunday noon: Monday to Wednesday', '2026-11-29T12:00:00-05:00', '2026-12-03T00:00:00-05:00'],
  ['Saturday: the same', '2026-11-28T00:00:00-05:00', '2026-12-03T00:00:00-05:00'],
  [
    'Friday 18:00: what is left of it, Monday, Tuesday, and Wednesday until 18:00',
    '2026-11-27T18:00:00-05:00',
    '2026-12-02T18:00:00-05:00',
  ],
  [
    'a holiday (8 December): Wednesday, Thursday, Friday',
    '2026-12-08T10:00:00-05:00',
    '2026-12-14T00:00:00-05:00',
  ],
  ['midnight before Monday: Monday to Wednesday', '2026-11-30T00:00:00-05:00', '2026-12-03T00:00:00-05:00'],
])('three whole working days from %s', (_days, resolved, closes) => {
  expect(closesAfterSilence(at(resolved), 'America/Bogota', calendarFor('CO'))).toEqual(at(closes));
});

test('the day is that of the site, and its clock keeps its hour when it is changed', () => {
  expect(closesAfterSilence(at('2026-09-04T23:30:00-04:00'), 'America/Santiago', null)).toEqual(
    at('2026-09-09T23:30:00-03:00'),
  );
});
