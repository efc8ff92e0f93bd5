import { type Match, separatorAfter } from './label-end.ts';
import { type Branch, isNumeral, isSpeltLike, numeralWord, type Phrase } from './lexicon.ts';
import { isLabelCell, isWeary, nearestOn, type Page, passageAt, wordsAt, wrapsOn } from './page.ts';
import { reworded } from './rewording.ts';
import { fold, joinedLetters, type Word } from './words.ts';

/** Every phrase of the lexicon that begins at this word, the shortest first. */
export function matchesFrom(page: Page, passage: number, word: number, mayWrap: boolean): Match[] {
  const matches: Match[] = [];
  let branches: readonly Branch[] = [page.lexicon.root];
  let at = passage;
  let words = wordsAt(page, at);
  let index = word;
  let wrapped = false;
  let joined = false;
  for (;;) {
    const current = words[index];
    if (current === undefined) break;
    const { text: line } = passageAt(page, at);
    const holdsMark = current.folded.length < current.end - current.start;
    if (holdsMark) for (const match of endingAtMark(branches, current, line, at)) matches.push(match);
    const led = branchesOf(branches, current, line);
    const isLost = led.length === 0 && (holdsMark || line[current.end] === '?');
    const lost = isLost ? branchesOfLost(branches, current, line) : null;
    branches = lost?.branches ?? led;
    if (branches.length === 0) break;
    const end = lost?.end ?? current.end;
    for (const { phrase } of branches) {
      if (phrase === null) continue;
      const isCut = phrase.words === 1 && phrase.joined !== current.folded;
      // Across a line break only the longer labels: a short one and a word below it are two things, unless a particle joins them.
      if (!isCut && (!wrapped || phrase.words >= (joined ? 3 : 4)))
        matches.push({ phrase, end: { passage: at, offset: end } });
    }
    const following = words[index + 1];
    if (following !== undefined) {
      // Each of two bytes may have left a mark.
      const from = lost !== null && line[end] === '?' ? end + 1 : end;
      const gap = line.slice(from, following.start);
      if (gap !== ' ' && breaks.test(gap)) break;
      index++;
    } else {
      if (!mayWrap || !wrapsOn(page, at) || breaks.test(line.slice(end))) break;
      at++;
      words = wordsAt(page, at);
      index = 0;
      wrapped = true;
      joined = particle.test(current.folded);
      if (breaks.test(passageAt(page, at).text.slice(0, words[0]?.start))) break;
    }
  }
  return matches;
}

/** Phrases that end at a question mark with the answer right behind it, in what else reads like one word: "conectados?todos". */
function endingAtMark(
  branches: readonly Branch[],
  { start, end }: Word,
  line: string,
  passage: number,
): Match[] {
  const offset = line.indexOf('?', start);
  if (offset < 0 || offset >= end) return [];
  const last = fold(line.slice(start, offset));
  return branches.flatMap(({ next }) => {
    const phrase = next.get(last)?.phrase ?? null;
    return phrase === null ? [] : [{ phrase, end: { passage, offset } }];
  });
}

/** Where a word leads some of whose letters are question marks now, the last included: "Conting?ncia", "est? lloviendo". */
function branchesOfLost(
  branches: readonly Branch[],
  { start, end }: Word,
  line: string,
): { branches: readonly Branch[]; end: number } | null {
  for (const last of line[end] === '?' ? [end, end + 1] : [end]) {
    const written = line.slice(start, last).toLowerCase();
    if (!written.includes('?')) continue;
    const led = branches.flatMap(({ next, byInitial }) =>
      (byInitial.get(written.charAt(0)) ?? [])
        .filter(word => isWrittenAs(word, written) || isWrittenAs(word, written.replaceAll('??', '?')))
        .flatMap(word => next.get(word) ?? []),
    );
    if (led.length > 0) return { branches: led, end: last };
  }
  return null;
}

function isWrittenAs(word: string, written: string): boolean {
  if (word.length !== written.length) return false;
  for (let at = 0; at < word.length; at++) if (written[at] !== '?' && written[at] !== word[at]) return false;
  return true;
}

