import type { Row } from './mail.ts';

/** Text between two block boundaries, its lines joined by "\n". */
export interface Block {
  text: string;
  quoteDepth: number;
  /** Whether a blank line or the bound of a paragraph stands above it. */
  apart: boolean;
}

export interface Table {
  /** Null for a definition list. */
  number: number | null;
  rows: { cells: Content[][]; quoteDepth: number }[];
}

export type Content = Block | Table;

/** A table within a cell with no more text than this is part of an answer, not of the page's layout. */
const longestNestedAnswer = 1000;
/** What stands beside such an answer is a label. */
const longestLabel = 300;

/** The rows of a page or a cell, in reading order. */
export function layOut(contents: readonly Content[]): Row[] {
  return contents.flatMap(content => (isTable(content) ? rowsOf(content) : [paragraph(content)]));
}

function paragraph({ text, quoteDepth, apart }: Block): Row {
  return { cells: [text], table: null, quoteDepth, ...(apart && { apart }) };
}

function rowsOf(table: Table): Row[] {
  const wraps = isWrapper(table);
  return table.rows.flatMap(({ cells, quoteDepth }): Row[] => {
    if (wraps || laysOut(cells)) return cells.flatMap(layOut);
    if (cells.length < 2 && !cells.some(isFilled)) return [];
    return [{ cells: cells.map(cellText), table: table.number, quoteDepth }];
  });
}

/** One filled cell around several blocks, or alone: an unanswered question is a filled cell beside an empty one. */
function isWrapper({ number, rows }: Table): boolean {
  const [only, ...others] = rows.flatMap(({ cells }) => cells.filter(isFilled));
  if (number === null || only === undefined || others.length > 0) return false;
  return only.length > 1 || rows.every(({ cells }) => cells.length < 2);
}

/** Whether a row arranges parts of the page: it holds tables, and is not a label with a small table as its answer. */
function laysOut(cells: readonly Content[][]): boolean {
  const filled = cells.filter(isFilled);
  if (!filled.some(cell => cell.some(isTable))) return false;
  const [label, ...answers] = filled;
  if (label === undefined || answers.length === 0 || label.some(isTable)) return true;
  return (
    textLeft(label, longestLabel) < 0 || answers.some(answer => textLeft(answer, longestNestedAnswer) < 0)
  );
}

/** How much of `allowance` the text of a cell leaves; it stops counting at less than nothing. */
function textLeft(cell: readonly Content[], allowance: number): number {
  let left = allowance;
  for (const content of cell) {
    if (left < 0) return left;
    if (!isTable(content)) left -= content.text.length;
    else for (const { cells } of content.rows) left = textLeft(cells.flat(), left);
  }
  return left;
}

/** A cell's lines; the cells of a table within it are parted by tabs. */
function cellText(cell: readonly Content[]): string {
  return cell
    .flatMap(content =>
      isTable(content) ? content.rows.map(({ cells }) => cells.map(cellText).join('\t')) : content.text,
    )
    .filter(line => line.trim() !== '')
    .join('\n');
}

function isFilled(cell: readonly Content[]): boolean {
  return cell.some(content => !isTable(content) || content.rows.some(({ cells }) => cells.some(isFilled)));
}

function isTable(content: Content): content is Table {
  return 'rows' in content;
}
