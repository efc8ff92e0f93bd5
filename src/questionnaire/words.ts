/** One word of a text: folded, and where it stands. */
export interface Word {
  folded: string;
  start: number;
  end: number;
}

/** The words of a text, in order. A word is a run of letters, digits and accents; everything else parts words. */
export function wordsOf(text: string): readonly Word[] {
  if (text.length > longestRemembered) return firstWordsOf(text, Number.POSITIVE_INFINITY);
  const known = wordsBefore.get(text);
  if (known !== undefined) return known;
  const words = firstWordsOf(text, Number.POSITIVE_INFINITY);
  lettersRemembered += text.length;
  if (lettersRemembered > rememberLetters) {
    wordsBefore.clear();
    lettersRemembered = text.length;
  }
  wordsBefore.set(text, words);
  return words;
}

/** Lines come again: in the other half of a mail, in the quote below, in the next mail, and for every question asked of them. */
const wordsBefore = new Map<string, readonly Word[]>();
let lettersRemembered = 0;
const rememberLetters = 200_000;
/** The own text of most mails: its language, its services and its wishes are looked for one after the other. */
const longestRemembered = 4000;

/** The same, at most so many. */
export function firstWordsOf(text: string, atMost: number): Word[] {
  const words: Word[] = [];
  const { length } = text;
  let at = 0;
  while (at < length && words.length < atMost) {
    let unit = text.charCodeAt(at);
    if (!isWordUnit(unit)) {
      at++;
      continue;
    }
    const start = at;
    let folding = 0;
    do {
      if (unit > lastAscii) folding = 2;
      else if (unit <= lastCapital && unit >= firstCapital && folding === 0) folding = 1;
      at++;
      unit = text.charCodeAt(at);
      if (unit === lost || (unit === questionMark && hidesLetter(text, at))) {
        folding = 2;
        const mark = unit;
        while (text.charCodeAt(at) === mark) at++;
        unit = text.charCodeAt(at);
      }
    } while (at < length && isWordUnit(unit));
    const word = text.slice(start, at);
    words.push({
      folded: folding === 0 ? word : folding === 1 ? word.toLowerCase() : foldWord(word),
      start,
      end: at,
    });
  }
  return words;
}

/** The folded letters of some words, nothing between them. */
export function joinedLetters(words: readonly Word[], from = 0, to = words.length): string {
  let letters = '';
  for (let at = from; at < to; at++) letters += words[at]?.folded ?? '';
  return letters;
}

const questionMark = 0x3f;
/** What stands for bytes that are no letter of their charset. */
const lost = 0xfffd;

/** A charset that could not write an accent left question marks inside a word: "Descri??o". */
function hidesLetter(text: string, at: number): boolean {
  lostLetter.lastIndex = at;
  return lostLetter.test(text);
}

const lostLetter = /\?{1,2}(?!(?:s[ií]m?|n[oã]o?|yes|n\/?a)(?![a-z]))\p{Ll}/uy;

const lastAscii = 0x7f;
const firstCapital = 0x41;
const lastCapital = 0x5a;

/** A text as its folded words, one space between them: "¿Está lloviendo?" is "esta lloviendo". */
export function fold(text: string, atMostWords?: number): string {
  if (atMostWords !== undefined) return joined(firstWordsOf(text, atMostWords));
  if (text !== lastText) {
    lastText = text;
    lastFolded = joined(wordsOf(text));
  }
  return lastFolded;
}

/** An answer is asked one thing after another. */
let lastText = '';
let lastFolded = '';

function joined(words: readonly Word[]): string {
  let folded = '';
  for (const word of words) folded += folded === '' ? word.folded : ` ${word.folded}`;
  return folded;
}

/** Lower case, without accents. */
function foldWord(word: string): string {
  const known = foldedBefore.get(word);
  if (known !== undefined) return known;
  const folded = word.toLowerCase().normalize('NFKD').replace(notLetters, '');
  if (foldedBefore.size >= rememberAtMost) foldedBefore.clear();
  foldedBefore.set(word, folded);
  return folded;
}

const notLetters = /[\p{M}?\ufffd]+/gu;
/** Few different words make most of all mails. */
const foldedBefore = new Map<string, string>();
const rememberAtMost = 5000;

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
