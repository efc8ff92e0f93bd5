/** Minutes east of UTC at a wall clock time of a zone, for example -300 for Lima. */
export function offsetAt(zone: string, wallClock: Date): number {
  // The offset of the instant nearest to the wall clock; once corrected, because a clock change may lie between.
  const first = offsetOfInstant(zone, wallClock);
  return offsetOfInstant(zone, new Date(wallClock.getTime() - first * minute));
}

/** The wall clock of a zone at an instant, as a date whose UTC fields show it. */
export function wallClockAt(zone: string, instant: Date): Date {
  return new Date(instant.getTime() + offsetOfInstant(zone, instant) * minute);
}

const minute = 60_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function offsetOfInstant(zone: string, instant: Date): number {
  const known = formatters.get(zone);
  const formatter =
    known ??
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' });
  if (known === undefined) formatters.set(zone, formatter);
  const name = formatter.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -offset : offset;
}

/** Abbreviations people write behind a time: minutes east of UTC, or the zone they follow. */
export const abbreviations: Record<string, number | string> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  utc: 0,
  gmt: 0,
  z: 0,
  pet: -300,
  cot: -300,
  ect: -300,
  bot: -240,
  vet: -240,
  ast: -240,
  clt: -240,
  clst: -180,
  brt: -180,
  art: -180,
  uyt: -180,
  pyt: -180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};
