import { offsetAt } from '../questionnaire/values/zones.ts';

/** Offsets of July 2026, in minutes, that an outdated Node has wrong. */
const facts = [
  // Paraguay keeps -03 all year since October 2024, Mexico -06 since October 2022.
  { zone: 'America/Asuncion', offset: -180 },
  { zone: 'America/Mexico_City', offset: -360 },
  // Aysén left the clock changes of Chile in 2025; the zone is new in tzdata 2025b.
  { zone: 'America/Coyhaique', offset: -180 },
];

/** What this Node does not know of the region's clocks, a sentence each; nothing when its zones are recent enough. */
export function outdatedZones(offsetOf: typeof offsetAt = offsetAt): string[] {
  return facts.flatMap(({ zone, offset }) => {
    const found = inJuly(zone, offsetOf);
    if (found === offset) return [];
    const remedy = 'every deadline there would be wrong: run a newer Node, with its full time zone data';
    return found === null
      ? [`this Node does not know the time zone ${zone}; ${remedy}`]
      : [`this Node has ${zone} at ${found} minutes from UTC in July 2026 and not ${offset}; ${remedy}`];
  });
}

function inJuly(zone: string, offsetOf: typeof offsetAt): number | null {
  try {
    return offsetOf(zone, new Date('2026-07-15T12:00Z'));
  } catch (error) {
    // How Intl refuses a zone it does not know.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
