import { type About, understood } from './understood.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time as ISO 8601 writes it, read as milliseconds. */
export function duration(about: About) {
  return understood(millisecondsOf, 'is not a length of time as ISO 8601 writes it', about);
}

/**
 * Milliseconds of an ISO 8601 duration: `PT15M`, `P1DT12H`. A day is 24 hours, months and years have no fixed length;
 * these, anything else and no time at all give null.
 */
export function millisecondsOf(text: string): number | null {
  const parts = pattern.exec(text)?.groups;
  if (parts === undefined) return null;
  const { weeks, days, hours, minutes, seconds } = parts;
  const total =
    Number(weeks ?? 0) * 7 * day +
    Number(days ?? 0) * day +
    Number(hours ?? 0) * hour +
    Number(minutes ?? 0) * minute +
    Number(seconds ?? 0) * 1000;
  return total > 0 ? total : null;
}

const pattern =
  /^P(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?=\d)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)S)?)?$/;
