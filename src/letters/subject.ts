import { clip } from './clip.ts';

/** "Re:", "RV:", "Fwd:", "Enc:", "RES:", counted ("Re[2]:") or not. */
const replyPrefix = /^\s*(?:re|rv|fwd?|fw|enc|res)\s*(?:\[\d{1,3}\])?\s*:/i;

/** How many numbers a subject names before it only counts them. */
const numbersNamed = 3;

/** What a letter's subject begins with: "[INC-000123]", of many tickets "[INC-000123] (+59)". */
export function tagOf(numbers: readonly [string, ...string[]]): string {
  if (numbers.length > numbersNamed) return `[${numbers[0]}] (+${numbers.length - 1})`;
  return numbers.map(number => `[${number}]`).join(' ');
}

/**
 * The customer's own subject: reply prefixes and numbers of ours at its beginning are taken off, because the letter
 * brings its own. A reference of the customer's own desk stays.
 */
export function ownSubject(subject: string, prefixes: readonly string[]): string {
  let rest = subject;
  for (let mark = markOf(rest, prefixes); mark > 0; mark = markOf(rest, prefixes)) rest = rest.slice(mark);
  // "=?" would make a mail program decode the rest a second time (RFC 2047).
  return clip(rest.replaceAll('=?', '= ?'), 150);
}

function markOf(subject: string, prefixes: readonly string[]): number {
  const number = /^\s*\[([^\]\d]{1,12})\d{1,12}\]/.exec(subject);
  if (number?.[1] !== undefined && prefixes.includes(number[1])) return number[0].length;
  return replyPrefix.exec(subject)?.[0].length ?? 0;
}
