import { baseSubject } from '../mail/subject.ts';
import { clip } from './clip.ts';

/** How many numbers a subject names before it only counts them. */
const numbersNamed = 3;

/** What a letter's subject begins with: "[INC-000123]", of many tickets "[INC-000123] (+59)". */
export function tagOf(numbers: readonly [string, ...string[]]): string {
  if (numbers.length > numbersNamed) return `[${numbers[0]}] (+${numbers.length - 1})`;
  return numbers.map(number => `[${number}]`).join(' ');
}

/** The customer's own subject without what the letter brings itself: a reply prefix, a number of ours. */
export function ownSubject(subject: string, prefixes: readonly string[]): string {
  // "=?" would make a mail program decode the rest a second time (RFC 2047).
  return clip(baseSubject(subject, prefixes).replaceAll('=?', '= ?'), 150);
}
