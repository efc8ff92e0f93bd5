import { isSpeltLike, type Lexicon, type Phrase } from './lexicon.ts';
import { nearestOn, type Page } from './page.ts';
import type { Passage } from './passages.ts';
import { reworded } from './rewording.ts';
import { joinedLetters, wordsOf } from './words.ts';

/**
 * Tables with a row of labels above rows of answers, with a cell of labels beside a cell of answers, or with labels above
 * answers that span the table, set upright: each label directly before its answer, one row of answers after the other. All
 * other rows stay as they are.
 */
export function upright(passages: Passage[], lexicon: Lexicon): Passage[] {
  if (!passages.some(({ columns }) => columns > 1)) return passages;
  const rows = rowsOf(passages);
  const search: Search = { lexicon, searches: 0 };
  const turned: Passage[] = [];
  let freeRow = (passages.at(-1)?.row ?? 0) + 1;
  let turnedTable: number | null | undefined;
  for (let at = 0; at < rows.length; ) {
    const header = rows[at] ?? [];
    const table = header[0]?.[0]?.table;
    const pairs = pairsIn(header, search) ?? spannedPairs(rows, at, search);
    if (pairs !== null) {
      for (const [label, answer] of pairs.cells)
        turned.push(...beside(label, freeRow, 0), ...beside(answer, freeRow++, 1));
      for (const passage of pairs.unowned)
        turned.push({ ...passage, row: freeRow++, column: 0, columns: 1, table: null });
      at += pairs.rows;
      continue;
    }
    const answers = answerRows(rows, at, search, table === turnedTable);
    if (answers.length === 0) {
      for (const cell of header) for (const passage of cell) turned.push(passage);
      at++;
      continue;
    }
    turnedTable = table;
    for (const answerRow of answers) {
      header.forEach((label, column) => {
        turned.push(...beside(label, freeRow, 0), ...beside(answerRow[column] ?? [], freeRow, 1));
        freeRow++;
      });
    }
    at += answers.length + 1;
  }
  return turned;
}

type Cell = Passage[];
type Search = Pick<Page, 'lexicon' | 'searches'>;

function beside(cell: Cell, row: number, column: number): Cell {
  return cell.map(passage => ({ ...passage, row, column, columns: 2 }));
}

