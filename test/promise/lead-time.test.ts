import { describe, expect, test } from 'vitest';
import { judgeOffers } from '../../src/promise/offers.ts';
import { traceIn } from '../../src/promise/trace-words.ts';
import { earliestStart } from '../../src/ticket/verdict.ts';
import { calendarFor, judged, published } from './calendars.ts';

const chile = { country: 'CL', zone: 'America/Santiago' };
const cuba = { country: 'CU', zone: 'America/Havana' };

describe('a start on a working day', () => {
  test('Friday 18:00 for Tuesday: 6 + 24 + 18, so Tuesday 18:00 is met and Tuesday 09:00 is not', () => {
    const friday = '2026-11-27T18:00:00-05:00';
    expect(judged(friday, '2026-12-01T18:00:00-05:00')).toMatchObject({
      met: true,
      earliest: '2026-12-01T18:00:00-05:00',
      dayClass: 'working',
    });
    expect(judged(friday, '2026-12-01T09:00:00-05:00')).toMatchObject({
      met: false,
      earliest: '2026-12-01T18:00:00-05:00',
    });
  });

  test('exactly 48 hours are enough, a millisecond less is not', () => {
    const monday = '2026-11-23T09:30:15-05:00';
    expect(judged(monday, '2026-11-25T09:30:15-05:00').met).toBe(true);
    expect(judged(monday, '2026-11-25T09:30:14.999-05:00').met).toBe(false);
  });

  test.each([
    ['Saturday', '2026-11-28T10:00:00-05:00', '2026-12-02T00:00:00-05:00'],
    ['Sunday', '2026-11-29T23:59:59-05:00', '2026-12-02T00:00:00-05:00'],
    ['a holiday', '2026-12-08T11:00:00-05:00', '2026-12-11T00:00:00-05:00'],
  ])(
    'received on %s: zero until the next working day 00:00, then two full working days',
    (_, received, third) => {
      expect(judged(received, third)).toMatchObject({ met: true, earliest: third });
      const before = new Date(Date.parse(third) - 1).toISOString();
      expect(judged(received, before)).toMatchObject({ met: false, earliest: third });
    },
  );

  test('when the 48th hour ends at a midnight before rest days, the earliest is 00:00 of the next working day', () => {
    expect(judged('2026-11-25T00:00:00-05:00', '2026-11-30T00:00:00-05:00')).toMatchObject({
      met: true,
      earliest: '2026-11-27T00:00:00-05:00',
    });
    expect(judged('2026-11-26T00:00:00-05:00', '2026-11-30T00:00:00-05:00')).toMatchObject({
      met: true,
      earliest: '2026-11-30T00:00:00-05:00',
    });
  });

  test('a holiday in between does not count, and the trace names it', () => {
    const verdict = judged('2026-12-07T18:00:00-05:00', '2026-12-09T18:00:00-05:00');
    expect(verdict).toMatchObject({ met: false, earliest: '2026-12-10T18:00:00-05:00' });
    expect(verdict.trace).toContainEqual({
      step: 'holiday',
      on: '2026-12-08',
      name: 'La inmaculada concepción',
    });
  });

  test('the last hour before midnight counts as the first of the day does', () => {
    expect(judged('2026-11-24T23:00:00-05:00', '2026-11-26T23:00:00-05:00').met).toBe(true);
  });
});

describe('a start on a day of rest', () => {
  const monday = '2026-11-23T10:00:00-05:00';

  test('a weekend needs 120 elapsed hours, exactly so many are enough', () => {
    expect(judged(monday, '2026-11-28T10:00:00-05:00')).toMatchObject({
      met: true,
      dayClass: 'rest',
      earliest: '2026-11-28T10:00:00-05:00',
    });
    expect(judged(monday, '2026-11-28T09:59:59-05:00').met).toBe(false);
  });

  test('a weekday holiday is a rest day', () => {
    expect(judged('2026-12-03T08:00:00-05:00', '2026-12-08T08:00:00-05:00')).toMatchObject({
      met: true,
      dayClass: 'rest',
    });
    expect(judged('2026-12-04T08:00:00-05:00', '2026-12-08T23:00:00-05:00').met).toBe(false);
  });

  test('120 hours that are up on a working day leave the next day of rest at 00:00 as the earliest', () => {
    expect(judged('2026-11-26T10:00:00-05:00', '2026-11-28T10:00:00-05:00')).toMatchObject({
      met: false,
      earliest: '2026-12-05T00:00:00-05:00',
    });
  });
});

