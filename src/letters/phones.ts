import type { Ticket } from '../ticket/ticket.ts';
import type { Desk, PhoneRegion } from './desk.ts';

export interface PhoneLine {
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
export function phoneLines(tickets: readonly Pick<Ticket, 'zone' | 'place'>[], desk: Desk): PhoneLine[] {
  const served = desk.phones.filter(({ numbers }) => numbers.length > 0);
  const known = tickets.every(({ zone, place }) =>
    place === null ? zone !== desk.timezone : place.by !== 'desk',
  );
  const near = served.filter(region => known && tickets.some(ticket => serves(region, ticket)));
  return (near.length > 0 ? near : served).map(phoneLine);
}

/** Whether a region is that of a ticket's site. */
export function serves(
  { name, zones }: Pick<PhoneRegion, 'name' | 'zones'>,
  { zone, place }: Pick<Ticket, 'zone' | 'place'>,
): boolean {
  const region = place?.record?.region;
  return region === undefined ? zones.includes(zone) : region === name;
}

function phoneLine({ name, numbers }: PhoneRegion): PhoneLine {
  return { region: name, numbers: numbers.map(written => ({ written, dial: dialled(written) })) };
}

/** A number stands at the end: "+1 202 555 0100", "At night: +1 202 555 0101"; one with an extension is not dialled. */
function dialled(written: string): string {
  const [number] = /\+?\d[\d ().-]{5,}$/.exec(written) ?? [];
  return number === undefined ? '' : `tel:${number.replace(/[^+\d]/g, '')}`;
}
