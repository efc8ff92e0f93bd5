import { type Lexicon, nearest, type Phrase } from './lexicon.ts';
import type { Passage } from './passages.ts';
import { type Word, wordsOf } from './words.ts';

/** A place in a view: a passage and an offset in its text. */
export interface Place {
  passage: number;
  offset: number;
}

/** A view on its way through the search for labels: the words of each passage are taken apart once, when needed. */
export interface Page {
  passages: readonly Passage[];
  words: (readonly Word[] | undefined)[];
  lexicon: Lexicon;
  /** How often a label was searched for that is not letter for letter. */
  searches: number;
}

export function passageAt({ passages }: Page, at: number): Passage {
  const passage = passages[at];
  if (passage === undefined) throw new RangeError(`passage ${at} of ${passages.length}`);
  return passage;
}

/** The words of a passage, as far as a label may reach into it. */
export function wordsAt(page: Page, passage: number): readonly Word[] {
  const known = page.words[passage];
  if (known !== undefined) return known;
  const line = passageAt(page, passage).text;
  const words = wordsOf(line.slice(0, Math.max(beginning, lastSeparator(line) + 1)));
  page.words[passage] = words;
  return words;
}

/** No label is longer: behind these letters, and behind the last separator, a line holds no label. */
const beginning = 160;

function lastSeparator(line: string): number {
  return line.length <= beginning
    ? 0
    : Math.max(line.lastIndexOf(':'), line.lastIndexOf('?'), line.lastIndexOf('='));
}

/** Whether a line may go on in the next passage: a line below it in the same quote, or in the same cell. */
export function wrapsOn({ passages }: Page, at: number): boolean {
  const here = passages[at];
  const next = passages[at + 1];
  if (here === undefined || next === undefined || next.role === 'head' || next.text.trim() === '')
    return false;
  // A client that breaks quoted lines may lose the marks of the second.
  if (here.depth < next.depth || here.table !== next.table) return false;
  if (here.row === next.row) return here.column === next.column;
  // In plain text a tab behind the second line's label makes cells of that line.
  return here.columns === 1 && (next.columns === 1 || next.table === null);
}

/** Whether the next passage is the cell beside. */
export function isBesideNext({ passages }: Page, at: number): boolean {
  const here = passages[at];
  const next = passages[at + 1];
  return here !== undefined && next?.row === here.row && next.column === here.column + 1;
}

/** Whether another cell stands beside this one, which is first of a pair or stands behind the row's number. */
export function isLabelCell({ passages }: Pick<Page, 'passages'>, at: number): boolean {
  const here = passages[at];
  const next = passages[at + 1];
  if (here === undefined || next === undefined || next.row !== here.row || next.column <= here.column)
    return false;
  return here.column % 2 === 0 || /^\W*(?:\d{1,2}\W*)?$/.test(passages[at - 1]?.text ?? '');
}

/** Whether labels that are not letter for letter were searched for more often than any form needs. */
export function isWeary({ searches }: Pick<Page, 'searches'>): boolean {
  return searches >= mostSearches;
}

/** The phrase whose letters come nearest, unless the page is weary of searching. */
export function nearestOn(page: Pick<Page, 'lexicon' | 'searches'>, joined: string): Phrase | null {
  if (isWeary(page)) return null;
  page.searches += 1;
  return nearest(page.lexicon, joined);
}

const mostSearches = 3000;
