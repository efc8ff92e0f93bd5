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

/** Where a customer of these zones telephones: the desk of their region, or every region's while the site is unknown. */
export function phoneLines(zones: readonly string[], desk: Desk): PhoneLine[] {
  const served = desk.phones.filter(({ numbers }) => numbers.length > 0);
  const known = zones.every(zone => zone !== desk.timezone);
  const near = served.filter(region => known && region.zones.some(zone => zones.includes(zone)));
  return (near.length > 0 ? near : served).map(phoneLine);
}

function phoneLine({ name, numbers }: PhoneRegion): PhoneLine {
  return { region: name, numbers: numbers.map(written => ({ written, dial: dialled(written) })) };
}

/** A number stands at the end: "+1 202 555 0100", "At night: +1 202 555 0101"; one with an extension is not dialled. */
function dialled(written: string): string {
  const [number] = /\+?\d[\d ().-]{5,}$/.exec(written) ?? [];
  return number === undefined ? '' : `tel:${number.replace(/[^+\d]/g, '')}`;
}
