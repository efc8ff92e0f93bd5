/**
 * Minutes east of UTC at a wall clock time of a zone, for example -300 for Lima. Of a time that a clock change repeats the
 * first is meant; one that it skips is read with the offset before, which makes it as much later as the clocks jumped.
 */
export function offsetAt(zone: string, wallClock: Date): number {
  const before = offsetOfInstant(zone, wallClock.getTime() - day);
  const after = offsetOfInstant(zone, wallClock.getTime() + day);
  if (before === after) return before;
  const isSo = (offset: number) => offsetOfInstant(zone, wallClock.getTime() - offset * minute) === offset;
  return isSo(before) || !isSo(after) ? before : after;
}

/** The wall clock of a zone at an instant, as a date whose UTC fields show it. */
export function wallClockAt(zone: string, instant: Date): Date {
  return new Date(instant.getTime() + offsetOfInstant(zone, instant.getTime()) * minute);
}

/** An instant for people, to the minute, by the clocks of a zone: "2026-11-29 18:00". */
export function minuteIn(zone: string, instant: Date): string {
  return wallClockAt(zone, instant).toISOString().slice(0, 16).replace('T', ' ');
}

/** The instant at which a zone's clocks show a wall clock time; see offsetAt for those they show twice or never. */
export function instantAt(zone: string, wallClock: Date): Date {
  return new Date(wallClock.getTime() - offsetAt(zone, wallClock) * minute);
}

/** ISO 8601 as the wall clock shows it, with its offset in minutes: `2026-12-01T18:00:00-05:00`. */
export function isoWith(offset: number, wallClock: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const size = Math.abs(offset);
  const written = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return `${wallClock.toISOString().replace(/(?:\.000)?Z$/, '')}${written}`;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const formatters = new Map<string, Intl.DateTimeFormat>();
const offsetsOfDays = new Map<string, Map<number, number>>();

/** Asking Intl is slow: what a day of UTC begins and ends with holds in between. */
function offsetOfInstant(zone: string, instant: number): number {
  const number = Math.floor(instant / day);
  const offset = offsetOfDay(zone, number);
  return offset === offsetOfDay(zone, number + 1) ? offset : askedOffset(zone, instant);
}

function offsetOfDay(zone: string, number: number): number {
  const days = offsetsOfDays.get(zone) ?? new Map<number, number>();
  const known = days.get(number);
  if (known !== undefined) return known;
  const offset = askedOffset(zone, number * day);
  // Mails may name any day: whoever names ten thousand makes us forget the others.
  if (days.size >= 10_000) days.clear();
  offsetsOfDays.set(zone, days.set(number, offset));
  return offset;
}

function askedOffset(zone: string, instant: number): number {
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
