import { isSpeltLike, type Lexicon, type Phrase } from './lexicon.ts';
import { nearestOn, type Page } from './page.ts';
import type { Passage } from './passages.ts';
import { reworded } from './rewording.ts';
import { joinedLetters, wordsOf } from './words.ts';

/** A cell of a table, line by line. */
export type Cell = readonly Passage[];

/** Cells side by side. */
export type TableRow = readonly Cell[];

/** The rows of a mail's tables on their way through the search for labels. */
export interface CellSearch extends Pick<Page, 'lexicon' | 'searches'> {
  /** The label that each cell is, once it was looked for. */
  labels: Map<Cell, Phrase | null>;
  /** The cells that hold answers, whatever they read like. */
  answers: Set<Cell>;
}

/** A search that has not begun. */
export function cellSearch(lexicon: Lexicon): CellSearch {
  return { lexicon, searches: 0, labels: new Map(), answers: new Set() };
}

/** The passages of a row come cell by cell, and every cell has at least one. */
export function rowsOf(passages: readonly Passage[]): Cell[][] {
  const rows: Passage[][][] = [];
  let current: number | null = null;
  for (const passage of passages) {
    const row = rows.at(-1);
    if (row === undefined || passage.row !== current) rows.push([[passage]]);
    else if (passage.column === row.length) row.push([passage]);
    else row.at(-1)?.push(passage);
    current = passage.row;
  }
  return rows;
}

/** The table that a row stands in; null where a text without tables made it. */
export function tableOf(row: TableRow = []): number | null | undefined {
  return row[0]?.[0]?.table;
}

/** A number that none of these rows has. */
export function freeRowBelow(rows: readonly TableRow[]): number {
  return rows.reduce((last, row) => Math.max(last, row[0]?.[0]?.row ?? 0), 0) + 1;
}

export function isFilled(cell: Cell): boolean {
  return cell.some(({ text }) => text.trim() !== '');
}

/** A cell that asks, in whatever words. */
export function asks(cell: Cell): boolean {
  const end = (cell.at(-1)?.text ?? '').slice(-longestLabel);
  const mark = Math.max(end.lastIndexOf(':'), end.lastIndexOf('?'));
  return mark >= 0 && !/\w/.test(end.slice(mark)) && /\p{L}{3}[^@\d]*$/u.test(end.slice(0, mark));
}

const longestLabel = 120;

export function isLabelAlone(cell: Cell, search: CellSearch): boolean {
  return labelIn(cell, search) !== null;
}

/** The label that a cell is, if it holds nothing else. */
export function labelIn(cell: Cell, search: CellSearch): Phrase | null {
  if (search.answers.has(cell)) return null;
  const known = search.labels.get(cell);
  if (known !== undefined) return known;
  const label = labelOf(cell, search);
  search.labels.set(cell, label);
  return label;
}

function labelOf(cell: Cell, search: CellSearch): Phrase | null {
  const written = cell.length === 1 ? (cell[0]?.text ?? '') : cell.map(passage => passage.text).join(' ');
  const numbered = written.includes('(') ? written.replace(/\([^()]*\)\s*[:?*]*\s*$/, '') : written;
  const text = beginsNumber.test(numbered) ? numbered.replace(number, '') : numbered;
  if (text.length > longestLabel || !/\p{L}/u.test(text)) return null;
  const found = wordsOf(text);
  const words = found.map(({ folded }) => folded);
  const letters = joinedLetters(found);
  const { lexicon } = search;
  const phrase = lexicon.byJoined.get(letters) ?? nearestOn(search, letters);
  if (phrase === null || phrase.senses.length === 0) return asks(cell) ? reworded(lexicon, words) : null;
  return phrase.joined === letters || isSpeltLike(words, phrase) ? phrase : null;
}

const beginsNumber = /^\(?\d/;
/** What counts a question: "3- ", "3.", "(3)". */
const number = /^\(?\d{1,2}\s?[.):°º-]{1,2}\s*(?=\D)/;

/** Whether a cell is the heading of a section, and nothing else. */
export function isHeading(cell: Cell, lexicon: Lexicon): boolean {
  const [line, ...others] = cell;
  if (line === undefined || others.length > 0 || line.text.length > longestLabel) return false;
  return lexicon.byJoined.get(joinedLetters(wordsOf(line.text)))?.heading === true;
}
