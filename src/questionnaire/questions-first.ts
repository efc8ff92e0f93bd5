import { type Cell, type TableRow, tableOf } from './cells.ts';

/** The rows, each question before its answer in tables headed the other way round as well: "Respuesta", "Pregunta". */
export function questionsFirst(rows: readonly TableRow[]): readonly TableRow[] {
  const reversed = new Map<number | null | undefined, number>();
  for (const row of rows) {
    const column = columnOfAnswers(row);
    if (column >= 0) reversed.set(tableOf(row), column);
  }
  if (reversed.size === 0) return rows;
  return rows.map(row => {
    const column = reversed.get(tableOf(row));
    return column === undefined ? row : exchanged(row, column);
  });
}

/** The column that a row heads as that of answers, if the next one is that of questions; -1 if it does not. */
function columnOfAnswers(row: TableRow): number {
  return row.findIndex((cell, column) => heads(cell, answer) && heads(row[column + 1], question));
}

function heads(cell: Cell = [], what: RegExp): boolean {
  const [line] = cell;
  return cell.length === 1 && line !== undefined && line.text.length <= longest && what.test(line.text);
}

const longest = 30;
const answer = /^[^\p{L}\p{N}]*(?:respuestas?|respostas?|answers?)[^\p{L}\p{N}]*$/iu;
const question = /^[^\p{L}\p{N}]*(?:preguntas?|perguntas?|questions?)[^\p{L}\p{N}]*$/iu;

function exchanged(row: TableRow, column: number): TableRow {
  const [first, second] = [row[column], row[column + 1]];
  if (first === undefined || second === undefined) return row;
  return row.with(column, inColumn(second, column)).with(column + 1, inColumn(first, column + 1));
}

function inColumn(cell: Cell, column: number): Cell {
  return cell.map(passage => ({ ...passage, column }));
}
