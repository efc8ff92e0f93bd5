import { isCorrection } from './corrections.ts';
import { type Match, separatorAfter, stretchedLabel } from './label-end.ts';
import { endedAlike } from './label-ends.ts';
import { type Misspelt, matchesFrom, misspeltLabel, misspeltToItsEnd, rewordedLabel } from './label-match.ts';
import type { Lexicon, Sense } from './lexicon.ts';
import { withoutLookalikes } from './lookalikes.ts';
import { type Page, type Place, passageAt, wordsAt } from './page.ts';
import type { Passage } from './passages.ts';
import { meaningShared } from './rewording.ts';
import type { Word } from './words.ts';

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
  /** The same without the words more that stand before the mark behind it. */
  bare?: Occurrence;
}

/** The search of a view for labels, line by line, as far as it has come. */
export interface LabelSearch extends Page {
  searched: number;
  runs: Occurrence[][];
  labels: number;
  /** Where the last label ended. */
  from: Place;
}

/** A search that has not begun. */
export function labelSearch(passages: readonly Passage[], lexicon: Lexicon): LabelSearch {
  const from = { passage: 0, offset: 0 };
  return { passages, words: [], lexicon, searches: 0, searched: 0, runs: [], labels: 0, from };
}

/** All labels and headings above a passage, in order, those that will turn out to be ordinary words included. */
export function spot(search: LabelSearch, until: number): Occurrence[] {
  for (; search.searched < until && search.labels <= mostLabels; search.searched++) {
    const run = labelsOfLine(search, search.searched);
    if (run.length > 0) search.runs.push(run);
    search.labels += run.length;
  }
  const found: Occurrence[] = [];
  // "Contacto: ver firma" inside an answer is part of it; "Cliente: …, Sede: …, Contacto: …" on one line is a form.
  for (const run of search.runs) {
    const isForm = run.length >= labelsOfOneLine;
    for (const occurrence of run) {
      if (occurrence.doubt !== inPassing) found.push(occurrence);
      else if (isForm) found.push({ ...occurrence, doubt: insideForm });
    }
  }
  return withoutLookalikes(endedAlike(found, search.passages), search.passages);
}

function labelsOfLine(search: LabelSearch, at: number): Occurrence[] {
  const run: Occurrence[] = [];
  const passage = passageAt(search, at);
  const words = passage.role === 'head' || passage.isAnswer ? [] : wordsAt(search, at);
  if (words.length === 0) return run;
  const first = firstOfLabel(passage.text, words);
  const lastEnd = lastEndIn(passage.text);
  for (let word = first; word < words.length && run.length <= mostLabels; word++) {
    const { folded = '', start = 0 } = words[word] ?? {};
    if (word !== first && (words[word - 1]?.start ?? 0) >= lastEnd) break;
    if (word !== first && !search.lexicon.root.next.has(folded)) continue;
    if (isBefore({ passage: at, offset: start }, search.from)) continue;
    const occurrence =
      word === first
        ? atLineStart(search, at, word)
        : insideLine(search, at, word, run.length === 0 ? first : null);
    if (occurrence === null) continue;
    if (word === first && search.runs.length > 0 && isMidSentence(search, occurrence)) continue;
    // "Corrección: sitio: Cusco"
    const isExact = occurrence.likeness === 1 && occurrence.doubt === 0;
    if (!isExact && search.runs.length > 0 && isCorrection(passage.text)) break;
    run.push(occurrence);
    search.from = occurrence.end;
  }
  return run;
}

/** Behind the last mark or gap of a line only the next word may begin a label: nothing parts others from their answers. */
function lastEndIn(line: string): number {
  return /^.*(?:[:：;?=>→»\])(*_–—\t-]|\.\.|\s{3})/s.exec(line)?.[0].length ?? 0;
}

/** The doubt of a single word inside a line. */
const inPassing = 0.9;
/** The same where the whole line is a form. */
const insideForm = 0.5;
/** The doubt of a label that nothing parts from the words behind it. */
const unseparated = 1;
const singleWord = 1.5;
const labelsOfOneLine = 3;
/** Dozens of forms, blank ones in quotes and every loose mention included. */
const mostLabels = 5000;

