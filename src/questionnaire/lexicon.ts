import { distance } from 'fastest-levenshtein';
import type { Field, Form } from './form.ts';
import { errorsBetween } from './misspelling.ts';
import { stemsOf } from './rewording.ts';
import { fold, type Word, wordsOf } from './words.ts';

/** What a phrase of a mail may mean: a question of one form. */
export interface Sense {
  form: Form;
  field: Field;
  /** 3 as published, 2 another wording of several words, 1 a single word that occurs in ordinary prose too. */
  rank: 1 | 2 | 3;
  /** True where only the beginning of the phrase has this sense: the whole of it belongs to another form. */
  lent?: boolean;
}

/** One wording, and every question of every form that is asked with it; headings have no senses. */
export interface Phrase {
  /** Its folded letters without spaces. */
  joined: string;
  words: number;
  /** Its folded words. */
  spelt: readonly string[];
  senses: Sense[];
  heading: boolean;
  letters: number;
  /** How often each letter occurs in it. */
  counts: Uint8Array;
  /** Its words without the small ones, cut to their stems. */
  stems: Set<string>;
}

export interface Branch {
  next: Map<string, Branch>;
  /** The words of `next` by their first letter, for words that are cut short. */
  byInitial: Map<string, string[]>;
  phrase: Phrase | null;
}

/** All labels, headings and published sentences of a set of forms, ready for looking up. */
export interface Lexicon {
  forms: readonly Form[];
  root: Branch;
  byLength: Phrase[][];
  byJoined: Map<string, Phrase>;
  byStem: Map<string, Phrase[]>;
  /** Of all wordings of a question. */
  stemsOf: Map<Field, Set<string>>;
  /** The published sentences, folded, each between line ends: `\n a b c \n d e f \n`. */
  notes: string;
  /** Every word of the published sentences that is not the last or last but one, and the two words behind it. */
  noteBeginnings: Map<string, Set<string>>;
  shortNotes: Set<string>;
  /** Folded words of all labels. */
  labelWords: Set<string>;
  /** What `reworded` found before. */
  reworded: Map<string, Phrase | null>;
  /** Misspelt words, and the words of labels they stand for. */
  spelt: Map<string, string>;
  /** Folded words of all hints. */
  hintWords: Map<Field, Set<string>>;
  /** Fields of other families that ask the same: they share a wording and the type of answer. */
  kin: Map<Field, Set<Field>>;
  /** What `nearest` found before: customers misspell the same way. */
  remembered: Map<string, Phrase | null>;
}

const prepared = new WeakMap<readonly Form[], Lexicon>();

/** The lexicon of these forms, made once for each list of forms. */
export function lexiconOf(forms: readonly Form[]): Lexicon {
  const known = prepared.get(forms);
  if (known !== undefined) return known;
  const lexicon = build(forms);
  prepared.set(forms, lexicon);
  return lexicon;
}

function build(forms: readonly Form[]): Lexicon {
  const lexicon: Lexicon = {
    forms,
    root: newBranch(),
    byLength: [],
    byJoined: new Map(),
    byStem: new Map(),
    stemsOf: new Map(),
    notes: '\n',
    noteBeginnings: new Map(),
    shortNotes: new Set(),
    labelWords: new Set(),
    reworded: new Map(),
    spelt: new Map(),
    hintWords: new Map(),
    remembered: new Map(),
    kin: new Map(),
  };
  for (const form of forms) {
    for (const field of form.fields) {
      addSense(lexicon, field.label, { form, field, rank: 3 });
      for (const synonym of field.synonyms) {
        addSense(lexicon, synonym, { form, field, rank: wordsOf(synonym).length > 1 ? 2 : 1 });
      }
      lexicon.hintWords.set(field, new Set(wordsOf(field.hint ?? '').map(word => word.folded)));
    }
    for (const section of form.sections) {
      for (const heading of [section.heading, ...section.synonyms])
        phraseFor(lexicon, heading).heading = true;
    }
    for (const note of form.notes) addNote(lexicon, note);
  }
  for (const { senses } of lexicon.byJoined.values()) addKin(lexicon, senses);
  return lexicon;
}

function addKin({ kin }: Lexicon, senses: readonly Sense[]): void {
  for (const { form, field } of senses) {
    const known = kin.get(field) ?? new Set();
    kin.set(field, known);
    for (const other of senses)
      if (other.form !== form && other.field.type === field.type) known.add(other.field);
  }
}

