import { nearest } from './nearest.ts';
import { type About, understood } from './understood.ts';

/** An IANA time zone that this Node knows. */
export function timeZone(about: About) {
  return understood(text => (isTimeZone(text) ? text : null), 'is not an IANA time zone', about, zoneLike);
}

/** Whether this Node knows a zone by that name. */
export function isTimeZone(text: string): boolean {
  // Intl takes an offset ("-05:00") too, but an offset knows no daylight saving.
  if (!/^[A-Za-z]/.test(text)) return false;
  // The list is quick to ask but knows only one name of each zone.
  if (Intl.supportedValuesOf('timeZone').includes(text)) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function zoneLike(text: string): string {
  const meant = nearest(cityOf(text), Intl.supportedValuesOf('timeZone'), cityOf);
  return meant === null ? 'write it as the IANA list does: America/Bogota' : `did you mean "${meant}"?`;
}

/** `Bogota` of `America/Bogota`. */
function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}
