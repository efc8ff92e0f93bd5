import { asks, type Cell, type CellSearch, isFilled, isLabelAlone, type TableRow, tableOf } from './cells.ts';

/**
 * The cells that hold answers, whatever they read like: beside most labels of a column stands something else ("Categoría
 * SSR:", "DNS"). Where labels end in colons, a cell beside them that does not is something else; and a cell that asks is
 * never an answer.
 */
export function answerCells(rows: readonly TableRow[], search: CellSearch): Set<Cell> {
  const answers = new Set<Cell>();
  for (const table of tablesOf(rows)) {
    const width = Math.min(widest(table), mostColumns);
    for (let column = 0; column < width - 1; column++) {
      const labelled = labelledRows(table, column, search);
      const last = lastOfAnswers(labelled, column, width, search);
      for (const row of labelled)
        for (const cell of row.slice(column + 1, last + 1)) if (!asks(cell)) answers.add(cell);
      column = last;
    }
  }
  return answers;
}

/** More than this is no table of labels beside answers. */
const mostColumns = 20;

/** The rows of several cells, table by table; those of a text without tables are one. */
function tablesOf(rows: readonly TableRow[]): TableRow[][] {
  const tables = new Map<number | null | undefined, TableRow[]>();
  for (const row of rows) {
    if (row.length < 2) continue;
    const table = tables.get(tableOf(row));
    if (table === undefined) tables.set(tableOf(row), [row]);
    else table.push(row);
  }
  return [...tables.values()].filter(table => table.length > 1);
}

function widest(rows: readonly TableRow[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** The rows with a label in this column, if that is what most of its cells are. */
function labelledRows(table: readonly TableRow[], column: number, search: CellSearch): TableRow[] {
  const filled = table.filter(row => isFilled(row[column] ?? []));
  const labelled = filled.filter(row => isLabel(row[column] ?? [], search));
  if (labelled.length < filled.length * mostly) return [];
  let known = 0;
  for (const row of labelled)
    if (isLabelAlone(row[column] ?? [], search) && ++known === fewestLabels) return labelled;
  return [];
}

/** The last of the columns behind one of labels that hold answers; this column itself if none does. */
function lastOfAnswers(
  labelled: readonly TableRow[],
  column: number,
  width: number,
  search: CellSearch,
): number {
  const plainlyAsked = labelled.filter(row => asks(row[column] ?? [])).length >= labelled.length * mostly;
  let last = column;
  for (let beside = column + 1; beside < width; beside++) {
    const filled = labelled.map(row => row[beside] ?? []).filter(isFilled);
    const isAsked = beside === column + 1 && plainlyAsked ? asks : (cell: Cell) => isLabel(cell, search);
    const labels = filled.filter(isAsked).length;
    if (labels > 0 && labels * 2 >= filled.length) break;
    if (filled.length > 0) last = beside;
  }
  return last;
}

function isLabel(cell: Cell, search: CellSearch): boolean {
  return asks(cell) || isLabelAlone(cell, search);
}

const fewestLabels = 2;
const mostly = 0.6;