describe('what is never in time', () => {
  test.each(['2026-11-20T10:00:00-05:00', '2026-11-25T10:00:00-05:00', '2026-11-22T10:00:00-05:00'])(
    'a start at or before the receipt: %s',
    requested => {
      const verdict = judged('2026-11-25T10:00:00-05:00', requested);
      expect(verdict).toMatchObject({ met: false, flags: ['already_past'] });
      expect(Date.parse(verdict.earliest)).toBeGreaterThan(Date.parse('2026-11-25T10:00:00-05:00'));
      expect(verdict.trace.at(-1)).toMatchObject({ step: 'already-past' });
    },
  );
});

describe('the earliest start after one that had passed', () => {
  const sunday = '2026-12-27T10:00:00-05:00';

  test('may be on a working day, also where the start that had passed was on a day of rest', () => {
    const christmas = judged(sunday, '2026-12-25T10:00:00-05:00');
    expect(christmas).toMatchObject({
      dayClass: 'rest',
      earliest: '2027-01-01T10:00:00-05:00',
      earliestWorking: '2026-12-30T00:00:00-05:00',
    });
    expect(earliestStart(christmas)).toBe('2026-12-30T00:00:00-05:00');
    expect(traceIn('en', christmas.trace)).toEqual([
      'Sun 27 Dec · 0 h',
      'Mon 28 Dec 00:00–24:00 · 24 h',
      'Tue 29 Dec 00:00–24:00 · 24 h',
      'earliest start: Wed 30 Dec 00:00 (48 h)',
      'Fri 25 Dec is a holiday (Navidad)',
      'Sun 27 Dec 10:00 – Fri 1 Jan 2027 10:00 · 120 h',
      'earliest start: Fri 1 Jan 2027 10:00 (120 h)',
      'requested: Fri 25 Dec 10:00 · already past when the request came, Sun 27 Dec 10:00',
    ]);
  });

  test.each([
    ['a working day that had passed', '2026-12-24T10:00:00-05:00'],
    ['a day of rest that lay ahead', '2027-01-02T10:00:00-05:00'],
  ])('is told once of %s', (_, requested) => {
    const verdict = judged(sunday, requested);
    expect(verdict).not.toHaveProperty('earliestWorking');
    expect(earliestStart(verdict)).toBe(verdict.earliest);
  });
});

describe('a span', () => {
  const monday = '2026-11-23T08:00:00-05:00';

  test('is judged by its start; a window that runs into a rest day is flagged and changes nothing', () => {
    const verdict = judged(monday, '2026-11-27T22:00:00-05:00', { until: '2026-11-28T04:00:00-05:00' });
    expect(verdict).toMatchObject({ met: true, dayClass: 'working', flags: ['window_enters_rest_day'] });
  });

  test('that ends with the midnight before a rest day does not enter it', () => {
    expect(judged(monday, '2026-11-27T22:00:00-05:00', { until: '2026-11-28T00:00:00-05:00' }).flags).toEqual(
      [],
    );
  });

  test('from one rest day to the next is not flagged', () => {
    expect(judged(monday, '2026-11-28T22:00:00-05:00', { until: '2026-11-29T04:00:00-05:00' }).flags).toEqual(
      [],
    );
  });
});

describe('a date without a time', () => {
  test('is judged at 00:00 of that day, says so, and gives the earliest with its time', () => {
    const verdict = judged('2026-11-23T08:00:00-05:00', '2026-11-25');
    expect(verdict).toMatchObject({
      met: false,
      requestedFor: '2026-11-25T00:00:00-05:00',
      earliest: '2026-11-25T08:00:00-05:00',
      flags: ['time_assumed'],
    });
    expect(traceIn('en', verdict.trace)[0]).toBe('no time was given, Wed 25 Nov 00:00 is assumed');
  });
});