/** Where the word leads; one that is cut short may lead several ways: "Desc. del problema", "Nro. de origen", "Hrs. de apertura". */
function branchesOf(branches: readonly Branch[], word: Word, line: string): readonly Branch[] {
  const { folded } = word;
  const isNumber = isNumeral(line, word);
  const isCut = line[word.end] === '.' && folded.length >= shortestCut;
  // Most words begin no label.
  if (!isNumber && !isCut && branches.length === 1) {
    const branch = branches[0]?.next.get(folded);
    return branch === undefined ? noBranches : [branch];
  }
  const led: Branch[] = [];
  for (const { next, byInitial } of branches) {
    const known = (isNumber ? (next.get('numero') ?? next.get('number')) : undefined) ?? next.get(folded);
    for (const whole of isCut ? (byInitial.get(folded.charAt(0)) ?? []) : noWords) {
      const branch = next.get(whole);
      if (branch !== undefined && branch !== known && isCutFrom(folded, whole)) led.push(branch);
    }
    if (known !== undefined) led.push(known);
  }
  return led;
}

const particle = /^(?:de|del|do|da|dos|das|of|for|the|el|la|para|en|em|no|na|at)$/;

const noWords: readonly string[] = [];
const noBranches: readonly Branch[] = [];

/** "Desc." is the beginning of a word, "Hrs." its first letter, its last, and some between. */
function isCutFrom(cut: string, word: string): boolean {
  if (word.startsWith(cut)) return true;
  if (word.length <= cut.length || word[0] !== cut[0] || word.at(-1) !== cut.at(-1)) return false;
  let at = 0;
  for (const letter of word) if (letter === cut[at]) at++;
  return at === cut.length;
}

const shortestCut = 3;

const breaks = /[:：?=¿!;|]/;

/** A match that is not letter for letter. */
export interface Misspelt extends Match {
  likeness: number;
  /** Whether a colon or a question mark ends it, not the end of the line. */
  marked: boolean;
}

/**
 * A label with typing errors: all that stands before the separator, or the whole line. A long one may go on in the
 * next line, to its separator; `above` are its letters on the lines before.
 */
export function misspeltLabel(page: Page, passage: number, word: number, above = ''): Misspelt | null {
  if (isWeary(page)) return null;
  const line = passageAt(page, passage).text;
  const words = wordsAt(page, passage);
  let letters = above.length;
  for (let index = word; index < words.length && letters <= longestLabel; index++) {
    const current = words[index];
    // No label has numbers; an answer that begins with one may look like a misspelt end.
    if (current === undefined || /\d/.test(current.folded)) return null;
    letters += current.folded.length;
    const next = words[index + 1];
    const gap = line.slice(current.end, next?.start);
    if (next !== undefined && (gap === ' ' || !labelEnds.test(gap))) continue;
    const joined = above + lettersOf(line, words, word, index + 1);
    const phrase = joined.length < shortestMisspelt ? null : nearestOn(page, joined);
    const asked = () => [
      lettersOf(line, words, word, word + 1),
      ...words.slice(word + 1, index + 1).map(({ folded }) => folded),
    ];
    if (phrase === null || (above === '' && !isSpeltLike(asked(), phrase))) {
      // A parenthesis or a dash may still belong to the label.
      if (/[:：?\t]/.test(gap)) return null;
      continue;
    }
    const end = separatorAfter(page, { phrase, end: { passage, offset: current.end } }, true);
    if (end === null) continue;
    const marked = /[:：;?=]/.test(gap);
    const whole = marked || next !== undefined ? null : goingOn(page, passage, joined);
    // A phrase that is all here needs no second line: that begins the answer ("Nome: Ana Ruiz").
    if (whole !== null && (whole.phrase.joined !== phrase.joined || lacksWord(joined, phrase))) return whole;
    return { phrase, end, likeness: phrase.joined === joined ? 0.98 : 0.9, marked };
  }
  return letters > longestLabel ? null : goingOn(page, passage, above + lettersOf(line, words, word));
}

