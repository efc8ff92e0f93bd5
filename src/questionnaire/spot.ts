import { type Lexicon, nearest, type Phrase, type Sense } from './lexicon.ts';
import type { Passage } from './passages.ts';
import { reworded } from './rewording.ts';
import { type Word, wordsOf } from './words.ts';

/** A place in a view: a passage and an offset in its text. */
export interface Place {
  passage: number;
  offset: number;
}

/** A question or heading of a form, found in a mail. */
export interface Occurrence {
  senses: readonly Sense[];
  heading: boolean;
  /** Where the label begins (the answer before it ends here) and where its own answer may begin. */
  begin: Place;
  end: Place;
  /** 1 for the very words of a form, less for misspelt ones. */
  likeness: number;
  /** 0 when the label begins its line, more when something makes it look like ordinary words. */
  doubt: number;
}

/** All labels and headings in a view, in order, those that will turn out to be ordinary words included. */
export function spot(passages: readonly Passage[], lexicon: Lexicon): Occurrence[] {
  const text: SpottedText = { passages, words: passages.map(() => null), lexicon };
  const found: Occurrence[] = [];
  const runs: Occurrence[][] = [];
  let from: Place = { passage: 0, offset: 0 };
  passages.forEach((passage, at) => {
    if (passage.role === 'head') return;
    const words = wordsAt(text, at);
    const first = firstOfLabel(passage.text, words);
    const run: Occurrence[] = [];
    for (let word = first; word < words.length; word++) {
      const begin = { passage: at, offset: words[word]?.start ?? 0 };
      if (isBefore(begin, from)) continue;
      const occurrence = word === first ? atLineStart(text, at, word) : insideLine(text, at, word);
      if (occurrence === null) continue;
      run.push(occurrence);
      from = occurrence.end;
    }
    runs.push(run);
  });
  // "Contacto: ver firma" inside an answer is part of it; "Cliente: …, Sede: …, Contacto: …" on one line is a form.
  for (const run of runs) {
    const isForm = run.length >= labelsOfOneLine;
    for (const occurrence of run) {
      if (occurrence.doubt !== inPassing) found.push(occurrence);
      else if (isForm) found.push({ ...occurrence, doubt: insideForm });
    }
  }
  return found;
}

/** The doubt of a single word inside a line. */
const inPassing = 0.9;
/** The same where the whole line is a form. */
const insideForm = 0.5;
/** The doubt of a label that nothing parts from the words behind it. */
const unseparated = 1;
const labelsOfOneLine = 3;

interface SpottedText {
  passages: readonly Passage[];
  words: (Word[] | null)[];
  lexicon: Lexicon;
}

/** A phrase that begins at a word, and where it ends. */
interface Match {
  phrase: Phrase;
  end: Place;
}

function atLineStart(text: SpottedText, passage: number, word: number): Occurrence | null {
  const begin = { passage, offset: 0 };
  const matches = matchesFrom(text, passage, word, true);
  const longest = matches.at(-1);
  const end = longest === undefined ? null : separatorAfter(text, longest, true);
  if (end !== null) return occurrenceOf(matches, begin, end, 1, 0);
  const misspelt = misspeltLabel(text, passage, word);
  if (misspelt !== null && !swallowsAnswer(misspelt, longest)) {
    return occurrenceOf([misspelt], begin, misspelt.end, misspelt.likeness, 0);
  }
  const stretched = longest === undefined ? null : stretchedLabel(text, longest.phrase, longest.end);
  if (stretched !== null) return occurrenceOf(matches, begin, stretched, 0.95, 0);
  if (longest === undefined || longest.phrase.words < 2 || longest.phrase.senses.length === 0) {
    return rewordedLabel(text, passage, word);
  }
  return occurrenceOf(matches, begin, longest.end, 1, unseparated);
}

/** "Do you have BT contingency Yes" is no misspelt label, but one that nothing parts from its answer. */
function swallowsAnswer(misspelt: Misspelt, longest: Match | undefined): boolean {
  if (longest === undefined || longest.phrase.words < 2 || misspelt.marked) return false;
  const sameQuestion = longest.phrase.senses.some(({ field }) =>
    misspelt.phrase.senses.some(other => other.field.key === field.key),
  );
  return sameQuestion && misspelt.phrase.joined.length <= longest.phrase.joined.length + 2;
}

