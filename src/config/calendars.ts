import { join } from 'node:path';
import * as z from 'zod';
import { type HolidayTable, holidayTypes } from '../promise/calendar.ts';
import { type Complaint, type Fault, faultOfFile } from './faults.ts';
import type { Followed } from './follow.ts';
import { suggestion } from './nearest.ts';
import type { Outline } from './outline.ts';
import { namesIn, readTextFile } from './reading.ts';
import { oneLine, understood, wholeNumber } from './understood.ts';

/** `2027-02-15`, and a day that there is. */
const date = understood(
  text => (/^\d{4}-\d\d-\d\d$/.test(text) && isDay(text) ? text : null),
  'is not a date',
  { description: 'a date', examples: ['2027-02-15'] },
);

const country = z
  .strictObject({
    extra: z
      .array(
        z
          .strictObject({
            on: date,
            name: oneLine({ description: 'the name of the day', examples: ['Día no laborable'] }),
          })
          .meta({ description: 'a day of rest' }),
      )
      .meta({ description: 'days of rest that were decreed, each with on and name' })
      .prefault([]),
    not: z
      .array(date)
      .meta({ description: 'holidays on which the country works', examples: [['2027-06-07']] })
      .prefault([]),
    types: z
      .array(z.enum(holidayTypes).meta({ description: 'how official a day is' }))
      .meta({ description: 'which holidays are days of rest', examples: [['public', 'bank']] })
      .prefault(['public']),
    halfDay: z
      .enum(['ignore', 'full'])
      .default('ignore')
      .meta({ description: 'ignore: half a holiday is a working day; full: it is a day of rest' }),
  })
  .meta({ description: 'what is different in a country' });

/** The section of a configuration that says which days are days of rest. */
export const calendars = z
  .strictObject({
    confirmed: wholeNumber(2025, 2100, {
      description: 'the last year whose holidays somebody of the desk has looked at',
      examples: [2026],
    }).prefault(2026),
    countries: z
      .record(z.string(), country)
      .meta({ description: 'what is different in a country, by its ISO 3166 code' })
      .prefault({}),
  })
  .meta({ description: 'the days of rest, where the shipped tables are not enough' });

const tableSchema = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  zone: z.string().nullable(),
  from: z.int(),
  to: z.int(),
  source: z.string(),
  days: z.array(
    z.strictObject({
      on: z.string().regex(/^\d{4}-\d\d-\d\d$/),
      name: z.string().min(1),
      type: z.enum(holidayTypes),
      half: z.literal(true).exactOptional(),
    }),
  ),
});

/** Reads the shipped tables of holidays, one file (`*.json`) a country. */
export function readHolidays(folder: string): { holidays: HolidayTable[]; faults: Fault[] } {
  const files = namesIn(folder).filter(name => name.endsWith('.json'));
  const read = files.map(name => readTable(join(folder, name)));
  return {
    holidays: read.flatMap(table => ('fault' in table ? [] : [table])),
    faults: read.flatMap(table => ('fault' in table ? [table.fault] : [])),
  };
}

/** A program has made the table, so that nobody is told what to write in it. */
function readTable(file: string): HolidayTable | { fault: Fault } {
  const text = readTextFile(file);
  if ('text' in text) {
    const table = tableSchema.safeParse(parsed(text.text)).data;
    if (table !== undefined) return table;
  }
  const what = 'reason' in text ? text.reason : 'is not a table of holidays';
  return { fault: faultOfFile(file, what, 'put the shipped file back; your own days belong in calendars') };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Countries of the section that are in no region and of which nothing is shipped: slips of the pen. */
export function strangeCountries(
  { calendars: { countries } }: Outline,
  { writtenRegions, holidays }: Pick<Followed, 'writtenRegions' | 'holidays'>,
): Complaint[] {
  const known = [
    ...holidays.map(({ country }) => country),
    ...(writtenRegions ?? []).flatMap(({ countries }) => countries.flatMap(country => country ?? [])),
  ];
  const strange =
    writtenRegions === null ? [] : Object.keys(countries).filter(country => !known.includes(country));
  return strange.map(country => ({
    path: ['calendars', 'countries', country],
    what: 'is no country of a region, and none whose holidays are shipped',
    remedy: suggestion(country, known),
    blames: 'key',
  }));
}

function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