/** The longer label whose first words these are, its last ones mistyped and nothing behind them: "Destination IP adress 10.2.2.2". */
export function misspeltToItsEnd(
  page: Page,
  word: number,
  { phrase: begun, end: { passage, offset } }: Match,
): Omit<Misspelt, 'marked'> | null {
  const line = passageAt(page, passage).text;
  const words = wordsAt(page, passage);
  const initial = words.find(({ start }) => start >= offset)?.folded.charAt(0) ?? '';
  if (!initialsBehind(page.lexicon.root, begun).has(initial)) return null;
  let end = offset;
  for (let index = word; index < words.length && index < word + begun.words + mostMistyped; index++) {
    const current = words[index];
    if (current === undefined || current.end <= offset) continue;
    if (/\d/.test(current.folded) || !/^[ /]$/.test(line.slice(end, current.start))) return null;
    end = current.end;
    const phrase = nearestOn(page, lettersOf(line, words, word, index + 1));
    const written = words.slice(word, index + 1).map(({ folded }) => folded);
    if (phrase?.words !== written.length || !isSpeltLike(written, phrase)) continue;
    if (begun.spelt.every((spelt, at) => spelt === phrase.spelt[at]))
      return { phrase, end: { passage, offset: end }, likeness: 0.9 };
  }
  return null;
}

const mostMistyped = 3;

/** The first letters of the words that may follow a phrase in longer ones. */
function initialsBehind(root: Branch, { spelt }: Phrase): ReadonlyMap<string, readonly string[]> {
  let branch: Branch | undefined = root;
  for (const word of spelt) branch = branch?.next.get(word);
  return branch?.byInitial ?? new Map();
}

/** The letters of a label, "Nº" written out. */
function lettersOf(line: string, words: readonly Word[], from: number, to = words.length): string {
  const first = words[from];
  return first !== undefined && isNumeral(line, first)
    ? numeralWord + joinedLetters(words, from + 1, to)
    : joinedLetters(words, from, to);
}

function lacksWord(joined: string, phrase: Phrase): boolean {
  return joined.length + shortestMisspelt <= phrase.joined.length;
}

/** The label that a line begins and the next one ends, with a colon or a question mark. */
function goingOn(page: Page, passage: number, above: string): Misspelt | null {
  if (above.length < shortestWrapped || above.length > longestLabel || !wrapsOn(page, passage)) return null;
  const whole = misspeltLabel(page, passage + 1, 0, above);
  if (!whole?.marked) return null;
  // A label that is whole without the line above leaves that line to the answer.
  const alone = misspeltLabel(page, passage + 1, 0);
  return alone?.phrase.joined === whole.phrase.joined && alone.likeness >= whole.likeness ? null : whole;
}

/** A question in other words than any form knows: only where its end is plain to see. */
export function rewordedLabel(page: Page, passage: number, word: number): Match | null {
  if (isWeary(page)) return null;
  const line = passageAt(page, passage).text;
  const words = wordsAt(page, passage);
  // "Sin conexión: alarma roja" tells, it does not ask.
  if (words.length < 2 || denies.test(words[word]?.folded ?? '')) return null;
  const from = words[word]?.start ?? 0;
  for (const index of endsIn(line.slice(from), isLabelCell(page, passage))) {
    const asked = words.slice(word).filter(({ end }) => end <= from + index);
    const last = asked.at(-1);
    // "No responde el router; contacto: …" is a sentence.
    if (line.slice(from, from + index).includes(';')) return null;
    // A lost accent may have left a question mark: "H? energia no local?"
    if (last === undefined || asked.length < 2) continue;
    if (asked.length > mostWords) return null;
    page.searches += 1;
    const phrase = reworded(
      page.lexicon,
      asked.map(({ folded }) => folded),
    );
    const end = phrase && separatorAfter(page, { phrase, end: { passage, offset: last.end } }, true);
    if (phrase !== null && end !== null) return { phrase, end };
    if (asked.length > 2) return null;
  }
  return null;
}

/** Where a label may end: at a mark, or where its cell does; else at a dash. */
function endsIn(rest: string, isCell: boolean): number[] {
  const label = rest.slice(0, longestLabel);
  const ends = label.search(endMarks) < 0 ? [] : [...label.matchAll(endMarks)].map(({ index }) => index);
  if (isCell) ends.push(rest.length);
  return ends.length > 0 ? ends : [label.search(/\s[-–—]\s/)].filter(dash => dash >= 0);
}

const endMarks = /[:：?=\]]|[-=]>|\.{3}/g;
const denies = /^(?:no|not|sin|sem|nao|without)$/;
const mostWords = 14;
const longestLabel = 90;
const shortestMisspelt = 4;
const shortestWrapped = 12;
const labelEnds = /[:：;?=>→»\t(*]|\s[-–—]\s|[–—](?=\s|$)|\s{2}|\.{2}/;
