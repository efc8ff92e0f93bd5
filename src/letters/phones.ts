import type { Desk, PhoneRegion } from './desk.ts';

export interface PhoneLine {
  region: string;
  numbers: {
    written: string /** "tel:+12025550100"; '' where the number is no plain one. */;
    dial: string;
  }[];
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

function dialled(written: string): string {
  return /^\+?[\d ().-]+$/.test(written) ? `tel:${written.replace(/[^+\d]/g, '')}` : '';
}