function addSense(lexicon: Lexicon, wording: string, sense: Sense): void {
  for (const { folded } of wordsOf(wording)) lexicon.labelWords.add(folded);
  const { senses, stems } = phraseFor(lexicon, wording);
  const known = lexicon.stemsOf.get(sense.field) ?? new Set();
  lexicon.stemsOf.set(sense.field, known);
  for (const stem of stems) known.add(stem);
  const same = senses.find(other => other.field === sense.field);
  if (same === undefined) senses.push(sense);
}

function phraseFor(lexicon: Lexicon, wording: string): Phrase {
  const words = wordsOf(wording.replace(numeral, numeralWord)).map(word => word.folded);
  let branch = lexicon.root;
  for (const word of words) {
    branch = branch.next.get(word) ?? grown(branch, word);
  }
  if (branch.phrase !== null) return branch.phrase;
  const joined = words.join('');
  const known = lexicon.byJoined.get(joined);
  const phrase = known ?? {
    joined,
    words: words.length,
    spelt: words,
    senses: [],
    heading: false,
    letters: lettersOf(joined),
    counts: countsOf(joined),
    stems: stemsOf(words),
  };
  branch.phrase = phrase;
  if (known === undefined) {
    lexicon.byJoined.set(joined, phrase);
    const sameLength = lexicon.byLength[joined.length] ?? [];
    sameLength.push(phrase);
    lexicon.byLength[joined.length] = sameLength;
    for (const stem of phrase.stems) lexicon.byStem.set(stem, [...(lexicon.byStem.get(stem) ?? []), phrase]);
  }
  return phrase;
}

function newBranch(): Branch {
  return { next: new Map(), byInitial: new Map(), phrase: null };
}

function grown({ next, byInitial }: Branch, word: string): Branch {
  const initial = word.charAt(0);
  byInitial.set(initial, [...(byInitial.get(initial) ?? []), word]);
  const branch = newBranch();
  next.set(word, branch);
  return branch;
}

/** "Nº do chamado" is "Número do chamado". */
const numeral = /(?<!\p{L})(?:(?:nro|num|nr)(?!\p{L})\.?|n\s?[°º]|no\.)/iu;
export const numeralWord = 'numero';

/** Whether a word of a line abbreviates "number": "Nº", "Nro.", "No.". */
export function isNumeral(line: string, { folded, start, end }: Word): boolean {
  return (
    folded.length <= longestNumeral && folded.startsWith('n') && numeral.test(line.slice(start, end + 1))
  );
}

const longestNumeral = 3;

function addNote(lexicon: Lexicon, note: string): void {
  const words = wordsOf(note).map(word => word.folded);
  if (words.length < 4) {
    lexicon.shortNotes.add(words.join(' '));
    return;
  }
  lexicon.notes += ` ${words.join(' ')} \n`;
  for (let at = 0; at + 3 <= words.length; at++) {
    const [first = '', second, third] = words.slice(at, at + 3);
    const following = lexicon.noteBeginnings.get(first) ?? new Set();
    lexicon.noteBeginnings.set(first, following.add(`${second} ${third}`));
  }
}

/** Whether words may be those of a phrase, word for word: "Short description" is no "Work description", "Sem contingência" no "Tem contingência". */
export function isSpeltLike(words: readonly string[], { spelt }: Phrase): boolean {
  return (
    words.length !== spelt.length ||
    spelt.every((word, index) => {
      const written = words[index] ?? '';
      if (word.length < shortestMistaken) return written === word || !denies.test(written);
      const allowed = tolerance(word.length) + 1;
      return errorsBetween(written, word, allowed) <= allowed;
    })
  );
}

/** How many letters of a phrase may be wrong: one, or every fifth. Words of three letters must be right. */
function tolerance(length: number): number {
  return length < shortestMistaken ? 0 : Math.max(1, Math.floor(length / 5));
}

const shortestMistaken = 4;
const denies = /^(?:sem|sin|nao)$/;

/**
 * The phrase whose letters come nearest, within the tolerance; null when there is none, or when two of
 * different meaning are about as near.
 */
export function nearest(lexicon: Lexicon, joined: string): Phrase | null {
  const exact = lexicon.byJoined.get(joined);
  if (exact !== undefined) return exact;
  const remembered = lexicon.remembered.get(joined);
  if (remembered !== undefined) return remembered;
  const found = search(lexicon, joined);
  if (lexicon.remembered.size >= rememberAtMost) lexicon.remembered.clear();
  lexicon.remembered.set(joined, found);
  return found;
}

