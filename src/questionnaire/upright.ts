import { answerCells } from './answer-cells.ts';
import {
  asks,
  type Cell,
  type CellSearch,
  cellSearch,
  freeRowBelow,
  isFilled,
  isHeading,
  isLabelAlone,
  labelIn,
  rowsOf,
  type TableRow,
  tableOf,
} from './cells.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passages.ts';
import { questionsFirst } from './questions-first.ts';
import { sitesApart } from './sites-apart.ts';

/**
 * Tables with a row of labels above rows of answers, with a cell of labels beside a cell of answers, or with labels above
 * answers that span the table, set upright: each label directly before its answer, one row of answers after the other. All
 * other rows stay as they are, and so does what has more rows than any form. What the table shows to be an answer is marked
 * as one.
 */
export function upright(passages: Passage[], lexicon: Lexicon): Passage[] {
  if (!passages.some(({ columns }) => columns > 1)) return passages;
  const written = rowsOf(passages);
  if (written.filter(({ length }) => length > 1).length > mostRows) return passages;
  const rows = sitesApart(questionsFirst(written));
  const search = cellSearch(lexicon);
  for (const cell of answerCells(rows, search)) search.answers.add(cell);
  const turned: Passage[] = [];
  let freeRow = freeRowBelow(rows);
  let turnedTable: number | null | undefined;
  for (let at = 0; at < rows.length; ) {
    const header = rows[at] ?? [];
    const table = tableOf(header);
    const pairs = pairsIn(header, search) ?? spannedPairs(rows, at, search);
    if (pairs !== null) {
      for (const [label, answer] of pairs.cells)
        turned.push(...labelCell(label, freeRow), ...answerCell(answer, freeRow++));
      for (const passage of pairs.unowned)
        turned.push({ ...passage, row: freeRow++, column: 0, columns: 1, table: null });
      at += pairs.rows;
      continue;
    }
    const answers = answerRows(rows, at, search, table === turnedTable);
    if (answers.length === 0) {
      for (const cell of header)
        for (const passage of cell) turned.push(search.answers.has(cell) ? asAnswer(passage) : passage);
      at++;
      continue;
    }
    turnedTable = table;
    for (const answerRow of answers) {
      header.forEach((label, column) => {
        turned.push(...labelCell(label, freeRow), ...answerCell(answerRow[column] ?? [], freeRow++));
      });
    }
    at += answers.length + 1;
  }
  return turned;
}

/** A form has some dozens, a list of sites some hundreds. */
const mostRows = 3000;

function labelCell(cell: Cell, row: number): Cell {
  return cell.map(passage => ({ ...passage, row, column: 0, columns: 2 }));
}

function answerCell(cell: Cell, row: number): Cell {
  return cell.map(passage => {
    const beside = { ...passage, row, column: 1, columns: 2 };
    return passage.table === null && passage.columns === 1 ? beside : asAnswer(beside);
  });
}

function asAnswer(passage: Passage): Passage {
  return { ...passage, isAnswer: true };
}

/** Labels and the answers to them, and how many rows hold them. */
interface Pairs {
  cells: [Cell, Cell][];
  rows: number;
  /** Answers of which nothing tells whose they are. */
  unowned: Cell;
}

/** A cell of labels, one a line, and beside it a cell of answers: whose they are is told if it has as many lines. */
function pairsIn([labels = [], answers = [], ...others]: TableRow, search: CellSearch): Pairs | null {
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
function spannedPairs(rows: readonly TableRow[], at: number, search: CellSearch): Pairs | null {
  const cells: [Cell, Cell][] = [];
  for (let label = at; ; label += 2) {
    const pair = spannedPair(rows[label], rows[label + 1], search);
    if (pair === null) break;
    cells.push(pair);
  }
  return cells.length < fewestLabels ? null : { cells, rows: cells.length * 2, unowned: [] };
}

function spannedPair(above: TableRow = [], below: TableRow = [], search: CellSearch): [Cell, Cell] | null {
  const [label] = above;
  const [answer] = below;
  if (label === undefined || answer === undefined || above.length === 1 || below.length > 1) return null;
  if (tableOf(above) !== tableOf(below) || above.slice(1).some(isFilled)) return null;
  return isLabelAlone(label, search) && !isLabelAlone(answer, search) ? [label, answer] : null;
}

/** The rows below a row of labels that hold their answers: as many cells, and no label among them. */
function answerRows(
  rows: readonly TableRow[],
  at: number,
  search: CellSearch,
  isTurned: boolean,
): TableRow[] {
  const header = rows[at] ?? [];
  const width = widthOf(header);
  // The row below tells it sooner than the header.
  if (!mayAnswer(rows[at + 1], header, search)) return [];
  // Some heading may be too misspelt, or ask what no form asks; where rows above were turned, one that is known tells.
  if (!holdsLabels(header, isTurned ? 1 : Math.max(fewestLabels, width * mostly), search)) return [];
  const answers: TableRow[] = [];
  for (let below = at + 1; below < rows.length; below++) {
    const row = rows[below];
    if (row === undefined || !mayAnswer(row, header, search)) break;
    if ((width === 1 || answers.length > 0) && isSectionHeading(row, search)) break;
    answers.push(row);
  }
  return answers;
}

function mayAnswer(row: TableRow | undefined, header: TableRow, search: CellSearch): boolean {
  return (
    row !== undefined &&
    tableOf(row) === tableOf(header) &&
    row.length === header.length &&
    !row.some(cell => search.answers.has(cell)) &&
    widthOf(row) <= widthOf(header) &&
    !isMostlyLabels(row, header, search)
  );
}

/** One answer may read like a label: "Todo conectado". Under a cell that spans rows stands an empty one. */
function isMostlyLabels(row: TableRow, header: TableRow, search: CellSearch): boolean {
  const filled = [...row.entries()].filter(([, cell]) => isFilled(cell));
  const enough = Math.max(1, filled.length / 2);
  let labels = 0;
  let others = 0;
  for (const [column, cell] of filled) {
    if (isLabelAlone(cell, search) && !isAnswerTo(cell, header[column] ?? [], search)) labels++;
    else others++;
    if (labels >= enough) return true;
    if (others > filled.length - enough) return false;
  }
  return false;
}

/** Whether a cell that does not ask stands below one that does, or says what that asks: "¿Se reinició?", "Se reinició". */
function isAnswerTo(cell: Cell, above: Cell, search: CellSearch): boolean {
  return !asks(cell) && (asks(above) || asksTheSame(cell, above, search));
}

function asksTheSame(cell: Cell, above: Cell, search: CellSearch): boolean {
  const asked = labelIn(above, search)?.senses.map(({ field }) => field.key);
  return labelIn(cell, search)?.senses.some(({ field }) => asked?.includes(field.key)) === true;
}

function isSectionHeading(row: TableRow, { lexicon }: CellSearch): boolean {
  const [cell, ...others] = row.filter(isFilled);
  return cell !== undefined && others.length === 0 && isHeading(cell, lexicon);
}

const fewestLabels = 2;
const mostly = 0.6;

/** How many columns a row fills: empty cells at its end do not count. */
function widthOf(row: TableRow): number {
  return row.findLastIndex(isFilled) + 1;
}

function holdsLabels(row: TableRow, atLeast: number, search: CellSearch): boolean {
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
