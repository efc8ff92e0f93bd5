import type { Line, Row } from '../mail/mail.ts';
import type { Lexicon } from './lexicon.ts';
import { withMarkedAnswers } from './marked-answers.ts';
import { olderMails } from './older-mails.ts';
import { withArrows } from './symbol-arrows.ts';

/** One line of a mail, or one line of one cell: what the reader walks along. */
export interface Passage {
  text: string;
  /** Passages of the same row stand side by side. */
  row: number;
  column: number;
  /** How many cells the row has; 1 for lines and paragraphs. */
  columns: number;
  /** The upright bar before this cell, in a line that may be one sentence with bars as well: "Ana | ana@x.example". */
  bar?: string;
  table: number | null;
  /** How many quote marks or blockquotes it stands in. */
  depth: number;
  /** `depth` plus the heads of older mails above it: 0 is what the sender wrote just now. */
  level: number;
  /** Whether a blank line that is no passage, or the bound of a paragraph, stands above it. */
  apart?: true;
  /** Whether its table shows that it stands in an answer: it is no label, whatever it reads like. */
  isAnswer: boolean;
  /** 'head' is the head of an older mail ("De: … Enviado: …", "On … wrote:"): never a label, never an answer. */
  role: 'text' | 'head';
}

/** The lines of text/plain; tabs and upright bars make a line a row of cells. */
export function passagesOfPlain(lines: readonly Line[], lexicon: Lexicon): Passage[] {
  const passages: Passage[] = [];
  let blank = 0;
  lines.forEach(({ text, quoteDepth: depth }, row) => {
    blank = text === '' ? blank + 1 : 0;
    if (blank > mostBlankLines) return;
    const cells = cellsOfLine(text);
    const bars = cells.length > 1 && text.includes('|') && !text.trim().startsWith('|');
    cells.forEach((cell, column) => {
      const columns = cells.length;
      const passage: Passage = {
        text: clean(cell),
        row,
        column,
        columns,
        table: null,
        depth,
        level: depth,
        isAnswer: false,
        role: 'text',
      };
      if (bars && column > 0) passage.bar = barBetween(cells[column - 1] ?? '', cell);
      passages.push(passage);
    });
  });
  return withMarkedAnswers(olderMails(withArrows(passages)), lexicon);
}

/** More in a row part no more than these do. */
const mostBlankLines = 5;

/** The rows of text/html; a cell of several lines gives several passages. */
export function passagesOfHtml(rows: readonly Row[]): Passage[] {
  const passages: Passage[] = [];
  rows.forEach(({ cells, table, quoteDepth: depth, apart }, row) => {
    const telling = cells.filter(saysMoreThanColon);
    const columns = telling.length;
    const first = passages.length;
    telling.forEach((cell, column) => {
      for (const line of cell.split('\n')) {
        const text = clean(line);
        const passage: Passage = {
          text,
          row,
          column,
          columns,
          table,
          depth,
          level: depth,
          isAnswer: false,
          role: 'text',
        };
        passages.push(passage);
      }
    });
    const beginning = passages[first];
    if (apart && beginning) beginning.apart = apart;
  });
  return olderMails(withArrows(passages));
}

/** Whether two views say the same, line by line: blank lines and written marks of quotes tell no difference. */
export function sayTheSame(one: readonly Passage[], other: readonly Passage[]): boolean {
  const [said, alsoSaid] = [one.filter(isSaid), other.filter(isSaid)];
  return said.length === alsoSaid.length && said.every((passage, at) => isSame(passage, alsoSaid[at]));
}

function isSaid({ text }: Passage): boolean {
  return text.trim() !== '';
}

function isSame({ text, level }: Passage, other: Passage | undefined): boolean {
  return level === other?.level && text.replace(quoteMarks, '') === other.text.replace(quoteMarks, '');
}

const quoteMarks = /^[\s>]+|\s+$/g;

/** Whether a blank line stands above a passage, or it begins a paragraph. */
export function isApart(passages: readonly Passage[], at: number): boolean {
  return passages[at]?.apart === true || passages[at - 1]?.text.trim() === '';
}

/** As it was written, white space collapsed. */
function barBetween(before: string, after: string): string {
  return `${/\s$/.test(before) ? ' ' : ''}|${/^\s/.test(after) ? ' ' : ''}`;
}

function cellsOfLine(text: string): string[] {
  if (text.includes('|')) {
    if (/^[\s|+=:_-]*$/.test(text)) return [''];
    const bars = text
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|');
    if (bars.length > 1 && bars.length <= mostColumns) return bars.filter(saysMoreThanColon);
  }
  if (!text.includes('\t')) return [text];
  const cells = text
    .split('\t')
    .filter((cell, index) => (index === 0 ? !bulletOnly.test(cell) : cell.trim() !== ''));
  return cells.length > mostColumns ? [text] : cells.length === 0 ? [''] : cells;
}

/** Some give the colon behind their labels a column of its own. */
function saysMoreThanColon(cell: string): boolean {
  return cell.trim() !== ':';
}

const bulletOnly = /^[\s•·▪◦*o§–-]*$/;

/** More than this is no table of a person's. */
const mostColumns = 60;

/** Without what a client adds to addresses, "a@b.example<mailto:a@b.example>", and leaves in the place of pictures. */
function clean(line: string): string {
  const bare = line.includes('<') ? line.replace(linkTargets, '') : line;
  return bare.includes('<') || bare.includes('[') ? bare.replace(pictures, '') : bare;
}

const linkTargets = /(?<=\S)\s?<(?:mailto|tel|https?|sip|callto):[^<>]*>/gi;
/** "[cid:image001.png@01DA1234.ABCD]", "<image001.png>", "[image: Logo]". */
const pictures =
  /\[cid:[^\]\s]*\]|[<[]image\d{1,4}\.(?:png|jpe?g|gif|bmp|emf|wmf)[>\]]|^\s*[<[][^<>[\]]{1,200}\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg|emf|wmf)[>\]]\s*$|\[(?:inline )?(?:image|imagen|imagem):[^\]]*\]/gi;