const rememberAtMost = 5000;

function search(lexicon: Lexicon, joined: string): Phrase | null {
  const reach = tolerance(joined.length) + 1;
  const letters = lettersOf(joined);
  const counts = countsOf(joined);
  const within: { phrase: Phrase; errors: number }[] = [];
  for (let length = Math.max(1, joined.length - reach); length <= joined.length + reach; length++) {
    for (const phrase of lexicon.byLength[length] ?? []) {
      const allowed = tolerance(length);
      // "Lima" is no misspelt "Clima": of a word that is a label alone the first letter is right.
      if (phrase.words === 1 && phrase.joined[0] !== joined[0]) continue;
      // One wrong letter changes at most two members of the set of letters, and two of their counts.
      if (bitsIn(letters ^ phrase.letters) > 2 * allowed) continue;
      if (differ(counts, phrase.counts, 2 * allowed)) continue;
      // Two swapped letters are one error to us and two to Levenshtein: near enough is looked at again.
      const edits = distance(joined, phrase.joined);
      const errors = edits > 2 * allowed ? edits : errorsBetween(joined, phrase.joined, allowed);
      if (errors <= allowed) within.push({ phrase, errors });
    }
  }
  within.sort((one, other) => one.errors - other.errors);
  const [best] = within;
  if (best === undefined) return null;
  const rival = within.find(({ phrase }) => !sharesMeaning(phrase, best.phrase));
  // "Clearly nearer": half the errors of the next question, at most.
  return rival === undefined || best.errors * 2 <= rival.errors ? withKin(best.phrase, within) : null;
}

/** A misspelt phrase may be as near to the wording another form has for the same question. */
function withKin(phrase: Phrase, within: readonly { phrase: Phrase }[]): Phrase {
  const senses = [...phrase.senses];
  for (const kin of within.flatMap(other => other.phrase.senses)) {
    const isSame = phrase.senses.some(({ field }) => field.key === kin.field.key);
    if (isSame && !senses.some(({ form }) => form === kin.form)) senses.push(kin);
  }
  return senses.length === phrase.senses.length ? phrase : { ...phrase, senses };
}

function sharesMeaning(one: Phrase, other: Phrase): boolean {
  if (one.heading && other.heading) return true;
  return one.senses.some(sense => other.senses.some(({ field }) => field.key === sense.field.key));
}

function lettersOf(joined: string): number {
  let set = 0;
  for (let at = 0; at < joined.length; at++) set |= 1 << (joined.charCodeAt(at) % 32);
  return set;
}

function bitsIn(set: number): number {
  let rest = set;
  let count = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    count++;
  }
  return count;
}

function countsOf(joined: string): Uint8Array {
  const counts = new Uint8Array(32);
  for (let at = 0; at < joined.length; at++) {
    const letter = joined.charCodeAt(at) % 32;
    counts[letter] = (counts[letter] ?? 0) + 1;
  }
  return counts;
}

/** Whether more letters than so many occur in the one and not in the other. */
function differ(one: Uint8Array, other: Uint8Array, atMost: number): boolean {
  let different = 0;
  for (let letter = 0; letter < one.length; letter++) {
    different += Math.abs((one[letter] ?? 0) - (other[letter] ?? 0));
    if (different > atMost) return true;
  }
  return false;
}

/** Whether a line repeats a published sentence, or a part of one of at least three words. */
export function isNote(lexicon: Lexicon, text: string): boolean {
  const line = text.slice(0, longestNoteLine);
  const [first, second, third, fourth] = wordsOf(line);
  if (first === undefined) return false;
  if (fourth === undefined && lexicon.shortNotes.has(fold(line))) return true;
  if (second === undefined || third === undefined) return false;
  if (!lexicon.noteBeginnings.get(first.folded)?.has(`${second.folded} ${third.folded}`)) return false;
  const folded = fold(line);
  if (lexicon.notes.includes(` ${folded} `)) return true;
  const words = folded.split(' ');
  // The sentence of the page goes on with an address or a link of the desk's.
  for (let length = words.length - 1; length >= 4; length--) {
    if (lexicon.notes.includes(` ${words.slice(0, length).join(' ')} \n`)) return true;
  }
  // A sentence nearly as published: five words of it in a row.
  return words.length >= 5 && lexicon.notes.includes(` ${words.slice(0, 5).join(' ')} `);
}

const longestNoteLine = 500;
