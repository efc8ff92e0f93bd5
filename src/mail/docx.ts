import { type Content, layOut, type Table } from './html-layout.ts';
import type { Row } from './mail.ts';
import { isSymbolFont, symbolsOf } from './symbol-font.ts';
import { partLine } from './text-lines.ts';
import { visible } from './visible.ts';
import { type Attributes, attribute, readXml, type XmlReader } from './xml.ts';

/** Lines, table rows and cells. A questionnaire has a hundred. */
const mostPieces = 20_000;
/** Characters. The longest questionnaire has a few thousand. */
const longestText = 256 * 1024;

/**
 * What is not text of the document: its properties, what was deleted or moved elsewhere while changes were tracked,
 * and the second writing of a text box, for old programs.
 */
const unshown = new Set('pPr sectPr tblPr tblGrid trPr tcPr del moveFrom Fallback instrText'.split(' '));

/** word/document.xml → its rows: paragraphs, and tables laid out as those of HTML are. `whole` when all of it was read. */
export function readDocx(xml: string): { rows: Row[]; whole: boolean } {
  const walk = new Walk();
  const whole = readXml(xml, walk);
  return { rows: layOut(walk.page), whole };
}

const privateUse = /\p{Co}/u;

/** Where a person fills something in: a content control ("sdt"), or a form field of older Words ("ffData"). */
interface Control {
  /** It still shows the words that ask for an answer. */
  empty: boolean;
  /** Whether its box is ticked; null when it is no box. */
  ticked: boolean | null;
  /** What may be chosen from it, and which of that was. */
  choices: string[];
  chosen: number;
}

/** Follows the tags through the document and gathers its text, paragraph by paragraph. */
class Walk implements XmlReader {
  readonly page: Content[] = [];
  /** Where paragraphs go: the page, or the innermost open cell, last. */
  readonly #places: Content[][] = [this.page];
  readonly #tables: Table[] = [];
  /** The text of each open paragraph: a text box stands within one, and holds others. */
  readonly #paragraphs: string[] = [];
  /** What the boxes hold that hang on each open paragraph, and how much of its text stands before the last of them. */
  readonly #boxes: { pieces: Content[]; textBefore: number }[] = [];
  readonly #runs: { hidden: boolean; font: string }[] = [];
  readonly #controls: Control[] = [];
  #tablesRead = 0;
  #pieces = 0;
  #characters = 0;
  #depth = 0;
  /** How deep the element stands whose content is left out; null outside. */
  #unshownSince: number | null = null;
  /** How many controls are open whose text nobody wrote. */
  #mutes = 0;
  /** The sign of a box around a paragraph that is yet to come. */
  #sign = '';
  /** Whether an empty paragraph stands above what comes next. */
  #apart = false;
  #inText = false;

  isFull(): boolean {
    return this.#pieces > mostPieces || this.#characters >= longestText;
  }

