import { Parser } from 'htmlparser2';
import { type Content, layOut, type Table } from './html-layout.ts';
import { lookOf } from './html-style.ts';
import type { Flaw, Row } from './mail.ts';
import { symbolsOf } from './symbol-font.ts';
import { partLine } from './text-lines.ts';
import { encodedOnce } from './twice-encoded.ts';
import { visible } from './visible.ts';

/** Characters. Outlook's own style sheet is 60,000 of them; a year of quoted correspondence fits. */
export const longestHtml = 1024 * 1024;
/** Elements within elements. htmlparser2 takes quadratic time in them: 15 s at 200,000, 3 ms here. */
const deepestNest = 1000;
/** Each becomes an object that crosses a thread. */
const mostPieces = 50_000;

const blocks = new Set(
  `address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
);
const cells = new Set(['td', 'th', 'dt', 'dd']);
/** Their text is not shown to anybody. */
const unshown = new Set([
  'style',
  'script',
  'title',
  'xml',
  'template',
  'svg',
  'iframe',
  'object',
  'datalist',
]);
const writtenInputs = new Set([
  '',
  'text',
  'email',
  'tel',
  'number',
  'date',
  'time',
  'datetime-local',
  'url',
  'search',
]);

/**
 * text/html → its rows. Tables that only lay out the page (one filled cell, or tables within tables) give the rows of
 * what they hold; dt and dd make a row of two cells outside tables. `firstTable` is the number its first table gets.
 */
export function readHtml(html: string, firstTable = 1): { rows: Row[]; tables: number; flaws: Flaw[] } {
  const walk = new Walk(firstTable);
  const flaws = walk.read(html.slice(0, longestHtml));
  if (html.length > longestHtml) flaws.add('html-cut');
  return { rows: layOut(walk.page), tables: walk.tables, flaws: [...flaws] };
}

interface Open {
  name: string;
  quotes: boolean;
  preformatted: boolean;
  symbols: boolean;
}

interface OpenTable extends Table {
  /** For each column the last row that its cell reaches into. */
  reach: number[];
}

/** Follows the tags through the document and gathers its text, cell by cell. */
class Walk {
  readonly page: Content[] = [];
  tables = 0;
  readonly #firstTable: number;
  readonly #flaws = new Set<Flaw>();
  readonly #open: Open[] = [];
  readonly #openTables: OpenTable[] = [];
  /** Where text goes: the page, or the innermost open cell, last. */
  readonly #places: Content[][] = [this.page];
  /** How many elements were open when a hidden one began; null outside. */
  #hiddenSince: number | null = null;
  #quoteDepth = 0;
  #pieces = 0;
  #lines: string[] = [];
  #line = '';
  #endsInSpace = true;
  /** Whether the line holds a space that does not break, for which it is shown though it says nothing. */
  #isShown = false;
  /** Whether a blank line or the bound of a paragraph stands above what comes next. */
  #apart = false;

  constructor(firstTable: number) {
    this.#firstTable = firstTable;
  }

  read(html: string): Set<Flaw> {
    const parser = new Parser({
      onopentag: (name, attributes) => {
        this.#openElement(name, attributes);
        if (this.#excess() !== null) parser.pause();
      },
      ontext: text => this.#addText(text),
      onclosetag: name => this.#closeElement(name),
    });
    parser.end(html);
    this.#endBlock();
    const excess = this.#excess();
    if (excess !== null) this.#flaws.add(excess);
    return this.#flaws;
  }

  #excess(): Flaw | null {
    if (this.#open.length > deepestNest) return 'html-too-deep';
    return this.#pieces > mostPieces ? 'html-cut' : null;
  }

  #openElement(name: string, attributes: Record<string, string>): void {
    const look = lookOf(name, attributes);
    const parent = this.#open.at(-1);
    this.#open.push({
      name,
      quotes: look.quotes,
      preformatted: look.preformatted ?? parent?.preformatted ?? false,
      symbols: look.symbols ?? parent?.symbols ?? false,
    });
    if (this.#hiddenSince === null && (look.hidden || unshown.has(name)))
      this.#hiddenSince = this.#open.length;
    if (this.#hiddenSince !== null) return;
    if (blocks.has(name)) this.#endBlock();
    if (name === 'p') this.#partParagraph();
    if (look.quotes) this.#quoteDepth += 1;
    if (name === 'br') this.#breakLine();
    else if (name === 'table' || name === 'dl') this.#openTable(name === 'table');
    else if (name === 'tr') this.#openTables.at(-1)?.rows.push(this.#newRow());
    else if (cells.has(name)) this.#openCell(name, attributes);
    else if (name === 'input') this.#addText(inputText(attributes));
    else if (name === 'img') this.#addText(symbolOf(attributes));
    else if (look.tab) this.#addTab();
  }

  #closeElement(name: string): void {
    const element = this.#open.pop();
    if (this.#hiddenSince !== null) {
      if (this.#open.length < this.#hiddenSince) this.#hiddenSince = null;
      return;
    }
    if (blocks.has(name)) this.#endBlock();
    if (name === 'p') this.#partParagraph();
    if (element?.quotes) this.#quoteDepth -= 1;
    if (name === 'table' || name === 'dl') this.#openTables.pop();
    else if (cells.has(name)) this.#closeCell();
  }

  #openTable(counted: boolean): void {
    if (counted) this.tables += 1;
    const number = counted ? this.#firstTable + this.tables - 1 : null;
    const table: OpenTable = { number, rows: [], reach: [] };
    this.#pieces += 1;
    this.#place().push(table);
    this.#openTables.push(table);
  }

  #newRow(): Table['rows'][number] {
    this.#pieces += 1;
    return { cells: [], quoteDepth: this.#quoteDepth };
  }

  /** Every dt begins a row, and all the dd behind it are its second cell; a cell outside any row gets one. */
  #openCell(name: string, { rowspan }: Record<string, string>): void {
    if (this.#openTables.length === 0) this.#openTable(false);
    const { rows = [], reach = [] } = this.#openTables.at(-1) ?? {};
    if (rows.length === 0 || name === 'dt') rows.push(this.#newRow());
    const row = rows.at(-1)?.cells ?? [];
    const last = rows.length - 1;
    // Under a cell that reaches into this row stands an empty one.
    while ((reach[row.length] ?? -1) >= last) this.#addCell(row, []);
    if (Number(rowspan) > 1) reach[row.length] = last + Number(rowspan) - 1;
    const cell = (name === 'dd' && row[1]) || [];
    if (cell !== row[1]) this.#addCell(row, cell);
    this.#places.push(cell);
  }

  /** An empty line in a cell parts nothing outside. */
  #closeCell(): void {
    this.#places.pop();
    this.#apart = false;
  }

  #addCell(row: Content[][], cell: Content[]): void {
    row.push(cell);
    this.#pieces += 1;
  }

  #addText(text: string): void {
    if (this.#hiddenSince !== null || text === '') return;
    const { preformatted, symbols } = this.#open.at(-1) ?? {};
    if (preformatted) this.#addLines(text);
    else this.#addCollapsed(symbols ? symbolsOf(text) : text);
  }

  #addCollapsed(text: string): void {
    // "à" encoded twice ends in a space that does not break.
    const isHard = text.includes(hardSpace);
    if (isHard) this.#isShown = true;
    const once = encodedOnce(text);
    const collapsed = isHard ? once.replace(uneven, collapse) : once.replace(uneven, ' ');
    if (collapsed.startsWith('\t')) this.#line = this.#line.trimEnd();
    this.#line += this.#endsInSpace && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
    this.#endsInSpace = collapsed.endsWith(' ') || collapsed.endsWith('\t');
  }

  #addLines(text: string): void {
    const [first = '', ...others] = text.split(/\r?\n/);
    this.#line += first;
    for (const line of others) {
      this.#breakLine();
      this.#line = line;
    }
    this.#endsInSpace = false;
  }

  #addTab(): void {
    this.#line += '\t';
    this.#endsInSpace = true;
  }

  #breakLine(): void {
    if (this.#line.trim() === '') {
      this.#isShown = true;
      this.#endBlock();
    } else this.#endLine();
  }

  #endLine(): void {
    if (this.#line !== '' && this.#pieces <= mostPieces) this.#lines.push(this.#line);
    if (this.#line !== '') this.#pieces += 1;
    this.#line = '';
    this.#endsInSpace = true;
    this.#isShown = false;
  }

  #endBlock(): void {
    const isBlank = this.#isShown && this.#line.trim() === '';
    this.#endLine();
    if (this.#lines.length > 0) this.#pushBlock();
    if (isBlank) this.#apart = true;
  }

  /** Nobody breaks a line with a paragraph: its writer began anew, whether or not its style leaves a gap. */
  #partParagraph(): void {
    if (this.#place().length > 0) this.#apart = true;
  }

  #pushBlock(): void {
    const lines = this.#lines.flatMap(line => this.#shown(line));
    this.#lines = [];
    if (lines.length === 0) return;
    this.#place().push({ text: lines.join('\n'), quoteDepth: this.#quoteDepth, apart: this.#apart });
    this.#apart = false;
  }

  #shown(line: string): string[] {
    const { lines, cut } = partLine(visible(line).trim());
    if (cut) this.#flaws.add('line-cut');
    return lines.filter(part => part !== '');
  }

  #place(): Content[] {
    return this.#places.at(-1) ?? this.page;
  }
}

/** All white space but a plain space that stands alone: most text has none, and stays as it is. */
const uneven = /[^\S ]\s*| \s+/g;

/** A tab, or several spaces that somebody typed, come as spaces that do not break, or every second of which does not. */
function collapse(spaces: string): string {
  const isGap = spaces.includes(hardSpace) && spaces.replace(/[^\S\u00a0]+/g, ' ').length >= 3;
  return isGap ? '\t' : ' ';
}

const hardSpace = '\u00a0';

/** What a form that was filled in the mail itself shows. */
function inputText({ type = '', value = '', checked }: Record<string, string>): string {
  const kind = type.toLowerCase();
  if (kind === 'checkbox' || kind === 'radio') return checked === undefined ? '☐ ' : '☑ ';
  return writtenInputs.has(kind) ? value : '';
}

/** Check marks and emoji come as images; a logo's name is no text of the mail. */
function symbolOf({ alt = '' }: Record<string, string>): string {
  return /^[^\p{L}\p{N}\s]{1,8}$/u.test(alt) ? alt : '';
}
