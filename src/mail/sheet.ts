import type { Row } from './mail.ts';
import { type NumberFormat, shownNumber } from './number-format.ts';
import { partLine } from './text-lines.ts';
import { visible } from './visible.ts';
import { type Attributes, readXml, type XmlReader } from './xml.ts';

/** Columns that hold anything; wider ones are no questionnaire. */
const mostColumns = 60;
/** Hidden stretches of columns; a sheet has one or two. */
const mostHidden = 100;
/** What Excel itself puts into one cell at most. */
export const longestCell = 32_767;

/** What cells refer to. */
export interface Workbook {
  strings: readonly string[];
  /** Of each style that a cell may have. */
  formats: readonly NumberFormat[];
  startsIn1904: boolean;
}

/** How much may still be read of a workbook. */
export interface Room {
  cells: number;
  characters: number;
}

/**
 * One worksheet → its filled rows, all as wide as the sheet, so that an unanswered question has an empty cell beside
 * it; hidden rows and columns and those without any text are left out. `whole` when all of it was read.
 */
export function readSheet(
  xml: string,
  workbook: Workbook,
  table: number,
  room: Room,
): { rows: Row[]; whole: boolean } {
  const walk = new Walk(workbook, room);
  const read = readXml(xml, walk);
  const used = [...new Set(walk.rows.flatMap(row => [...row.keys()]))].sort((one, other) => one - other);
  const columns = used.slice(0, mostColumns);
  const rows = walk.rows.slice(0, Math.floor(room.cells / Math.max(columns.length, 1)));
  room.cells -= rows.length * columns.length;
  return {
    rows: rows.map(row => ({ cells: columns.map(column => row.get(column) ?? ''), table, quoteDepth: 0 })),
    whole: read && columns.length === used.length && rows.length === walk.rows.length,
  };
}

/** Follows the tags through a worksheet and gathers its filled cells, row by row. */
class Walk implements XmlReader {
  /** Of each row with text, its cells by column, counted from 1. */
  readonly rows: Map<number, string>[] = [];
  readonly #workbook: Workbook;
  readonly #room: Room;
  readonly #hiddenColumns: { min: number; max: number }[] = [];
  #row = new Map<number, string>();
  #cells = 0;
  #hidesRow = false;
  #column = 0;
  #cell: Attributes = {};
  #value = '';
  #takesText = false;

  constructor(workbook: Workbook, room: Room) {
    this.#workbook = workbook;
    this.#room = room;
  }

  isFull(): boolean {
    return this.#cells > this.#room.cells || this.#room.characters <= 0;
  }

  open(name: string, attributes: Attributes): void {
    this.#takesText = name === 'v' || name === 't';
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'col' && isTrue(attributes.hidden) && this.#hiddenColumns.length < mostHidden)
      this.#hiddenColumns.push({ min: Number(attributes.min), max: Number(attributes.max) });
  }

  text(text: string): void {
    if (this.#takesText && this.#value.length < longestCell) this.#value += text;
  }

  close(name: string): void {
    this.#takesText = false;
    if (name === 'c') this.#closeCell();
    else if (name === 'row' && this.#row.size > 0 && !this.#hidesRow) this.rows.push(this.#row);
  }

  #openRow({ hidden }: Attributes): void {
    this.#row = new Map();
    this.#hidesRow = isTrue(hidden);
    this.#column = 0;
  }

  #openCell(attributes: Attributes): void {
    this.#column = columnOf(attributes.r) ?? this.#column + 1;
    this.#cell = attributes;
    this.#value = '';
  }

  #closeCell(): void {
    const shown = this.#shown();
    // What is looked at counts, also when nothing of it is left.
    this.#room.characters -= shown.length;
    const text = lines(shown);
    const hidden =
      this.#hidesRow ||
      this.#hiddenColumns.some(({ min, max }) => min <= this.#column && this.#column <= max);
    if (text === '' || hidden) return;
    this.#row.set(this.#column, text);
    this.#cells += 1;
  }

  /** ECMA-376 part 1, 18.18.11: the kinds of cells. An error is no answer. */
  #shown(): string {
    const { strings, formats, startsIn1904 } = this.#workbook;
    const value = this.#value.slice(0, longestCell);
    if (value === '') return '';
    switch (this.#cell.t ?? 'n') {
      case 's':
        return strings[Number(value)] ?? '';
      case 'n':
        return shownNumber(value, formats[Number(this.#cell.s ?? 0)] ?? { shows: 'number' }, startsIn1904);
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return /^[\d-]+(?:T\d\d:\d\d)?/.exec(value)?.[0].replace('T', ' ') ?? value;
      case 'e':
        return '';
      default:
        return unescaped(value);
    }
  }
}

/** Excel writes what XML cannot hold, and underscores that would be taken for it, as "_x000D_". */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function lines(text: string): string {
  return visible(text)
    .split(/\r\n?|\n/)
    .flatMap(line => partLine(line.trim()).lines)
    .filter(line => line !== '')
    .join('\n');
}

/** "AB12" → 28. */
function columnOf(reference = ''): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/i.exec(reference)?.[0].toUpperCase();
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
