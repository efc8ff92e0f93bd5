/**
 * Makes the tables of holidays in config/calendars/ from date-holidays and what config/calendars/sources.yaml corrects.
 * The package is large, and nothing else needs it, so it is installed aside and named here:
 *
 *   npm install --prefix /tmp/holidays date-holidays@3.37.0
 *   node --import ./test/typescript.mjs test/config/programs/make-calendars.ts /tmp/holidays
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { holidayTypes } from '../../../src/promise/calendar.ts';

const sourcesSchema = z.strictObject({
  package: z.string(),
  license: z.string(),
  years: z.strictObject({ from: z.int(), to: z.int() }),
  countries: z.record(z.string(), z.strictObject({ zone: z.string().optional() })),
  corrections: z.record(
    z.string(),
    z.array(
      z.strictObject({
        why: z.string(),
        source: z.url(),
        drop: z.array(z.string()).default([]),
        add: z.record(z.string(), z.string()).default({}),
      }),
    ),
  ),
});

type Correction = z.output<typeof sourcesSchema>['corrections'][string][number];

/** What of date-holidays is used. */
interface HolidayBook {
  getHolidays(year: number): PackageDay[];
  setHoliday(rule: string, day: false | { name: string; type: string }): boolean;
}

interface PackageDay {
  /** Local, `2026-10-07 12:00:00`. */
  date: string;
  start: Date;
  end: Date;
  name: string;
  type: string;
  rule: string;
}

interface TableDay {
  on: string;
  name: string;
  type: string;
  half?: true;
}

const folder = 'config/calendars';
const [prefix = ''] = process.argv.slice(2);
const sources = sourcesSchema.parse(parse(readFileSync(join(folder, 'sources.yaml'), 'utf8')));
const [name = ''] = sources.package.split(' ');
const require = createRequire(join(resolve(prefix), 'package.json'));
const installed: { name: string; version: string; license: string } = require(`${name}/package.json`);
const Holidays: new (country: string) => HolidayBook = require(name);

if (`${installed.name} ${installed.version}` !== sources.package || installed.license !== sources.license)
  throw new Error(`${prefix} holds ${installed.name} ${installed.version}, not ${sources.package}`);
for (const [country, { zone = null }] of Object.entries(sources.countries)) {
  const book = new Holidays(country);
  for (const correction of sources.corrections[country] ?? []) correct(book, correction, country);
  writeFileSync(join(folder, `${country}.json`), written(country, zone, daysOf(book)));
}

function correct(book: HolidayBook, { drop, add }: Correction, country: string): void {
  for (const rule of drop) {
    if (!book.getHolidays(sources.years.from + 1).some(day => day.rule === rule))
      throw new Error(`${country}: the package has no rule "${rule}" any more: look the correction up anew`);
    book.setHoliday(rule, false);
  }
  for (const [rule, name] of Object.entries(add))
    if (!book.setHoliday(rule, { name, type: 'public' })) throw new Error(`${country}: no rule: "${rule}"`);
}

/** The days of all years, and no others: what moves into the next year is found by asking one year more. */
function daysOf(book: HolidayBook): TableDay[] {
  const { from, to } = sources.years;
  const years = Array.from({ length: to - from + 3 }, (_, index) => from - 1 + index);
  const kinds: readonly string[] = holidayTypes;
  const days = years
    .flatMap(year => book.getHolidays(year))
    .filter(({ type }) => kinds.includes(type))
    .flatMap(datesOf)
    .filter(({ on }) => Number(on.slice(0, 4)) >= from && Number(on.slice(0, 4)) <= to)
    .sort(
      (one, other) => one.on.localeCompare(other.on) || kinds.indexOf(one.type) - kinds.indexOf(other.type),
    );
  const seen = new Set<string>();
  return days.filter(({ on, type, half }) => {
    const key = `${on} ${type} ${half}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Every local date an entry touches: whole, or half. A day of 23 hours, as a clock change makes it, is whole. */
function datesOf({ date, start, end, name, type }: PackageDay): TableDay[] {
  const [on = '', time = '00:00'] = date.split(' ');
  const begins = Number(time.slice(0, 2)) + Number(time.slice(3, 5)) / 60;
  const ends = begins + (end.getTime() - start.getTime()) / 3_600_000;
  const dates: TableDay[] = [];
  for (let day = 0; day * 24 < ends - 1; day++) {
    const hours = Math.min(ends, (day + 1) * 24) - Math.max(begins, day * 24);
    const falls = new Date(Date.parse(on) + day * 86_400_000).toISOString().slice(0, 10);
    dates.push({ on: falls, name, type, ...(hours >= 23 ? {} : { half: true }) });
  }
  return dates;
}

/** One day a line, so that what changes from one making to the next can be read. */
function written(country: string, zone: string | null, days: readonly TableDay[]): string {
  const head = {
    country,
    zone,
    ...sources.years,
    source: `${sources.package} ${sources.license}, corrected by sources.yaml; see NOTICE`,
  };
  const lines = days.map(day => `    ${JSON.stringify(day)}`).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "days": [\n${lines}\n  ]\n}\n`;
}
