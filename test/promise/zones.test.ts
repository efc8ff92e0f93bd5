import { describe, expect, test } from 'vitest';
import { outdatedZones } from '../../src/promise/zone-facts.ts';
import { instantAt, offsetAt, wallClockAt } from '../../src/questionnaire/values/zones.ts';

const hour = 60;
const at = (zone: string, wall: string) => offsetAt(zone, new Date(`${wall}Z`));

describe('clocks in 2026 and 2027', () => {
  test.each([
    [
      'Chile mainland back 4 Apr 2026 24:00',
      'America/Santiago',
      '2026-04-04T22:59',
      -3,
      '2026-04-05T00:00',
      -4,
    ],
    [
      'Chile mainland forward 5 Sep 2026 24:00',
      'America/Santiago',
      '2026-09-05T23:59',
      -4,
      '2026-09-06T01:00',
      -3,
    ],
    ['Chile mainland back 3 Apr 2027', 'America/Santiago', '2027-04-03T22:59', -3, '2027-04-04T00:00', -4],
    ['Chile mainland forward 4 Sep 2027', 'America/Santiago', '2027-09-04T23:59', -4, '2027-09-05T01:00', -3],
    ['Easter Island', 'Pacific/Easter', '2026-07-01T12:00', -6, '2026-12-01T12:00', -5],
    ['Tijuana on US dates', 'America/Tijuana', '2026-03-08T01:59', -8, '2026-03-08T03:00', -7],
    ['Ciudad Juárez on US dates', 'America/Ciudad_Juarez', '2026-03-08T01:59', -7, '2026-03-08T03:00', -6],
    ['Ojinaga on US dates', 'America/Ojinaga', '2026-03-08T01:59', -6, '2026-03-08T03:00', -5],
    ['Matamoros on US dates', 'America/Matamoros', '2026-10-31T12:00', -5, '2026-11-01T02:00', -6],
    ['Cuba', 'America/Havana', '2026-03-07T12:00', -5, '2026-03-08T12:00', -4],
    ['Haiti', 'America/Port-au-Prince', '2026-03-07T12:00', -5, '2026-03-08T12:00', -4],
    ['Bahamas', 'America/Nassau', '2026-03-07T12:00', -5, '2026-03-08T12:00', -4],
  ])('change: %s', (_, zone, before, offsetBefore, after, offsetAfter) => {
    expect([at(zone, before), at(zone, after)]).toEqual([offsetBefore * hour, offsetAfter * hour]);
  });

  test.each([
    ['Magallanes', 'America/Punta_Arenas', -3],
    ['Aysén', 'America/Coyhaique', -3],
    ['Mexico City', 'America/Mexico_City', -6],
    ['Chihuahua', 'America/Chihuahua', -6],
    ['Cancún', 'America/Cancun', -5],
    ['Hermosillo', 'America/Hermosillo', -7],
    ['Paraguay', 'America/Asuncion', -3],
  ])('stay the same all year: %s', (_, zone, offset) => {
    for (const month of ['01', '04', '07', '10'])
      for (const year of ['2026', '2027']) expect(at(zone, `${year}-${month}-15T12:00`)).toBe(offset * hour);
  });

  test('every change in the region happens in the night from Saturday to Sunday', () => {
    for (const zone of [
      'America/Santiago',
      'Pacific/Easter',
      'America/Tijuana',
      'America/Havana',
      'America/Port-au-Prince',
    ])
      for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2028, 0, 1); day += 86_400_000) {
        const length =
          instantAt(zone, new Date(day + 86_400_000)).getTime() - instantAt(zone, new Date(day)).getTime();
        if (length !== 86_400_000) expect([0, 6]).toContain(new Date(day).getUTCDay());
      }
  });
});

describe('a wall clock time', () => {
  test('that a change skips is as much later as the clocks jumped', () => {
    const instant = instantAt('America/Santiago', new Date('2026-09-06T00:00Z'));
    expect(instant.toISOString()).toBe('2026-09-06T04:00:00.000Z');
    expect(wallClockAt('America/Santiago', instant).toISOString()).toBe('2026-09-06T01:00:00.000Z');
  });

  test('that a change repeats is the first of the two', () => {
    expect(instantAt('America/Santiago', new Date('2026-04-04T23:30Z')).toISOString()).toBe(
      '2026-04-05T02:30:00.000Z',
    );
  });
});

describe('the self-check of the zones', () => {
  test('finds nothing wrong with this Node', () => {
    expect(outdatedZones()).toEqual([]);
  });

  test('names what an old Node has wrong or does not know', () => {
    const old = (zone: string, wall: Date) => {
      if (zone === 'America/Coyhaique') throw new RangeError(`Invalid time zone specified: ${zone}`);
      return zone === 'America/Asuncion' ? -240 : offsetAt(zone, wall);
    };
    expect(outdatedZones('en', old)).toEqual([
      expect.stringContaining('America/Asuncion at -240 minutes from UTC in July 2026 and not -180'),
      expect.stringContaining('does not know the time zone America/Coyhaique'),
    ]);
  });
});