function insideLine(text: SpottedText, passage: number, word: number): Occurrence | null {
  const matches = matchesFrom(text, passage, word, false);
  const longest = matches.at(-1);
  if (longest === undefined || longest.phrase.senses.length === 0) return null;
  const { text: line } = passageAt(text, passage);
  const words = wordsAt(text, passage);
  const previous = words[word - 1]?.end ?? 0;
  const gap = line.slice(previous, words[word]?.start);
  const apart = /[,;|./·•*()¿–—-]|\s{2}/.test(gap);
  if (longest.phrase.words < 2 && !apart) return null;
  const end = separatorAfter(text, longest, false);
  if (end === null) return null;
  const junk = /[\s¿*•·|,;/–—-]*$/.exec(gap)?.[0].length ?? 0;
  const begin = { passage, offset: previous + gap.length - junk };
  return occurrenceOf(matches, begin, end, 1, longest.phrase.words < 2 ? inPassing : apart ? 0.5 : 0.75);
}

/** The longest match gives the end; shorter ones lend their senses to forms that do not know the longest. */
function occurrenceOf(
  matches: readonly Match[],
  begin: Place,
  end: Place,
  likeness: number,
  doubt: number,
): Occurrence {
  const longest = matches.at(-1)?.phrase;
  let senses = longest?.senses ?? [];
  for (const { phrase } of matches.toReversed().slice(1)) {
    const lent = phrase.senses.filter(sense => !senses.some(({ form }) => form === sense.form));
    if (lent.length > 0) senses = [...senses, ...lent.map(sense => ({ ...sense, lent: true }))];
  }
  return { senses, heading: longest?.heading ?? false, begin, end, likeness, doubt };
}

/** Every phrase of the lexicon that begins at this word, the shortest first. */
function matchesFrom(text: SpottedText, passage: number, word: number, mayWrap: boolean): Match[] {
  const matches: Match[] = [];
  let branch = text.lexicon.root;
  let at = passage;
  let words = wordsAt(text, at);
  let index = word;
  let wrapped = false;
  for (;;) {
    const current = words[index];
    const next = current === undefined ? undefined : branch.next.get(current.folded);
    if (current === undefined || next === undefined) break;
    branch = next;
    // Across a line break only the longer labels: a short one and a word below it are two things.
    if (branch.phrase !== null && (!wrapped || branch.phrase.words >= 4)) {
      matches.push({ phrase: branch.phrase, end: { passage: at, offset: current.end } });
    }
    const following = words[index + 1];
    const line = passageAt(text, at).text;
    if (following !== undefined) {
      if (breaks.test(line.slice(current.end, following.start))) break;
      index++;
    } else {
      if (!mayWrap || !wrapsOn(text, at) || breaks.test(line.slice(current.end))) break;
      at++;
      words = wordsAt(text, at);
      index = 0;
      wrapped = true;
      if (breaks.test(passageAt(text, at).text.slice(0, words[0]?.start))) break;
    }
  }
  return matches;
}

const breaks = /[:：?=¿!;|]/;

/** Whether a line may go on in the next passage: a line below it in the same quote, or in the same cell. */
function wrapsOn({ passages }: SpottedText, at: number): boolean {
  const here = passages[at];
  const next = passages[at + 1];
  if (here === undefined || next === undefined || next.role === 'head' || next.text.trim() === '')
    return false;
  // A client that breaks quoted lines may lose the marks of the second.
  if (here.depth < next.depth || here.table !== next.table) return false;
  return here.row === next.row ? here.column === next.column : here.columns === 1 && next.columns === 1;
}

interface Misspelt extends Match {
  likeness: number;
  /** Whether a colon or a question mark ends it, not the end of the line. */
  marked: boolean;
}