describe('several dates offered', () => {
  const bench = { calendar: calendarFor('CO'), zone: 'America/Bogota', leadTimes: published };
  const monday = new Date('2026-11-23T08:00:00-05:00');
  const tuesday = { at: new Date('2026-11-24T08:00:00-05:00') };
  const thursday = { at: new Date('2026-11-26T08:00:00-05:00') };

  test('are judged each, and the first compliant one is proposed', () => {
    const { verdicts, proposed } = judgeOffers(monday, [tuesday, thursday, { on: '2026-11-27' }], bench);
    expect(verdicts.map(({ met }) => met)).toEqual([false, true, true]);
    expect(proposed).toBe(verdicts[1]);
  });

  test('of which none is compliant leave the first, with its earliest start', () => {
    const { verdicts, proposed } = judgeOffers(monday, [tuesday, { on: '2026-11-25' }], bench);
    expect(proposed).toBe(verdicts[0]);
  });

  test('of which none is compliant, and the first had passed, leave the next', () => {
    const { verdicts, proposed } = judgeOffers(monday, [{ on: '2026-11-23' }, tuesday], bench);
    expect(proposed).toBe(verdicts[1]);
  });
});

describe('a request that is incomplete', () => {
  test.each([
    ['a Wednesday', '2026-12-02T09:00:00-05:00', '2026-11-30T09:00:00-05:00', '2026-11-27T09:00:00-05:00'],
    [
      'a Wednesday 00:00',
      '2026-12-02T00:00:00-05:00',
      '2026-11-30T00:00:00-05:00',
      '2026-11-27T00:00:00-05:00',
    ],
    [
      'a day after a holiday',
      '2026-12-09T12:00:00-05:00',
      '2026-12-04T12:00:00-05:00',
      '2026-12-03T12:00:00-05:00',
    ],
    ['a Saturday', '2026-12-05T10:00:00-05:00', '2026-11-30T10:00:00-05:00', '2026-11-27T10:00:00-05:00'],
  ])(
    'for %s is asked for again a working day before the last instant that leaves the notice',
    (_, start, latest, remindAt) => {
      const bench = { calendar: calendarFor('CO'), zone: 'America/Bogota', leadTimes: published };
      const request = { at: new Date(start) };
      const { deadline } = judgeOffers(new Date('2026-11-23T08:00:00-05:00'), [request], bench);
      expect(deadline).toEqual({ latest, remindAt });
      expect(judgeOffers(new Date(latest), [request], bench).proposed.met).toBe(true);
      const justAfter = new Date(Date.parse(latest) + 1);
      expect(judgeOffers(justAfter, [request], bench)).toMatchObject({
        proposed: { met: false },
        deadline: null,
      });
    },
  );
});

describe('the clocks of the site', () => {
  test('decide which day it is, whatever offset the instants are written with', () => {
    // Friday 23:30 in Bogotá is Saturday in UTC.
    expect(judged('2026-11-16T12:00:00Z', '2026-11-28T04:30:00Z')).toMatchObject({
      dayClass: 'working',
      requestedFor: '2026-11-27T23:30:00-05:00',
    });
  });

  test("Chile's gap: 00:00 does not exist on 6 Sep 2026 and 5 Sep 2027, the day starts at 01:00", () => {
    expect(judged('2026-08-25T12:00:00-04:00', '2026-09-06', chile)).toMatchObject({
      met: true,
      dayClass: 'rest',
      requestedFor: '2026-09-06T01:00:00-03:00',
    });
    expect(judged('2027-08-25T12:00:00-04:00', '2027-09-05', chile).requestedFor).toBe(
      '2027-09-05T01:00:00-03:00',
    );
  });

  test('120 h are elapsed hours: over the change in spring they end an hour later by the clock', () => {
    expect(judged('2026-09-01T23:30:00-04:00', '2026-09-06T23:30:00-03:00', chile)).toMatchObject({
      met: false,
      earliest: '2026-09-12T00:00:00-03:00',
    });
    expect(judged('2026-09-01T10:00:00-04:00', '2026-09-06T11:00:00-03:00', chile)).toMatchObject({
      met: true,
      earliest: '2026-09-06T11:00:00-03:00',
    });
  });

  test('days of 23 and 25 hours are rest days, so that working-day counting is unaffected by a change', () => {
    expect(judged('2026-09-04T18:00:00-04:00', '2026-09-08T18:00:00-03:00', chile)).toMatchObject({
      met: true,
      earliest: '2026-09-08T18:00:00-03:00',
    });
    expect(judged('2026-04-03T18:00:00-03:00', '2026-04-08T00:00:00-04:00', chile)).toMatchObject({
      met: true,
      earliest: '2026-04-08T00:00:00-04:00',
    });
  });

  test('a day whose midnight comes twice starts with the first', () => {
    expect(judged('2026-10-20T12:00:00-04:00', '2026-11-01', cuba).requestedFor).toBe(
      '2026-11-01T00:00:00-04:00',
    );
  });

  test('a working day made of 23 hours counts 23, should a desk have decreed so', () => {
    // Nowhere in the region does a change fall on a weekday; Egypt changes on a Friday.
    const egypt = { country: 'CO', zone: 'Africa/Cairo' };
    expect(judged('2026-04-23T00:00:00+02:00', '2026-04-27T00:00:00+03:00', egypt)).toMatchObject({
      met: false,
      earliest: '2026-04-27T01:00:00+03:00',
    });
  });
});

