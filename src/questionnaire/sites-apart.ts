import { type Cell, freeRowBelow, isFilled, type TableRow, tableOf } from './cells.ts';
import { fold } from './words.ts';

/** The rows, those of a table with a column for each site ("Sitio 1", "Sitio 2") once for each of them, one site below the other. */
export function sitesApart(rows: readonly TableRow[]): readonly TableRow[] {
  const apart: TableRow[] = [];
  let freeRow = freeRowBelow(rows);
  for (let at = 0; at < rows.length; at++) {
    const header = rows[at] ?? [];
    const columns = columnsOfSites(header);
    if (columns.length === 0) {
      apart.push(header);
      continue;
    }
    const end = endOfTable(rows, at);
    for (const column of columns) {
      apart.push(inRow(header.slice(column, column + 1), freeRow++));
      for (const row of rows.slice(at + 1, end))
        apart.push(inRow([...row.slice(0, columns[0]), ...row.slice(column, column + 1)], freeRow++));
    }
    at = end - 1;
  }
  return apart;
}

/** The columns of a row that number sites, if nothing else stands in it behind the first of them. */
function columnsOfSites(header: TableRow): number[] {
  const first = header.findIndex((cell, column) => column > 0 && isNumbered(cell));
  if (first < 0 || header.length > mostColumns || header.slice(1, first).some(isFilled)) return [];
  const titles = header.slice(first).map(titleOf);
  const isSite = (title: string) => titles[0]?.split(' ')[0] === title.split(' ')[0];
  return titles.length < 2 || new Set(titles).size < titles.length || !titles.every(isSite)
    ? []
    : titles.map((_, index) => first + index);
}

/** Nobody lists more in this way. */
const mostColumns = 20;

function isNumbered(cell: Cell): boolean {
  return cell.length === 1 && numbered.test(titleOf(cell));
}

function titleOf(cell: Cell): string {
  return fold(cell.map(({ text }) => text).join(' '), 4);
}

const numbered =
  /^(?:sitio|sede|sucursal|local|site|filial|unidade|location) (?:n |no |nro )?(?:\d{1,2}|[a-f])$/;

/** Where the table of a row ends; in a text without tables, where a line is no row. */
function endOfTable(rows: readonly TableRow[], from: number): number {
  const table = tableOf(rows[from]);
  const isWithin = (row: TableRow | undefined) =>
    row !== undefined && tableOf(row) === table && (table !== null || row.length > 1);
  let end = from + 1;
  while (isWithin(rows[end])) end++;
  return end;
}

function inRow(cells: TableRow, row: number): TableRow {
  const columns = cells.length;
  return cells.map((cell, column) => cell.map(passage => ({ ...passage, row, column, columns })));
}
