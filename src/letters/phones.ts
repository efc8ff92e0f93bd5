import type { Language } from '../questionnaire/form.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { countryNames } from './country-names.ts';
import type { Desk, PhoneRegion } from './desk.ts';

export interface PhoneLine {
  /** What its customers call it. */
  region: string;
  numbers: PhoneNumber[];
}

interface PhoneNumber {
  written: string;
  /** "tel:+12025550100"; '' where no plain number ends it. */
  dial: string;
}

/**
 * Where the customer of these tickets telephones: the desk of the region that a site's record names, else of the site's
 * zone, or every region's while the site is unknown.
 */
export function phoneLines(
  tickets: readonly Pick<Ticket, 'zone' | 'place'>[],
  language: Language,
  desk: Desk,
): PhoneLine[] {
  const served = desk.phones.filter(({ numbers }) => numbers.length > 0);
  const known = tickets.every(({ zone, place }) =>
    place === null ? zone !== desk.timezone : place.by !== 'desk',
  );
  const near = served.filter(region => known && tickets.some(ticket => serves(region, ticket)));
  return (near.length > 0 ? near : served).map(region => ({
    region: regionName(region, desk.phones, language),
    numbers: region.numbers.map(written => ({ written, dial: dialled(written) })),
  }));
}

/** Whether a region is that of a ticket's site. */
export function serves(
  { name, zones }: Pick<PhoneRegion, 'name' | 'zones'>,
  { zone, place }: Pick<Ticket, 'zone' | 'place'>,
): boolean {
  const region = place?.record?.region;
  return region === undefined ? zones.includes(zone) : region === name;
}

/** Customers know a region by its countries, and by its own name where others share them: "Argentina, Chile". */
function regionName(region: PhoneRegion, all: readonly PhoneRegion[], language: Language): string {
  const { name, countries } = region;
  const isShared = all.some(
    other => other !== region && other.countries.some(country => countries.includes(country)),
  );
  return isShared ? name : countryNames(countries, language);
}

/** A number stands at the end: "+1 202 555 0100", "At night: +1 202 555 0101"; one with an extension is not dialled. */
function dialled(written: string): string {
  const [number] = /\+?\d[\d ().-]{5,}$/.exec(written) ?? [];
  return number === undefined ? '' : `tel:${number.replace(/[^+\d]/g, '')}`;
}