  open(name: string, attributes: Attributes): void {
    this.#depth += 1;
    if (this.#unshownSince === null && unshown.has(name)) this.#unshownSince = this.#depth;
    if (this.#unshownSince !== null) return;
    if (name === 't') this.#inText = true;
    else if (name === 'p') this.#openParagraph();
    else if (name === 'tbl') this.#openTable();
    else if (name === 'tr') this.#openRow();
    else if (name === 'tc') this.#openCell();
    else if (name === 'txbxContent') this.#openBox();
    else if (name === 'r') this.#runs.push({ hidden: false, font: '' });
    else if (name === 'sdt' || name === 'ffData')
      this.#controls.push({ empty: false, ticked: null, choices: [], chosen: 0 });
    else if (name === 'sdtContent') this.#openContent();
    else this.#openSmall(name, attributes);
  }

  text(text: string): void {
    if (this.#inText) this.#write(text);
  }

  close(name: string): void {
    this.#depth -= 1;
    if (this.#unshownSince !== null) {
      if (this.#depth < this.#unshownSince) this.#unshownSince = null;
      return;
    }
    if (name === 't') this.#inText = false;
    else if (name === 'p') this.#closeParagraph();
    else if (name === 'tbl') this.#tables.pop();
    else if (name === 'tc' || name === 'txbxContent') this.#leavePlace();
    else if (name === 'r') this.#runs.pop();
    else if (name === 'ffData') this.#closeField();
    else if (name === 'sdt') this.#controls.pop();
    else if (name === 'sdtContent' && isMute(this.#controls.at(-1))) this.#mutes -= 1;
  }

  #openParagraph(): void {
    this.#paragraphs.push(this.#sign);
    this.#boxes.push({ pieces: [], textBefore: 0 });
    this.#sign = '';
  }

  #closeParagraph(): void {
    const text = this.#paragraphs.pop() ?? '';
    const lines = text
      .split('\n')
      .flatMap(line => partLine(visible(line).trim()).lines)
      .filter(line => line !== '');
    const { pieces = [], textBefore = 0 } = this.#boxes.pop() ?? {};
    const place = this.#places.at(-1);
    // A box behind a label holds its answer; within a sentence it stands apart.
    const areBehind = text.slice(textBefore).trim() === '';
    if (!areBehind) for (const piece of pieces) place?.push(piece);
    if (lines.length > 0) place?.push({ text: lines.join('\n'), quoteDepth: 0, apart: this.#apart });
    if (areBehind) for (const piece of pieces) place?.push(piece);
    this.#pieces += lines.length;
    this.#apart = lines.length === 0;
  }

  #openTable(): void {
    this.#tablesRead += 1;
    const table: Table = { number: this.#tablesRead, rows: [] };
    this.#places.at(-1)?.push(table);
    this.#tables.push(table);
  }

  #openRow(): void {
    this.#pieces += 1;
    this.#tables.at(-1)?.rows.push({ cells: [], quoteDepth: 0 });
  }

  #openCell(): void {
    this.#pieces += 1;
    const cell: Content[] = [];
    this.#tables.at(-1)?.rows.at(-1)?.cells.push(cell);
    this.#places.push(cell);
  }

  #openBox(): void {
    const text = this.#paragraphs.at(-1) ?? '';
    const boxes = this.#boxes.at(-1);
    if (boxes !== undefined) boxes.textBefore = text.length;
    const place = text.trim() === '' ? this.#places.at(-1) : boxes?.pieces;
    this.#places.push(place ?? this.page);
  }

  #leavePlace(): void {
    if (this.#places.length > 1) this.#places.pop();
  }

  /** The words in an empty control and the sign in a box are Word's own; the sign is written anew. */
  #openContent(): void {
    const control = this.#controls.at(-1);
    this.#writeSign(control);
    if (isMute(control)) this.#mutes += 1;
  }

  #closeField(): void {
    const field = this.#controls.pop();
    this.#writeSign(field);
    this.#write(field?.choices[field.chosen] ?? '');
  }

  #openSmall(name: string, attributes: Attributes): void {
    if (name === 'tab' || name === 'ptab') this.#write('\t');
    else if (name === 'br' || name === 'cr') this.#write('\n');
    else if (name === 'noBreakHyphen') this.#write('-');
    else if (name === 'sym') this.#writeSymbol(attributes);
    else if (name === 'vanish' || name === 'rFonts') this.#setRun(name, attributes);
    else this.#setControl(name, attributes);
  }

  #setRun(name: string, attributes: Attributes): void {
    const run = this.#runs.at(-1);
    if (run === undefined) return;
    if (name === 'vanish') run.hidden = isOn(attributes);
    else run.font = attribute(attributes, 'ascii') ?? '';
  }

  #setControl(name: string, attributes: Attributes): void {
    const control = this.#controls.at(-1);
    if (control === undefined) return;
    const value = attribute(attributes, 'val') ?? '';
    if (name === 'showingPlcHdr') control.empty = isOn(attributes);
    else if (name === 'checkbox' || name === 'checkBox') control.ticked = false;
    else if (name === 'checked') control.ticked = isOn(attributes);
    else if (name === 'listEntry') control.choices.push(value);
    else if (name === 'result' || name === 'default') {
      if (control.ticked === null) control.chosen = Number(value);
      else control.ticked = isOn(attributes);
    }
  }

  #write(text: string): void {
    const { hidden = false, font = '' } = this.#runs.at(-1) ?? {};
    const open = this.#paragraphs.length - 1;
    if (hidden || this.#mutes > 0 || open < 0) return;
    const written = text.slice(0, longestText - this.#characters);
    this.#characters += written.length;
    this.#paragraphs[open] += isSymbolFont(font) ? symbolsOf(written, font) : written;
  }

  #writeSymbol(attributes: Attributes): void {
    const font = attribute(attributes, 'font') ?? '';
    const code = Number.parseInt(attribute(attributes, 'char') ?? '', 16);
    const letter = code > 0x20 && code <= 0xffff ? String.fromCharCode(code) : '';
    this.#write(isSymbolFont(font) ? symbolsOf(letter, font) : letter.replace(privateUse, ''));
  }

  #writeSign(control: Control | undefined): void {
    if (control === undefined || control.ticked === null) return;
    const sign = control.ticked ? '☑' : '☐';
    if (this.#paragraphs.length > 0) this.#write(sign);
    else if (this.#mutes === 0) this.#sign = sign;
  }
}

function isMute(control: Control | undefined): boolean {
  return control !== undefined && (control.empty || control.ticked !== null);
}

/** A property of Word is on unless it says that it is off. */
function isOn(attributes: Attributes): boolean {
  return !/^(?:0|false|off)$/.test(attribute(attributes, 'val') ?? '');
}
