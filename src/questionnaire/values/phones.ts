import { isSupportedCountry, isValidPhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { papers } from './names.ts';
import { stemOf } from './shared-stems.ts';

/** A telephone number as it stands in a text. */
export interface FoundPhone {
  /** E.164; null when it has no country code and none could be completed. */
  number: string | null;
  start: number;
  end: number;
}

/**
 * The telephone numbers in a text. One written with "+" (or 00) is E.164 as it stands; another is completed from the
 * country if it is a number there. Extensions are left out.
 */
export function phonesIn(text: string, country: string | undefined): FoundPhone[] {
  const phones: FoundPhone[] = [];
  let run = runFrom(text, 0);
  while (run !== null) {
    const endOfRun = run.index + run[0].length;
    let at = endOfRun;
    for (const { candidate, start } of candidatesIn(text, run)) {
      at = endOfRun;
      if (!isWhole(candidate) || looksOtherwise(candidate)) continue;
      if (isNumbered(text, start)) {
        const [paper] = wholePaper.exec(candidate) ?? [];
        if (paper !== undefined) at = start + paper.length;
        continue;
      }
      const behind = text.slice(start + candidate.length);
      const { numbers, length } = numbersOf(candidate, behind, country);
      const [extension = ''] = extensions.exec(text.slice(start + length)) ?? [];
      const end = start + length + extension.length;
      numbers.forEach((number, index) => {
        phones.push({ number, start: index === 0 ? start : end, end });
      });
      at = beginsAnother(candidate.slice(0, length), candidate.slice(length)) ? end : Math.max(endOfRun, end);
    }
    run = runFrom(text, at);
  }
  return phones;
}

/** "987654321 912345678", "987654321 (01) 555-0101": what stands behind a number may be hours or extensions as well. */
function beginsAnother(number: string, rest: string): boolean {
  const [one, other] = [digitsOf(number), digitsOf(rest)];
  return /^\s*[(+0]/.test(rest) || (one.length === other.length && one[0] === other[0]);
}

/** "anexo 123", "x123", "opción 2", "#123", "anexos 4501/4502" */
const extensions =
  /^\s*[,;(–-]?\s*(?:(?:ext(?:s|ensi[oó]n|ensiones|n)?|anexos?|anx|ramal|ramais|rm|r|int(?:erno)?s?|x|op(?:ci[oó]n|[cç][aã]o|tion|c|t)?|tecla)\b[.:\s#]*|x|#\s?)\d{1,6}(?:\s?[/-]\s?\d{1,6}(?![\s-]?\d))*(?![\s.-]?\d)\)?/i;

/** The shortest national numbers of the Americas have seven digits. */
const fewestDigits = 7;
/** Those of Suriname have nine with its code. */
const fewestDigitsWithCode = 9;
const mostDigits = 15;
/** With all that people write between the digits. */
const longestNumber = 40;

/** The next run of digits and what stands between them. */
function runFrom(text: string, at: number): RegExpExecArray | null {
  runs.lastIndex = at;
  return runs.exec(text);
}

/** The numbers a run holds: a stroke or a dash between two whole numbers parts them. */
function candidatesIn(
  text: string,
  { index: begin, 0: whole }: RegExpExecArray,
): { candidate: string; start: number }[] {
  const isAside = text.lastIndexOf('(', begin) > text.lastIndexOf(')', begin);
  const behind = text.slice(begin + whole.length);
  const run = isAside ? whole : withoutNumbering(whole, behind);
  if (!/[/–-]/.test(run)) return [{ candidate: run, start: begin }];
  const pieces: { candidate: string; start: number }[] = [];
  let at = 0;
  for (const { index, 0: gap } of run.matchAll(/\s*\/\s*|\s[-–]\s/g)) {
    const next = index + gap.length;
    if (!isWhole(run.slice(Math.max(at, index - longestNumber), index))) continue;
    if (!isWhole(run.slice(next, next + longestNumber))) continue;
    pieces.push({ candidate: run.slice(at, index), start: begin + at });
    at = next;
  }
  return [...pieces, { candidate: run.slice(at), start: begin + at }];
}

function isWhole(candidate: string, fewest = fewestDigits): boolean {
  return digitsOf(candidate).length >= fewest;
}

/** "… 555 0190 2) Luis Paz": the next entry's number in a list is not part of the one before. */
function withoutNumbering(candidate: string, behind: string): string {
  return /^(?:\)|[.-]\s)/.test(behind) ? candidate.replace(/[\s/-]+\(?\d{1,2}$/, '') : candidate;
}

const runs = /(?<![\w.@])(?:\+|00)?\s?\(?\d(?:[\d\s().\u00a0–/-]*\d)/g;

/** Addresses and dates have digits too. */
function looksOtherwise(candidate: string): boolean {
  return addressOrDate.test(candidate);
}

const addressOrDate =
  /^\s*(?:\d{1,3}(?:\.\d{1,3}){3}\s*$|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\d{4}-\d{2}-\d{2})/;

/** "DNI 12345678", "CPF: …" */
function isNumbered(text: string, start: number): boolean {
  return documents.test(text.slice(Math.max(0, start - longestDocument), start));
}

const documents = new RegExp(
  `(?<![\\p{L}\\d])(?:${papers}|ticket|caso|contrato|serie|serial|s\\/n)(?:\\W{0,2}n[°ºro.]{1,3})?\\W{0,3}$`,
  'iu',
);
/** "(DNI 45678912) 987 654 321": what stands apart behind it may be a telephone. */
const wholePaper = /^\d[\d.-]{6,}(?=[)\s])/;
const longestDocument = 20;

/** The number that a run of digits is, or the one it begins with and those that share its stem. */
function numbersOf(
  candidate: string,
  behind: string,
  country: string | undefined,
): { numbers: (string | null)[]; length: number } {
  const stem = stemOf(candidate, behind);
  const head = stem === null || !isWhole(stem.head) ? null : validNumber(stem.head, country);
  if (stem === null || head === null) {
    const { number, length } = withoutHours(candidate, country);
    return { numbers: [number], length };
  }
  const others = stem.endings.map(ending => head.slice(0, -ending.length) + ending);
  return { numbers: [head, ...others], length: candidate.length + stem.beyond };
}

/** "+51 987 654 321 24/7": what makes a number invalid and stands apart behind it is no part of it. */
function withoutHours(candidate: string, country: string | undefined): Written {
  const whole = { number: asWritten(candidate), length: candidate.length };
  const shorter = withoutLast(candidate);
  const isShortest = shorter === candidate || !isWhole(shorter, fewestDigitsWithCode);
  return whole.number !== null && isShortest ? whole : (longestValid(candidate, country) ?? whole);
}

interface Written {
  number: string | null;
  length: number;
}

function longestValid(candidate: string, country: string | undefined): Written | null {
  if (candidate.length > longestNumber || !isWhole(candidate)) return null;
  const number = validNumber(candidate, country);
  if (number !== null) return { number, length: candidate.length };
  const shorter = withoutLast(candidate);
  return shorter === candidate ? null : longestValid(shorter, country);
}

function withoutLast(candidate: string): string {
  return candidate.replace(/\s+\S+$/, '');
}

function validNumber(candidate: string, country: string | undefined): string | null {
  if (international.test(candidate)) {
    const written = asWritten(candidate);
    return written !== null && isValidPhoneNumber(written) ? written : null;
  }
  if (country === undefined || !isSupportedCountry(country)) return null;
  if (digitsOf(candidate).length > mostDigits) return null;
  const parsed = parsePhoneNumberFromString(candidate, country);
  return parsed?.isValid() ? parsed.number : null;
}

/** What is written with the code of its country is a number as it stands, a wrong one too. */
function asWritten(candidate: string): string | null {
  if (!international.test(candidate)) return null;
  const digits = digitsOf(candidate.replace('(0)', '')).replace(/^00/, '');
  return digits.length <= mostDigits ? `+${digits}` : null;
}

const international = /^\s*(?:\+|00\s?[1-9])/;

function digitsOf(candidate: string): string {
  return candidate.replace(/\D/g, '');
}