/** A label with typing errors: all that stands before the separator, or the whole line. */
function misspeltLabel(text: SpottedText, passage: number, word: number): Misspelt | null {
  const line = passageAt(text, passage).text;
  const words = wordsAt(text, passage);
  let joined = '';
  for (let index = word; index < words.length && joined.length <= longestLabel; index++) {
    const current = words[index];
    // No label has numbers; an answer that begins with one may look like a misspelt end.
    if (current === undefined || /\d/.test(current.folded)) break;
    joined += current.folded;
    const next = words[index + 1];
    const gap = line.slice(current.end, next?.start);
    if (!labelEnds.test(gap) && next !== undefined) continue;
    const phrase = joined.length < shortestMisspelt ? null : nearest(text.lexicon, joined);
    if (phrase === null) {
      // A parenthesis or a dash may still belong to the label.
      if (/[:：?\t]/.test(gap)) return null;
      continue;
    }
    const end = separatorAfter(text, { phrase, end: { passage, offset: current.end } }, true);
    if (end === null) continue;
    return { phrase, end, likeness: phrase.joined === joined ? 0.98 : 0.9, marked: /[:：;?=]/.test(gap) };
  }
  return null;
}

/** A question in other words than any form knows: only where its end is plain to see. */
function rewordedLabel(text: SpottedText, passage: number, word: number): Occurrence | null {
  const line = passageAt(text, passage).text;
  const words = wordsAt(text, passage);
  const from = words[word]?.start ?? 0;
  for (const { index } of line.slice(from, from + longestLabel).matchAll(/[:：?]/g)) {
    const asked = words.slice(word).filter(({ end }) => end <= from + index);
    const last = asked.at(-1);
    // A lost accent may have left a question mark: "H? energia no local?"
    if (last === undefined || asked.length < 2) continue;
    if (asked.length > mostWords) return null;
    const phrase = reworded(
      text.lexicon,
      asked.map(({ folded }) => folded),
    );
    const end = phrase && separatorAfter(text, { phrase, end: { passage, offset: last.end } }, true);
    if (phrase !== null && end !== null)
      return occurrenceOf([{ phrase, end }], { passage, offset: 0 }, end, 0.8, 0);
    if (asked.length > 2) return null;
  }
  return null;
}

const mostWords = 14;
const longestLabel = 90;
const shortestMisspelt = 4;
const labelEnds = /[:：;?=\t(*]|\s[-–—]\s|\s{2}|\.{2}/;

/** The end of what belongs to a label: its hint, its question mark, its colon; null if nothing parts it from the words behind. */
function separatorAfter(text: SpottedText, match: Match, wholeLineCounts: boolean): Place | null {
  let { passage, offset } = match.end;
  let line = passageAt(text, passage).text;
  let separated = false;
  for (;;) {
    const rest = line.slice(offset);
    if (rest.trim() === '') {
      return separated || wholeLineCounts
        ? afterHint(text, match.phrase, { passage, offset: line.length })
        : null;
    }
    // Behind the label's own question mark another one is an answer.
    if (separated && /^\s*\?/.test(rest)) break;
    const mark = separatorMarks.exec(rest);
    if (mark !== null) {
      separated ||= /[:：;?=>→»\t\]]|[-–—]|\.\.|__/.test(mark[0]);
      offset += mark[0].length;
      if (/[:：;=>→»]|[-–—]/.test(mark[0])) break;
      continue;
    }
    const hint: (Place & { known: boolean }) | null =
      separated && !/[?]\s*$/.test(line.slice(0, offset))
        ? null
        : hintAt(text, match.phrase, passage, offset);
    if (hint === null) break;
    ({ passage, offset } = hint);
    line = passageAt(text, passage).text;
    separated ||= hint.known;
  }
  return separated ? afterHint(text, match.phrase, { passage, offset }) : null;
}

const separatorMarks =
  /^\s*(?:[)\]"'”’]+|_(?!_)|[:：;?]+(?:\s*\*+)*|\*+|\.{2,}|_{2,}|[-=]+>|=|→|»|\s[-–—]\s|[-–—]\s)\s*/;

