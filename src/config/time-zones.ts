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
  const meant = meantZone(text, Intl.supportedValuesOf('timeZone'));
  return meant === null ? 'write it as the IANA list does: America/Bogota' : `did you mean "${meant}"?`;
}

/** The same city anywhere, else one alike in the same area. */
function meantZone(text: string, zones: readonly string[]): string | null {
  const city = cityOf(text);
  const area = text.slice(0, text.length - city.length);
  const same = zones.find(zone => cityOf(zone) === city);
  const inArea = zones.filter(zone => zone.startsWith(area));
  return same ?? nearest(city, inArea.length > 0 ? inArea : zones, cityOf);
}

/** `Bogota` of `America/Bogota`. */
function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}

/** The zones of a country (ISO 3166) as this Node knows them; none where it knows of none. */
export function zonesOf(country: string): readonly string[] {
  const locale: Intl.Locale & ZonesOfLocale = new Intl.Locale(`und-${country}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

/** ECMA-402 has renamed it, and Node 20 knows the old name alone. */
interface ZonesOfLocale {
  getTimeZones?(): readonly string[] | undefined;
  timeZones?: readonly string[];
}

/** Whether clocks go by a zone in one of these countries, as far as this Node knows them. */
export function isZoneOf(countries: readonly string[], zone: string): boolean {
  const zones = countries.map(zonesOf);
  return (
    zone === 'UTC' || zones.some(known => known.length === 0 || known.some(each => sameZone(each, zone)))
  );
}

/** Zones have several names: America/Buenos_Aires, America/Argentina/Buenos_Aires. */
function sameZone(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

function canonical(zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}
