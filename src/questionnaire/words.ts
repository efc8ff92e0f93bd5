/** One word of a text: folded, and where it stands. */
export interface Word {
  folded: string;
  start: number;
  end: number;
}

/** The words of a text, in order. A word is a run of letters, digits and accents; everything else parts words. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isWordUnit(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (at < text.length && isWordUnit(text.charCodeAt(at))) at++;
    words.push({ folded: foldWord(text.slice(start, at)), start, end: at });
  }
  return words;
}

/** A text as its folded words, one space between them: "¿Está lloviendo?" is "esta lloviendo". */
export function fold(text: string): string {
  return wordsOf(text)
    .map(word => word.folded)
    .join(' ');
}

/** Lower case, without accents. */
function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return beyondAscii.test(lower) ? lower.normalize('NFKD').replace(marks, '') : lower;
}

const beyondAscii = /[^\0-\x7f]/;
const marks = /\p{M}+/gu;

/** For each UTF-16 unit whether it belongs to a word: 0 not yet known, 1 yes, 2 no. */
const kinds = new Uint8Array(0x10000);
const wordUnit = /[\p{L}\p{N}\p{M}]/u;

function isWordUnit(unit: number): boolean {
  const known = kinds[unit];
  if (known !== 0) return known === 1;
  const belongs = wordUnit.test(String.fromCharCode(unit));
  kinds[unit] = belongs ? 1 : 2;
  return belongs;
}