/** A parenthesis behind a label is its hint if it says about the same, or if the separator comes only behind it. */
function hintAt(
  text: SpottedText,
  phrase: Phrase,
  passage: number,
  offset: number,
): (Place & { known: boolean }) | null {
  const line = passageAt(text, passage).text;
  const open = /^\s*\(/.exec(line.slice(offset));
  if (open === null) return null;
  let content = '';
  let at = passage;
  let start = offset + open[0].length;
  for (let lines = 0; lines < 4; lines++) {
    const current = passageAt(text, at).text;
    const close = current.indexOf(')', start);
    if (close >= 0) {
      content += ` ${current.slice(start, close)}`;
      const known = resemblesHint(text, phrase, content);
      const behind = current.slice(close + 1);
      return known || /^\s*\*?\s*[:?]/.test(behind) || (behind.trim() === '' && lines === 0)
        ? { passage: at, offset: close + 1, known }
        : null;
    }
    if (content.length > longestHint || !wrapsOn(text, at)) return null;
    content += ` ${current.slice(start)}`;
    at++;
    start = 0;
  }
  return null;
}

const longestHint = 200;

/** The hint may also stand behind the colon, or on the line below: "Contactos locales: (nombre, correo …) Ana …". */
function afterHint(text: SpottedText, phrase: Phrase, place: Place): Place {
  const atEnd = passageAt(text, place.passage).text.slice(place.offset).trim() === '';
  const from = atEnd && wrapsOn(text, place.passage) ? { passage: place.passage + 1, offset: 0 } : place;
  const hint = hintAt(text, phrase, from.passage, from.offset);
  if (hint === null || !hint.known) return place;
  const line = passageAt(text, hint.passage).text;
  const mark = /^\s*[:?*]*\s*/.exec(line.slice(hint.offset))?.[0] ?? '';
  return { passage: hint.passage, offset: hint.offset + mark.length };
}

function resemblesHint(text: SpottedText, phrase: Phrase, content: string): boolean {
  const words = wordsOf(content);
  if (words.length === 0) return false;
  return phrase.senses.some(({ field }) => {
    const hints = text.lexicon.hintWords.get(field);
    if (hints === undefined || hints.size === 0) return false;
    const shared = words.filter(({ folded }) => hints.has(folded)).length;
    return shared >= 2 && shared * 2 >= words.length;
  });
}

/** "Nombre del cliente final:", "Do you have power on site right now?": a few plain words more before the separator. */
function stretchedLabel(text: SpottedText, phrase: Phrase, place: Place): Place | null {
  if (phrase.senses.length === 0) return null;
  const rest = passageAt(text, place.passage).text.slice(place.offset);
  const stretch = /^[\s,/-]*((?:\p{Ll}+[\s,/-]+){0,7}\p{Ll}+)\s*\??\s*[:?]+\s*\*?\s*/u.exec(rest);
  if (stretch === null) return null;
  const words = wordsOf(stretch[1] ?? '');
  const known = phrase.senses.some(({ field }) => {
    const hints = text.lexicon.hintWords.get(field);
    return hints !== undefined && words.every(({ folded }) => hints.has(folded));
  });
  return known || words.length <= 3
    ? { passage: place.passage, offset: place.offset + stretch[0].length }
    : null;
}

/** The first word that may begin a label: behind bullets, numbers ("1.", "2)", "Q3:") and letters ("a)"). */
function firstOfLabel(line: string, words: readonly Word[]): number {
  let first = 0;
  while (first < Math.min(3, words.length - 1)) {
    const word = words[first];
    const next = words[first + 1];
    if (word === undefined || next === undefined || !/^(?:[pq]?\d{1,2}|[a-o])$/.test(word.folded)) break;
    const gap = line.slice(word.end, next.start);
    if (!/[.):\]º°-]/.test(gap) && !/^\d+$/.test(word.folded)) break;
    first++;
  }
  return first;
}

function isBefore(one: Place, other: Place): boolean {
  return one.passage < other.passage || (one.passage === other.passage && one.offset < other.offset);
}

function wordsAt(text: SpottedText, passage: number): Word[] {
  const known = text.words[passage];
  if (known !== undefined && known !== null) return known;
  const line = passageAt(text, passage).text;
  const words = wordsOf(line.slice(0, Math.max(beginning, lastSeparator(line) + 1)));
  text.words[passage] = words;
  return words;
}

function passageAt({ passages }: SpottedText, at: number): Passage {
  const passage = passages[at];
  if (passage === undefined) throw new RangeError(`passage ${at} of ${passages.length}`);
  return passage;
}

/** No label is longer: behind these letters, and behind the last separator, a line holds no label. */
const beginning = 160;

function lastSeparator(line: string): number {
  return line.length <= beginning
    ? 0
    : Math.max(line.lastIndexOf(':'), line.lastIndexOf('?'), line.lastIndexOf('='));
}
