import { organisationOf } from '../mail/organisation.ts';

/** So many letters within so many milliseconds, and no more. */
export interface Limit {
  letters: number;
  within: number;
}

/**
 * How often letters may follow from mails that hold no new filled form: where two machines answer each other, no header
 * may tell. There is no limit for the desk as a whole: when a backbone fails, hundreds write within minutes.
 */
export interface Brakes {
  /** Of acknowledgements to one address. */
  sender: readonly Limit[];
  /** Of acknowledgements to one organisation; a public mail provider is none. */
  domain: readonly Limit[];
  /** Of mails on one ticket that the agents are told of. */
  ticket: readonly Limit[];
}

/** The limit that one more letter would exceed, in words; null when there is none. `earlier` are times of letters. */
export function exceeded(limits: readonly Limit[], earlier: readonly Date[], now: Date): string | null {
  const limit = limits.find(
    ({ letters, within }) => earlier.filter(at => now.getTime() - at.getTime() < within).length >= letters,
  );
  return limit ? `${limit.letters} letters in ${Math.round(limit.within / 60_000)} min` : null;
}

/** The longest time that any of them looks back, in milliseconds. */
export function lookBack({ sender, domain, ticket }: Brakes): number {
  return Math.max(0, ...[...sender, ...domain, ...ticket].map(({ within }) => within));
}

/** Whether a letter to one may be answered by the other: the same address, or a colleague's. */
export function mayAnswerFor(reader: string, writer: string): boolean {
  const organisation = organisationOf(reader);
  const isColleague = organisation !== null && organisation === organisationOf(writer);
  return isColleague || reader.toLowerCase() === writer.toLowerCase();
}
