import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { calendarsOf } from '../../src/flow/calendars.ts';
import { dateOf } from '../../src/promise/calendar.ts';
import { faultsOf, inShort, load, minimal } from './written.ts';

const calendarIn = (country: string, section = '') => calendarsOf(load(`${minimal}${section}`))(country);
const restDays = (country: string, section = '') =>
  new Set([...(calendarIn(country, section)?.holidays.keys() ?? [])].map(dateOf));
const faultsIn = (section: string, files = {}) => inShort(faultsOf(`${minimal}${section}`, { files }));

describe('the shipped calendars', () => {
  test('tell of every country that the shipped regions serve, and of the 19 of the desk', () => {
    const config = load(minimal);
    const nineteen = 'CO PE AR CL UY PY BO MX VE GT HN SV NI CR PA DO PR EC BR'.split(' ');
    const served = config.regions.flatMap(({ countries }) => countries);
    const calendarOf = calendarsOf(config);
    for (const country of [...nineteen, ...served])
      expect(calendarOf(country), country).toMatchObject({ country, from: 2025, to: 2029 });
    expect(calendarOf('XX')).toBe(null);
  });

  test('are those of the sources they are made of, with their zones and years', () => {
    const { countries, years } = parse(readFileSync('config/calendars/sources.yaml', 'utf8'));
    const { holidays } = load(minimal);
    const zones = holidays.map(({ country, zone }) => [country, zone === null ? {} : { zone }]);
    expect(Object.fromEntries(zones)).toEqual(countries);
    for (const table of holidays) expect(table).toMatchObject(years);
  });

  test('are corrected where the package is wrong, each correction with a public source', () => {
    const { corrections } = parse(readFileSync('config/calendars/sources.yaml', 'utf8'));
    for (const correction of Object.values<{ source: string; why: string }[]>(corrections).flat())
      expect(correction).toMatchObject({
        source: expect.stringMatching(/^https:/),
        why: expect.stringMatching(/./),
      });
  });

  test.each([
    [
      'Ecuador, whose holidays move',
      'EC',
      '2026-05-25 2026-10-09 2027-04-30 2027-08-09 2027-10-08 2027-11-01 2027-12-24',
      '2026-09-10 2026-04-02 2027-05-01 2027-08-10 2027-09-10 2027-11-03',
    ],
    ['Costa Rica', 'CR', '2026-08-31 2026-12-01 2027-08-31 2027-12-01', '2026-10-09 2027-10-12'],
    [
      'Honduras, whose October days are joined',
      'HN',
      '2026-04-20 2026-10-08 2026-10-09 2027-04-19 2027-10-07 2027-10-08',
      '2026-04-14 2026-10-07 2026-10-12 2026-10-21 2027-10-12',
    ],
    ['El Salvador', 'SV', '2026-01-01 2027-05-10 2026-06-17', '2026-06-22'],
    ['Guatemala', 'GT', '2026-06-29 2027-06-28', '2027-07-02 2026-12-24'],
    ['Puerto Rico', 'PR', '2026-04-03 2027-03-26', '2026-01-12 2026-02-18 2026-04-16 2026-07-20 2026-07-27'],
    ['Nicaragua', 'NI', '2028-05-30', '2026-06-01 2026-10-12'],
    ['Colombia, with the holiday of Ley 2578', 'CO', '2026-07-13 2027-07-12', '2026-07-09'],
    ['Argentina, whose holidays move', 'AR', '2026-11-23', '2026-11-20 2026-12-07 2026-12-24'],
    ['Chile', 'CL', '2027-09-17 2026-06-21', '2026-12-31'],
    ['Panama', 'PA', '2026-11-05 2026-12-21', '2026-11-04'],
    ['Mexico, where banks alone rest on Good Friday', 'MX', '2026-11-16', '2026-04-02 2026-04-03'],
    ['Brazil, where Carnival is no public holiday', 'BR', '2026-11-20', '2026-02-16 2026-02-17 2026-02-18'],
  ])('know %s', (_, country, holidays, workingDays) => {
    const days = restDays(country);
    expect(holidays.split(' ').filter(day => !days.has(day))).toEqual([]);
    expect(workingDays.split(' ').filter(day => days.has(day))).toEqual([]);
  });
});

describe('the section calendars', () => {
  test('adds decreed days, takes days away, and says which kinds of holiday count', () => {
    const section = `calendars:
  confirmed: 2027
  countries:
    PE: { extra: [{ on: 2027-02-15, name: Día no laborable }], not: [2027-06-07] }
    MX: { types: [public, bank] }
    GT: { halfDay: full }
`;
    expect(restDays('PE', section)).toContain('2027-02-15');
    expect(restDays('PE', section)).not.toContain('2027-06-07');
    expect(restDays('MX', section)).toContain('2027-03-26');
    expect(restDays('GT', section)).toContain('2027-12-24');
  });

  test('has every slip of the pen named', () => {
    expect(
      faultsIn(`calendars:
  confirmed: soon
  countries:
    PE: { extra: [{ on: 2027-02-30, name: "" }], not: [7 June], types: [publik], halfDay: yes }
    Peru: {}
`),
    ).toEqual([
      '13:14 calendars.confirmed: "soon" is not a whole number from 2025 to 2100 → write the last year whose holidays somebody of the desk has looked at, for example 2026',
      '15:25 calendars.countries.PE.extra[0].on: "2027-02-30" is not a date → write a date, for example "2027-02-15"',
      '15:37 calendars.countries.PE.extra[0].name: "" is not text on one line → write the name of the day, for example "Día no laborable"',
      '15:56 calendars.countries.PE.not[0]: "7 June" is not a date → write a date, for example "2027-02-15"',
      '15:73 calendars.countries.PE.types[0]: "publik" is none of public, bank, optional → did you mean "public"?',
      '15:91 calendars.countries.PE.halfDay: "yes" is none of ignore, full → choose one of ignore, full',
      expect.stringMatching(/^16:5 calendars\.countries\.Peru: is no country of a region/),
    ]);
  });
});

describe('a country without calendar', () => {
  const section = 'regions: own.yaml\n';
  const files = { 'own.yaml': 'north: { countries: [CO, GY], timezone: America/Guyana, language: en }\n' };

  test('is a fault of the region that serves it', () => {
    expect(faultsIn(section, files)).toEqual([
      '1:26 north.countries[1]: of GY no holidays are known → name its holidays in the configuration: calendars.countries.GY.extra',
    ]);
  });

  test('gets one from the days that the desk names', () => {
    const extra = 'calendars: { countries: { GY: { extra: [{ on: 2026-02-23, name: Republic Day }] } } }\n';
    const calendar = calendarsOf(load(`${minimal}${section}${extra}`, { files }))('GY');
    expect([...(calendar?.holidays.values() ?? [])]).toEqual(['Republic Day']);
  });
});