/** The passages of a row come cell by cell, and every cell has at least one. */
function rowsOf(passages: readonly Passage[]): Cell[][] {
  const rows: Cell[][] = [];
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

/** Labels and the answers to them, and how many rows hold them. */
interface Pairs {
  cells: [Cell, Cell][];
  rows: number;
  /** Answers of which nothing tells whose they are. */
  unowned: Cell;
}

/** A cell of labels, one a line, and beside it a cell of answers: whose they are is told if it has as many lines. */
function pairsIn([labels = [], answers = [], ...others]: readonly Cell[], search: Search): Pairs | null {
  if (others.length > 0 || labels.length < fewestListed || answers.length < fewestLabels) return null;
  const alone = (lines: Cell) => lines.filter(line => isLabelAlone([line], search)).length;
  if (alone(labels) < labels.length * mostly || alone(answers) > 1) return null;
  const isTold = labels.length === answers.length;
  return {
    cells: labels.map((label, line) => [[label], isTold ? answers.slice(line, line + 1) : []]),
    rows: 1,
    unowned: isTold ? [] : answers,
  };
}

const fewestListed = 3;

/** Labels beside empty cells, each above a row of one cell, at least two of them one below the other. */
function spannedPairs(rows: readonly Cell[][], at: number, search: Search): Pairs | null {
  const cells: [Cell, Cell][] = [];
  for (let label = at; ; label += 2) {
    const pair = spannedPair(rows[label], rows[label + 1], search);
    if (pair === null) break;
    cells.push(pair);
  }
  return cells.length < fewestLabels ? null : { cells, rows: cells.length * 2, unowned: [] };
}

function spannedPair(above: Cell[] = [], below: Cell[] = [], search: Search): [Cell, Cell] | null {
  const [label, ...beside] = above;
  const [answer, ...others] = below;
  if (label === undefined || answer === undefined || beside.length === 0 || others.length > 0) return null;
  if (label[0]?.table !== answer[0]?.table || beside.some(isFilled)) return null;
  return isLabelAlone(label, search) && !isLabelAlone(answer, search) ? [label, answer] : null;
}

/** The rows below a row of labels that hold their answers: as many cells, and no label among them. */
function answerRows(rows: readonly Cell[][], at: number, search: Search, isTurned: boolean): Cell[][] {
  const header = rows[at] ?? [];
  const width = widthOf(header);
  const [first] = header;
  // Where labels stand beside answers, the label below tells it sooner than the answer beside.
  if (first && isLabelAlone(first, search) && !mayAnswer(rows[at + 1], header, search)) return [];
  if (width > 1 && isHeading(rows[at + 1], rows, search)) return [];
  // Some heading may be too misspelt, or ask what no form asks; where rows above were turned, one that is known tells.
  if (!holdsLabels(header, isTurned ? 1 : Math.max(fewestLabels, width * mostly), search)) return [];
  const answers: Cell[][] = [];
  for (let below = at + 1; below < rows.length; below++) {
    const row = rows[below];
    if (row === undefined || !mayAnswer(row, header, search)) break;
    answers.push(row);
  }
  return answers;
}

/** A row of one filled cell, in a table where labels stand beside answers. */
function isHeading(row: readonly Cell[] = [], rows: readonly Cell[][], search: Search): boolean {
  const table = row[0]?.[0]?.table;
  return (
    row.filter(isFilled).length === 1 &&
    rows.some(other => other[0]?.[0]?.table === table && hasLabelBesideAnswer(other, search))
  );
}

function hasLabelBesideAnswer(row: readonly Cell[], search: Search): boolean {
  return row.some((label, column) => {
    const answer = row[column + 1] ?? [];
    return isFilled(answer) && isLabelAlone(label, search) && !isLabelAlone(answer, search);
  });
}

function mayAnswer(row: readonly Cell[] | undefined, header: readonly Cell[], search: Search): boolean {
  return (
    row !== undefined &&
    row[0]?.[0]?.table === header[0]?.[0]?.table &&
    row.length === header.length &&
    widthOf(row) <= widthOf(header) &&
    !isMostlyLabels(row, header, search)
  );
}

/** One answer may read like a label: "Todo conectado". Under a cell that spans rows stands an empty one. */
function isMostlyLabels(row: readonly Cell[], header: readonly Cell[], search: Search): boolean {
  const filled = [...row.entries()].filter(([, cell]) => isFilled(cell));
  const enough = Math.max(1, filled.length / 2);
  let labels = 0;
  let others = 0;
  for (const [column, cell] of filled) {
    if (isLabelAlone(cell, search) && !repeats(cell, header[column] ?? [], search)) labels++;
    else others++;
    if (labels >= enough) return true;
    if (others > filled.length - enough) return false;
  }
  return false;
}

/** Whether a cell says what the one above asks: "¿Se reinició?", "Se reinició". */
function repeats(cell: Cell, above: Cell, search: Search): boolean {
  const asked = labelIn(above, search)?.senses.map(({ field }) => field.key);
  return (
    asked !== undefined &&
    !asks(cell) &&
    labelIn(cell, search)?.senses.some(({ field }) => asked.includes(field.key)) === true
  );
}

const fewestLabels = 2;
const mostly = 0.6;

/** How many columns a row fills: empty cells at its end do not count. */
function widthOf(row: readonly Cell[]): number {
  return row.findLastIndex(isFilled) + 1;
}

function isFilled(cell: Cell): boolean {
  return cell.some(({ text }) => text.trim() !== '');
}

function holdsLabels(row: readonly Cell[], atLeast: number, search: Search): boolean {
  let others = 0;
  let unknown = 0;
  for (const cell of row) {
    if (isLabelAlone(cell, search)) continue;
    unknown++;
    if (!asks(cell)) others++;
    if (others > row.length - atLeast || unknown > row.length - Math.min(atLeast, fewestLabels)) return false;
  }
  return row.length >= atLeast;
}

/** A cell that asks, in whatever words. */
function asks(cell: Cell): boolean {
  const end = (cell.at(-1)?.text ?? '').slice(-longestLabel);
  return /[:?]/.test(end) && /\p{L}{3}[^@\d]*[:?]\W*$/u.test(end);
}

const longestLabel = 120;

function isLabelAlone(cell: Cell, search: Search): boolean {
  return labelIn(cell, search) !== null;
}

/** The label that a cell is, if it holds nothing else. */
function labelIn(cell: Cell, search: Search): Phrase | null {
  const written = cell.length === 1 ? (cell[0]?.text ?? '') : cell.map(passage => passage.text).join(' ');
  const text = written.includes('(') ? written.replace(/\([^()]*\)\s*[:?*]*\s*$/, '') : written;
  if (text.length > longestLabel || !/\p{L}/u.test(text)) return null;
  const found = wordsOf(text);
  const words = found.map(({ folded }) => folded);
  const letters = joinedLetters(found);
  const { lexicon } = search;
  const phrase = lexicon.byJoined.get(letters) ?? nearestOn(search, letters);
  if (phrase === null || phrase.senses.length === 0) return asks(cell) ? reworded(lexicon, words) : null;
  return phrase.joined === letters || isSpeltLike(words, phrase) ? phrase : null;
}