describe('holidays', () => {
  const christmasEve = { country: 'GT', zone: 'America/Guatemala' };
  const monday = '2026-12-21T08:00:00-06:00';

  test('half-day holidays are ignored by default: the day counts 24 h', () => {
    expect(judged(monday, '2026-12-24T08:00:00-06:00', christmasEve).dayClass).toBe('working');
    const full = { ...christmasEve, rules: { halfDay: 'full' } } as const;
    expect(judged(monday, '2026-12-24T08:00:00-06:00', full).dayClass).toBe('rest');
  });

  test('bank-only and "optional" days are not holidays by default', () => {
    const mexico = { country: 'MX', zone: 'America/Mexico_City' };
    const goodFriday = '2026-04-03T10:00:00-06:00';
    expect(judged('2026-03-20T10:00:00-06:00', goodFriday, mexico).dayClass).toBe('working');
    const banks = { ...mexico, rules: { types: ['public', 'bank'] } } as const;
    expect(judged('2026-03-20T10:00:00-06:00', goodFriday, banks).dayClass).toBe('rest');
  });

  test('decreed days come from extra, and what a desk works on stands in not', () => {
    const site = { country: 'PE', zone: 'America/Lima' };
    const extra = [{ on: '2027-02-15', name: 'Día no laborable' }];
    expect(judged('2027-02-01T10:00:00-05:00', '2027-02-15', site).dayClass).toBe('working');
    expect(judged('2027-02-01T10:00:00-05:00', '2027-02-15', { ...site, rules: { extra } }).dayClass).toBe(
      'rest',
    );
    expect(judged('2027-06-01T10:00:00-05:00', '2027-06-07', site).dayClass).toBe('rest');
    expect(
      judged('2027-06-01T10:00:00-05:00', '2027-06-07', { ...site, rules: { not: ['2027-06-07'] } }).dayClass,
    ).toBe('working');
  });

  test('every verdict names the version of its calendar, which changes with a day', () => {
    const one = judged(monday, '2026-12-24');
    const other = judged(monday, '2026-12-24', { rules: { not: ['2026-12-08'] } });
    expect(one.calendar).toMatch(/^CO-[0-9a-f]{12}$/);
    expect(judged(monday, '2027-01-04').calendar).toBe(one.calendar);
    expect(other.calendar).not.toBe(one.calendar);
  });

  test('a year that no calendar tells of is flagged, and only its weekends count as rest', () => {
    const verdict = judged(monday, '2031-12-25T10:00:00-05:00');
    expect(verdict).toMatchObject({ met: true, dayClass: 'working', flags: ['outside_calendar'] });
    expect(traceIn('en', verdict.trace).at(-1)).toBe('holidays of CO are known for 2025–2029 only');
  });
});

describe('a verdict', () => {
  test('is plain data that a database can keep', () => {
    const verdict = judged('2026-12-04T10:00:00-05:00', '2026-12-08');
    expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
  });
});