function atLineStart(page: Page, passage: number, word: number): Occurrence | null {
  const begin = { passage, offset: 0 };
  const matches = matchesFrom(page, passage, word, true);
  const longest = matches.at(-1);
  const end = longest === undefined ? null : separatorAfter(page, longest, true);
  if (end !== null) return occurrenceOf(matches, begin, end, 1, 0);
  const misspelt = misspeltLabel(page, passage, word);
  const isMisspelt = misspelt !== null && !swallowsAnswer(page, misspelt, longest);
  if (isMisspelt && (longest === undefined || asksTheSame(misspelt, longest))) {
    return occurrenceOf([misspelt], begin, misspelt.end, misspelt.likeness, 0);
  }
  const stretched = longest === undefined ? null : stretchedLabel(page, longest.phrase, longest.end);
  // "ID del servicio afectado" is nearer to "ID del servicio" than to "Tipo de servicio afectado".
  if (isMisspelt && !(stretched && longest && isNearer(page, passage, stretched, longest, misspelt))) {
    return occurrenceOf([misspelt], begin, misspelt.end, misspelt.likeness, 0);
  }
  const isLabel = longest !== undefined && isPlain(longest) && !isOtherLabel(page, longest);
  // "Contacto en la sucursal: …" asks more than "Contacto".
  const isSure = (isLabel || stretched !== null) && longest !== undefined && longest.phrase.words > 1;
  const other = isSure ? null : rewordedLabel(page, passage, word);
  if (other !== null) return occurrenceOf([other], begin, other.end, 0.8, 0);
  const bare = isLabel ? unseparatedLabel(page, begin, word, matches, longest) : null;
  if (stretched === null) return bare;
  const label = occurrenceOf(matches, begin, stretched, 0.95, 0);
  if (bare !== null) label.bare = bare;
  return label;
}

function unseparatedLabel(
  page: Page,
  begin: Place,
  word: number,
  matches: readonly Match[],
  longest: Match,
): Occurrence {
  if (longest.phrase.words < 2) return occurrenceOf(matches, begin, longest.end, 1, singleWord);
  const whole = longest.end.passage === begin.passage ? misspeltToItsEnd(page, word, longest) : null;
  return whole === null
    ? occurrenceOf(matches, begin, longest.end, 1, unseparated)
    : occurrenceOf([whole], begin, whole.end, whole.likeness, unseparated);
}

/** One small word below a comma or a semicolon goes on with the answer above: "No responde;⏎contacto: ver firma". */
function isMidSentence({ passages }: Page, { begin, end }: Occurrence): boolean {
  const here = passages[begin.passage];
  const above = passages[begin.passage - 1];
  if (here === undefined || above === undefined || here.depth !== above.depth) return false;
  return (
    end.passage === begin.passage &&
    /[,;]\s*$/.test(above.text) &&
    /^\s*\p{Ll}+\W*$/u.test(here.text.slice(0, end.offset))
  );
}

/** Whether a phrase is a label even if nothing parts it from its answer: one of several words, or a published one. */
function isPlain({ phrase: { words, senses } }: Match): boolean {
  return senses.length > 0 && (words > 1 || senses.some(({ rank }) => rank === 3));
}

/** "Contact type: Email" asks something else than "Contact". */
function isOtherLabel(page: Page, { phrase, end }: Match): boolean {
  const rest = passageAt(page, end.passage).text.slice(end.offset, end.offset + 60);
  return phrase.words === 1 && /^\s+\p{Ll}+(?:\s+\p{Ll}+)?\s*:/u.test(rest);
}

/** "Do you have BT contingency Yes", "Horario de atención L-V: 8-18": no misspelt labels, but such as nothing parts from their answers. */
function swallowsAnswer(page: Page, misspelt: Misspelt, longest: Match | undefined): boolean {
  if (longest === undefined || longest.phrase.words < 2 || !asksTheSame(misspelt, longest)) return false;
  const more = misspelt.phrase.joined.length - longest.phrase.joined.length;
  return misspelt.marked ? more <= 0 && !isQuestionTo(page, misspelt.end) : more <= 2;
}

