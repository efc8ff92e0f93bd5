import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

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
  for (const { candidate, start } of candidatesIn(text)) {
    const digits = candidate.replace(/\D/g, '');
    if (digits.length < fewestDigits || looksOtherwise(candidate)) continue;
    const extension =
      /^\s*[,;(]?\s*(?:ext(?:ensi[oó]n|ension)?|anexo|ramal|int(?:erno)?|x|opci[oó]n)\b[.:\s#]*\d{1,6}\)?/i.exec(
        text.slice(start + candidate.length),
      );
    phones.push({
      number: numberOf(candidate, digits, country),
      start,
      end: start + candidate.length + (extension?.[0].length ?? 0),
    });
  }
  return phones;
}

/** The shortest national numbers of the Americas have seven digits. */
const fewestDigits = 7;
const mostDigits = 15;
/** With all that people write between the digits. */
const longestNumber = 40;

/** Runs of digits and what stands between them; a stroke or a dash between two whole numbers parts them. */
function candidatesIn(text: string): { candidate: string; start: number }[] {
  return [...text.matchAll(runs)].flatMap(match => {
    const isAside = text.lastIndexOf('(', match.index) > text.lastIndexOf(')', match.index);
    const behind = text.slice(match.index + match[0].length);
    const run = isAside ? match[0] : withoutNumbering(match[0], behind);
    const pieces: { candidate: string; start: number }[] = [];
    let at = 0;
    for (const { index, 0: gap } of run.matchAll(/\s*\/\s*|\s[-–]\s/g)) {
      const next = index + gap.length;
      if (!isWhole(run.slice(Math.max(at, index - longestNumber), index))) continue;
      if (!isWhole(run.slice(next, next + longestNumber))) continue;
      pieces.push({ candidate: run.slice(at, index), start: match.index + at });
      at = next;
    }
    return [...pieces, { candidate: run.slice(at), start: match.index + at }];
  });
}

function isWhole(digits: string): boolean {
  return digits.replace(/\D/g, '').length >= fewestDigits;
}

/** "… 555 0190 2) Luis Paz": the next entry's number in a list is not part of the one before. */
function withoutNumbering(candidate: string, behind: string): string {
  return /^(?:\)|[.-]\s)/.test(behind) ? candidate.replace(/[\s/-]+\(?\d{1,2}$/, '') : candidate;
}

const runs = /(?<![\w.@])(?:\+|00)?\s?\(?\d(?:[\d\s().\u00a0–/-]*\d)/g;

/** Addresses and dates have digits too. */
function looksOtherwise(candidate: string): boolean {
  return (
    /^\d{1,3}(?:\.\d{1,3}){3}$/.test(candidate.trim()) ||
    /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/.test(candidate.trim()) ||
    /^\d{4}-\d{2}-\d{2}/.test(candidate.trim())
  );
}

function numberOf(candidate: string, digits: string, country: string | undefined): string | null {
  const international = /^\s*(?:\+|00\s?[1-9])/.test(candidate);
  if (international) {
    const bare = candidate.replace(/\(0\)/, '').replace(/\D/g, '').replace(/^00/, '');
    return bare.length <= mostDigits ? `+${bare}` : null;
  }
  if (country === undefined || !isSupportedCountry(country) || digits.length > mostDigits) return null;
  const parsed = parsePhoneNumberFromString(candidate, country);
  return parsed?.isValid() ? parsed.number : null;
}
