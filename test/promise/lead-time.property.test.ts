import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeLeadTime } from '../../src/promise/lead-time.ts';
import { calendarFor, published } from './calendars.ts';

// A thorough run: LEAD_TIMES=5000 npx vitest run test/promise/lead-time.property.test.ts
const runs = Number(process.env.LEAD_TIMES ?? 30);
const minute = 60_000;

const sites = [
  ...['CO America/Bogota', 'PE America/Lima', 'AR America/Argentina/Buenos_Aires', 'UY America/Montevideo'],
  ...['CL America/Santiago', 'CL America/Punta_Arenas', 'CL America/Coyhaique', 'CL Pacific/Easter'],
  ...[
    'PY America/Asuncion',
    'BO America/La_Paz',
    'VE America/Caracas',
    'EC America/Guayaquil',
    'EC Pacific/Galapagos',
  ],
  ...['MX America/Mexico_City', 'MX America/Tijuana', 'MX America/Ciudad_Juarez', 'MX America/Hermosillo'],
  ...['MX America/Cancun', 'GT America/Guatemala', 'HN America/Tegucigalpa', 'SV America/El_Salvador'],
  ...['NI America/Managua', 'CR America/Costa_Rica', 'PA America/Panama', 'DO America/Santo_Domingo'],
  ...['PR America/Puerto_Rico', 'BR America/Sao_Paulo', 'BR America/Manaus', 'BR America/Rio_Branco'],
  ...[
    'BR America/Noronha',
    'CU America/Havana',
    'HT America/Port-au-Prince',
    'BS America/Nassau',
    'TT America/Port_of_Spain',
  ],
].map(site => {
  const [country = '', zone = ''] = site.split(' ');
  const { days }: Table = JSON.parse(readFileSync(`config/calendars/${country}.json`, 'utf8'));
  const holidays = new Set(days.filter(({ type, half }) => type === 'public' && !half).map(({ on }) => on));
  const dates = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const weekdays = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short' });
  const isRest = (instant: number) =>
    /^S/.test(weekdays.format(instant)) || holidays.has(dates.format(instant));
  return { zone, calendar: calendarFor(country), isRest };
});

interface Table {
  days: { on: string; type: string; half?: boolean }[];
}

/** What domain knowledge says, counted minute by minute with nothing but Intl. */
function counted(received: number, requested: number, isRest: (instant: number) => boolean) {
  const rest = isRest(requested);
  let instant = received;
  let working = 0;
  let workingBefore = 0;
  for (;;) {
    const restNow = isRest(instant);
    if (instant === requested) workingBefore = working;
    const enough = rest ? instant - received >= 120 * 60 * minute : working >= 48 * 60;
    if (enough && restNow === rest && instant >= received) break;
    if (!restNow) working += 1;
    instant += minute;
  }
  const met = rest
    ? requested - received >= 120 * 60 * minute
    : requested > instant || (requested === instant && workingBefore >= 48 * 60);
  return { met, dayClass: rest ? 'rest' : 'working', earliest: instant };
}

test('the judge finds what counting minute by minute finds', () => {
  const first = Date.UTC(2026, 0, 1) / minute;
  const last = Date.UTC(2028, 11, 15) / minute;
  fc.assert(
    fc.property(
      fc.constantFrom(...sites),
      fc.integer({ min: first, max: last }),
      // Round times of day too, where days begin and end.
      fc.boolean(),
      fc.integer({ min: -600, max: 12 * 24 * 60 }),
      ({ zone, calendar, isRest }, at, round, ahead) => {
        const received = (round ? at - (at % 60) : at) * minute;
        const requested = received + (round ? ahead - (ahead % 60) : ahead) * minute;
        const verdict = judgeLeadTime(
          new Date(received),
          { at: new Date(requested) },
          { calendar, zone, leadTimes: published },
        );
        const expected = counted(received, requested, isRest);
        expect({ ...verdict, earliest: Date.parse(verdict.earliest) }).toMatchObject(expected);
      },
    ),
    { numRuns: runs },
  );
}, 3_600_000);