/** Whether a question mark ends the label: "Tem contingência T?". */
function isQuestionTo(page: Page, { passage, offset }: Place): boolean {
  return passageAt(page, passage).text.slice(0, offset).includes('?');
}

/** Whether the words up to the label's end have more in common with the one match than with the other. */
function isNearer(page: Page, passage: number, end: Place, one: Match, other: Match): boolean {
  if (end.passage !== passage) return false;
  const words = wordsAt(page, passage).filter(word => word.end <= end.offset);
  const folded = words.map(word => word.folded);
  return meaningShared(folded, one.phrase) > meaningShared(folded, other.phrase);
}

function asksTheSame(one: Match, other: Match | undefined): boolean {
  return one.phrase.senses.some(({ field }) =>
    other?.phrase.senses.some(sense => sense.field.key === field.key),
  );
}

/** `first` is the line's first word, as long as no label was found in the line. */
function insideLine(page: Page, passage: number, word: number, first: number | null): Occurrence | null {
  const matches = matchesFrom(page, passage, word, false);
  const longest = matches.at(-1);
  if (longest === undefined || longest.phrase.senses.length === 0) return null;
  const { text: line } = passageAt(page, passage);
  const words = wordsAt(page, passage);
  const previous = words[word - 1]?.end ?? 0;
  const gap = line.slice(previous, words[word]?.start);
  const apart = /[,;|./·•*()¿–—-]|\s{2}|\t/.test(gap);
  const end = separatorAfter(page, longest, false);
  if (end === null) {
    const begin = { passage, offset: words[word]?.start ?? 0 };
    return isBehindGap(gap, longest) ? occurrenceOf(matches, begin, longest.end, 1, unseparated) : null;
  }
  if (!apart && first !== null && word - first >= mostWordsBefore && endsLine(page, end)) return null;
  if (longest.phrase.words < 2 && !apart && !isTitled(line, words[word], end)) return null;
  if (longest.phrase.words > 1 && first !== null && isLabelUpTo(page, passage, first, word))
    return occurrenceOf(matches, { passage, offset: 0 }, end, 0.95, 0);
  const begin = { passage, offset: beginningInside(page, passage, word) };
  return occurrenceOf(matches, begin, end, 1, longest.phrase.words < 2 ? inPassing : apart ? 0.5 : 0.75);
}

/** Several spaces before a published label part two pairs on a line, though nothing parts the second: "… 192.0.2.1    Destination IP address 192.0.2.2". */
function isBehindGap(gap: string, { phrase: { words, senses } }: Match): boolean {
  return words > 1 && /\s{3}|\t/.test(gap) && senses.some(({ rank }) => rank === 3);
}

/** "Adjunto los datos solicitados del sitio afectado:" is a sentence. */
function endsLine(page: Page, { passage, offset }: Place): boolean {
  return passageAt(page, passage).text.slice(offset).trim() === '';
}

/** "Descripción: …" in the middle of a line, with a capital and its colon right behind. */
function isTitled(line: string, word: Word | undefined, end: Place): boolean {
  return word !== undefined && /^\p{Lu}[\p{L}\s]*:\s*$/u.test(line.slice(word.start, end.offset));
}

/** Where a label inside a line begins: at the capital, bar, stop or "¿" before it if only words of labels lie between. */
function beginningInside(page: Page, passage: number, word: number): number {
  const { text: line } = passageAt(page, passage);
  const words = wordsAt(page, passage);
  for (let at = word; at > 0 && at > word - mostWordsBefore; at--) {
    const [before, here] = [words[at - 1], words[at]];
    if (before === undefined || here === undefined) break;
    const gap = line.slice(before.end, here.start);
    const parts = /[,;|./·•*()¿?:–—-]|\s{2}|\t/.test(gap);
    if (at === word || page.lexicon.labelWords.has(here.folded)) {
      if (parts || (at < word && /\p{Lu}/u.test(line[here.start] ?? ''))) {
        const junk = /[\s¿*•·|,;/–—-]*$/.exec(gap)?.[0].length ?? 0;
        return here.start - junk;
      }
    } else break;
  }
  const gap = line.slice(words[word - 1]?.end ?? 0, words[word]?.start);
  return (words[word]?.start ?? 0) - (/[\s¿*•·|,;/–—-]*$/.exec(gap)?.[0].length ?? 0);
}

