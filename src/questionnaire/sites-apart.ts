import { type Cell, freeRowBelow, type TableRow, tableOf } from './cells.ts';
import { fold } from './words.ts';

/** The rows, a table with a column for each site ("Sitio 1", "Sitio 2") as one table a site, one below the other. */
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

/** The columns that a row heads with numbered sites, if it heads all behind the first of them so. */
function columnsOfSites(header: TableRow): number[] {
  if (header.length < fewestColumns || header.length > mostColumns) return [];
  const first = header.findIndex((cell, column) => column > 0 && siteIn(cell) !== null);
  if (first < 0) return [];
  const sites = header.slice(first).map(siteIn);
  const numbers = new Set(sites.map(site => site?.number));
  return sites.length < 2 || numbers.size < sites.length || sites.some(site => site?.word !== sites[0]?.word)
    ? []
    : sites.map((_, index) => first + index);
}

/** Labels, and two sites. */
const fewestColumns = 3;
/** Nobody lists more in this way. */
const mostColumns = 20;

function siteIn(cell: Cell): { word: string; number: string } | null {
  const [line] = cell;
  if (line === undefined || cell.length > 1 || line.text.length > longestTitle) return null;
  const [, word, number] = numberedSite.exec(fold(line.text)) ?? [];
  return word === undefined || number === undefined ? null : { word, number };
}

const longestTitle = 30;
const numberedSite =
  /^(sitio|sede|sucursal|tienda|local|loja|site|filial|unidade|store|branch|location) (?:n |no |nro )?(\d{1,2}|[a-f])$/;

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
