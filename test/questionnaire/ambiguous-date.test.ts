import { expect, test } from 'vitest';
import { isAmbiguousDate } from '../../src/questionnaire/values/ambiguous-date.ts';

const writtenAt = new Date('2026-11-23T12:00Z');

test.each(['03/04/2027 10:00', 'el 3-4-2027', '3.4.27', '03/04 a las 10'])(
  'both readings of %s lie in the future: at a site in Puerto Rico or the United States one asks',
  text => {
    expect(isAmbiguousDate(text, 'PR', writtenAt)).toBe(true);
    expect(isAmbiguousDate(text, 'US', writtenAt)).toBe(true);
    expect(isAmbiguousDate(text, 'CO', writtenAt)).toBe(false);
  },
);

test.each([
  ['the day is above twelve', '04/15/2027'],
  ['day and month are the same', '04/04/2027'],
  ['one reading is past', '12/01/2026'],
  ['the year comes first', '2027-03-04T10:00'],
  ['it is a range of hours', '8-10 hs'],
])('one does not ask when %s', (_, text) => {
  expect(isAmbiguousDate(text, 'PR', writtenAt)).toBe(false);
});