/** "¿Llueve o ha llovido?", "Any power outage:": what stands before is made of the words of other labels. */
function isLabelUpTo(page: Page, passage: number, first: number, word: number): boolean {
  const words = wordsAt(page, passage).slice(first, word + 1);
  const line = passageAt(page, passage).text;
  return (
    words.length <= mostWordsBefore &&
    words.every(
      ({ folded, end }, index) =>
        index === words.length - 1 ||
        (page.lexicon.labelWords.has(folded) && /^[\s/-]*$/.test(line.slice(end, words[index + 1]?.start))),
    )
  );
}

const mostWordsBefore = 5;

/** The longest match gives the end; shorter ones lend their senses to forms that do not know the longest. */
function occurrenceOf(
  matches: readonly Match[],
  begin: Place,
  end: Place,
  likeness: number,
  doubt: number,
): Occurrence {
  const longest = matches.at(-1)?.phrase;
  let senses: readonly Sense[] = longest?.senses ?? [];
  for (let at = matches.length - 2; at >= 0; at--)
    senses = withLent(senses, matches[at]?.phrase.senses ?? []);
  return { senses, heading: longest?.heading ?? false, begin, end, likeness, doubt };
}

/**
 * The senses of a match, and those that a shorter one has for other forms. The same two give the same list: what it
 * asks is remembered by it.
 */
function withLent(senses: readonly Sense[], shorter: readonly Sense[]): readonly Sense[] {
  const before: Lent = lentBefore.get(senses) ?? new WeakMap();
  const known = before.get(shorter);
  if (known !== undefined) return known;
  const lent = shorter.filter(sense => !senses.some(({ form }) => form === sense.form));
  const together = lent.length === 0 ? senses : [...senses, ...lent.map(sense => ({ ...sense, lent: true }))];
  lentBefore.set(senses, before.set(shorter, together));
  return together;
}

type Lent = WeakMap<readonly Sense[], readonly Sense[]>;
const lentBefore = new WeakMap<readonly Sense[], Lent>();

/** The first word that may begin a label: behind bullets, numbers ("1.", "2)", "Q3:", "IV.", "Pregunta 5:"), "Pregunta:" and letters ("a)"). */
function firstOfLabel(line: string, words: readonly Word[]): number {
  let first = 0;
  while (first < Math.min(3, words.length - 1)) {
    const word = words[first];
    const next = words[first + 1];
    if (word === undefined || next === undefined) break;
    // Outlook's bullets, of fonts of symbols, become letters: "o Descripción: …", "Ø  Sitio …".
    if (word.end - word.start === 1 && letterBullet.test(line.slice(word.start, next.start + 1))) {
      first++;
      continue;
    }
    const announces = announcing.has(word.folded);
    if (
      announces
        ? !isCounted(line, word, next)
        : word.folded.length > longestNumber || !numbering.test(word.folded)
    )
      break;
    // "N° de origen" is no letter of a list.
    if (/^n\s?[°º]/i.test(line.slice(word.start, word.end + 2))) break;
    const gap = announces ? '.' : line.slice(word.end, next.start);
    if (!/[.):\]º°-]/.test(gap) && !/^\d+[oa]?$/.test(word.folded)) break;
    first++;
  }
  return first;
}

/** "Pregunta 5", "Pregunta:" */
function isCounted(line: string, { end }: Word, { folded, start }: Word): boolean {
  return /^\d{1,2}$/.test(folded) || /^\s?[:：]/.test(line.slice(end, start));
}

const letterBullet = /^(?:[oØü]\s+|[vq]\s{2,})[¿*"]?\p{Lu}/u;
const announcing = new Set('question pregunta pergunta item punto ponto point campo field'.split(' '));
const numbering = /^(?:[pq]?\d{1,2}[oa]?|[a-v]|[ivx]{1,5})$/;
const longestNumber = 5;

function isBefore(one: Place, other: Place): boolean {
  return one.passage < other.passage || (one.passage === other.passage && one.offset < other.offset);
}
