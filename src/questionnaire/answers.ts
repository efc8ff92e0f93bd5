import { type AnswerPlace, isBeyond } from './beyond-answer.ts';
import { endsMail, isClosing, isDisclaimer, mayDisclaim } from './closing.ts';
import { endsBold, withoutEmphasis } from './emphasis.ts';
import type { Field } from './form.ts';
import { isNote, type Lexicon } from './lexicon.ts';
import type { Place } from './page.ts';
import { isApart, type Passage } from './passages.ts';
import { isPlaceholder } from './placeholder.ts';
import { isAddressBelow, isAppLine, isClassification, isPicture } from './program-lines.ts';
import { isSignatureOf } from './signature.ts';
import { isRule } from './titles.ts';
import type { ValueContext } from './values/understand.ts';
import { unknownAnswer } from './values/unknown.ts';

/** What the reader has to know of a view to find where an answer ends. */
export interface ReadView {
  passages: readonly Passage[];
  lexicon: Lexicon;
  /** Names of whoever wrote the mail or an older mail in it: a signature begins with one. */
  senders: readonly string[];
  /** What quoted answers keep to, in a letter of ours: their line, or their paragraph where blank lines part paragraphs. */
  confined: 'line' | 'paragraph' | null;
}

/** The text behind a label, and how it stands there. */
export interface FoundText {
  text: string;
  /** The same, line by line. */
  lines: string[];
  /** The passages it was read from. */
  passages: number[];
  /** True when nothing stood beside the label. */
  below: boolean;
}

/** The question whose answer is looked for. */
interface Asked {
  /** Whether no label follows. */
  isLast: boolean;
  field: Field | null;
  context: ValueContext;
  /** Where the answer above stands. */
  usual: AnswerPlace;
}

/**
 * The answer between the end of its label and the next label: what its lines and cells say, up to a closing formula,
 * a signature, a published sentence or an older mail. `isLast` tells that no label follows, so that a signature may, or
 * other words to the desk.
 */
export function answerBetween(
  view: ReadView,
  from: Place,
  to: Place | null,
  { isLast, field, context, usual }: Asked,
): FoundText {
  const { passages, lexicon } = view;
  const label = passages[from.passage];
  // The answer itself may begin with a name.
  const maybeName = field?.type === 'contacts';
  const pieces: string[] = [];
  let joined = '';
  const read: number[] = [];
  if (label === undefined) return { text: '', lines: [], passages: read, below: false };
  const until = to?.passage ?? passages.length - 1;
  let shallowest = label.level;
  for (let at = from.passage; at <= until; at++) {
    const passage = passages[at];
    if (passage === undefined) break;
    const start = at === from.passage ? from.offset : 0;
    const written = passage.text.slice(start, at === to?.passage ? to.offset : undefined).trim();
    const bare = withoutEmphasis(written);
    // "*R/ Sí*" and "R/ *Sí*"
    const text = pieces.length > 0 ? bare : withoutEmphasis(withoutMark(bare, label));
    if (at > from.passage) {
      if (passage.role === 'head' || leavesTable(passages, label, at)) break;
      if (passage.level > shallowest && (isLast || !isBelowRest(passages, read, label, at))) break;
      const isOurs = label.level > 0 && passage.level === label.level && passage.row !== label.row;
      if (isOurs && (view.confined === 'line' || (view.confined === 'paragraph' && text === ''))) break;
      if (text === '') continue;
      shallowest = passage.level;
      if (isSignatureRule(text)) break;
      if (isRule(text) || isPicture(text)) continue;
      if (isNote(lexicon, text)) {
        // Below an empty last question the page goes on: "Tablas de escalamiento⏎Colombia⏎Perú".
        if (pieces.length > 0 || (isLast && isApart(passages, at) && !written.startsWith('*'))) break;
        continue;
      }
      // "Do not know" begins like "Do not hesitate to call".
      const mayEnd = () => pieces.length > 0 || !unknownAnswer(text);
      if (isClosing(text) && mayEnd()) break;
      if (mayDisclaim(text) && isDisclaimer(withFollowing(passages, at))) break;
      const apart = isApart(passages, at);
      if (isLast && !passage.isAnswer && (isAppLine(text) || isClassification(text, apart))) break;
      if (isLast && !(maybeName && mayBeEntry(text, pieces)) && isSignatureOf(view.senders, text)) break;
      if (isLast && isAddressBelow(field, pieces, text)) break;
      if (isLast && to !== null && headsForm(passages, at, to, pieces)) break;
      if (isLast && (!maybeName || apart) && takesLeave(view, at)) break;
      if (isLast && field !== null && passage.level === label.level) {
        const soFar = { field, lines: pieces, context, aboveForm: to !== null, usual };
        if (isBeyond(soFar, apart ? withFollowing(passages, at, to?.passage) : text, apart)) break;
      }
      if (isLast && endsMail(text) && mayEnd()) break;
    }
    if (text === '' || isNumberOf(passages, from, to, at)) continue;
    joined += pieces.length === 0 ? text : `${barBefore(passages, at, read.at(-1)) ?? ' '}${text}`;
    pieces.push(text);
    read.push(at);
  }
  const text = tidy(
    withoutFootnote(
      lexicon,
      endsBold(joined, label.text.slice(0, from.offset)) ? joined.slice(0, -1) : joined,
    ),
    isLast,
  );
  const below = read.length > 0 && read[0] !== from.passage;
  return says(text)
    ? { text, lines: pieces, passages: read, below }
    : { text: '', lines: [], passages: read, below };
}

/** "Un fuerte apretón de manos," above the sender's name, or above nothing: leave is taken in any words. */
function takesLeave({ passages, senders }: ReadView, at: number): boolean {
  const line = passages[at]?.text.trim() ?? '';
  if (!line.endsWith(',') || line.length > longestLeave || /[\d@:]/.test(line)) return false;
  const below = passages.slice(at + 1, at + mostBlanks).find(({ text }) => text.trim() !== '');
  return (
    below === undefined ||
    below.role === 'head' ||
    isSignatureOf(senders, below.text) ||
    isAppLine(below.text) ||
    isDisclaimer(below.text) ||
    endsMail(below.text)
  );
}

const longestLeave = 50;

/** Directly above the next form a line that ends in a colon, or that a rule parts from the answer: "Sede Iquique:". */
function headsForm(passages: readonly Passage[], at: number, to: Place, before: readonly string[]): boolean {
  const { text = '', isAnswer = true } = passages[at] ?? {};
  const isTitle = /:\s*$/.test(text) || (before.length > 0 && isRule(passages[at - 1]?.text ?? ''));
  return !isAnswer && isTitle && passages.slice(at + 1, to.passage).every(line => line.text.trim() === '');
}

/** The sender may be a contact as well: at the beginning of the answer, or with an address or a number beside. */
function mayBeEntry(text: string, before: readonly string[]): boolean {
  return before.length === 0 || /@|\d{3}.*\d{3}/.test(text);
}

/** Bars between cells of a line that is no row of labels and answers are the customer's. */
function barBefore(passages: readonly Passage[], at: number, before: number | undefined): string | undefined {
  return before === at - 1 && passages[before]?.row === passages[at]?.row ? passages[at]?.bar : undefined;
}

/** Whether the line above is the rest of a quoted one that a client broke, and so lost its mark. */
function isBelowRest(
  passages: readonly Passage[],
  read: readonly number[],
  label: Passage,
  at: number,
): boolean {
  return (
    passages[at]?.level === label.level &&
    read.at(-1) === at - 1 &&
    read.at(-2) === at - 2 &&
    passages[at - 2]?.level === label.level
  );
}

/** What counts the next label: the cell left of it ("3 ⇥ Site ⇥ Lima"), or the line above as above this label. */
function isNumberOf(passages: readonly Passage[], from: Place, to: Place | null, at: number): boolean {
  const label = to === null ? undefined : passages[to.passage];
  const cell = passages[at];
  const number = numberIn(cell);
  if (to === null || label === undefined || cell === undefined || number === null) return false;
  if (cell.row === label.row) return cell.column < label.column;
  return lastSaid(passages, to.passage) === cell && numberIn(lastSaid(passages, from.passage)) === number - 1;
}

/** What stands above a passage, blank lines skipped. */
function lastSaid(passages: readonly Passage[], below: number): Passage | undefined {
  return passages.slice(Math.max(0, below - mostBlanks), below).findLast(({ text }) => text.trim() !== '');
}

const mostBlanks = 5;

function numberIn(passage: Passage | undefined): number | null {
  const number = /^\(?(\d{1,2})\s?[.):°º-]{0,2}$/.exec(passage?.text.trim() ?? '')?.[1];
  return number === undefined ? null : Number(number);
}

/** In a table of labels beside answers, an answer stays in its row, and in rows below whose label cell is empty. */
function leavesTable(passages: readonly Passage[], label: Passage, at: number): boolean {
  const passage = passages[at];
  if (passage === undefined || label.table === null || passage.row === label.row) return false;
  if (label.table !== passage.table) return true;
  return label.columns > 1 && !isContinuation(passages, label, at);
}

function isContinuation(passages: readonly Passage[], label: Passage, at: number): boolean {
  const passage = passages[at];
  for (let before = at; passages[before]?.row === passage?.row; before--) {
    const cell = passages[before];
    if (cell !== undefined && cell.column <= label.column && cell.text.trim() !== '') return false;
    if (cell?.column === 0) return cell.columns > label.column + 1;
  }
  return false;
}

/** RFC 3676 §4.3: "-- " parts the signature from the text. */
function isSignatureRule(text: string): boolean {
  return text === '--' || text === '—';
}

/** A line and those below it in its paragraph, above `below`. */
function withFollowing(passages: readonly Passage[], at: number, below = passages.length): string {
  const lines = passages.slice(at, Math.min(at + 4, below)).map(({ text }) => text.trim().slice(0, 300));
  const end = lines.findIndex((line, index) => line === '' || (index > 0 && passages[at + index]?.apart));
  return lines.slice(0, end < 0 ? lines.length : end).join(' ');
}

/** The footnote may have run into the line of its star. */
function withoutFootnote(lexicon: Lexicon, text: string): string {
  const star = text.indexOf('*');
  if (star < 0) return text;
  return isNote(lexicon, text.slice(star + 1)) ? text.slice(0, star) : text;
}

/** What some put before each answer: "R/ Sí", "Rta: Sí", an arrow, a bullet, a line to write on. */
const answerMark =
  /^(?:r\s?(?:\.-|:\/?|\/)|a:(?=\s|$)|(?:rp?ta|re?sp|respuesta|resposta|ans|answer)\s?\.?\s?[-:=/>]+|_{2,}|\*+(?=\s)|[-=]+>|>+(?=\s)|[→»:]|[-–—•▪·](?=\s)|\.(?=[\s;.])[\s.;]*)\s*/i;

/** Without what announces an answer: "R:", or "Valor:" below "Campo: …". */
function withoutMark(answer: string, { text }: Passage): string {
  if (!beginsMark.test(answer)) return answer;
  return answer.replace(/^\W*(?:campo|field)\s?:/i.test(text) ? valueMark : answerMark, '');
}

const beginsMark = /^[rav_*=>→»:•▪·.–—-]/i;
const valueMark = /^(?:valor|value)\s?:\s*/i;

/** White space collapsed; fill lines behind it, and stars that only make bold, taken off. */
function tidy(text: string, isLast: boolean): string {
  const spaced = text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
  const tidied = withoutEmphasis(endsUnused.test(spaced) ? spaced.replace(unused, '') : spaced);
  if (!isLast) return tidied;
  const sentence = /^(.*?[.!;])\s+(\S.*)$/.exec(tidied);
  return sentence?.[1] !== undefined && sentence[2] !== undefined && isClosing(sentence[2])
    ? sentence[1]
    : tidied;
}

/** A line to write on, or the next bullet. */
const unused = /\s*_{2,}$|\s+[•▪·]$/;
const endsUnused = /[_•▪·]$/;

/** An empty answer, a lone dash, dots or a form's own prompt are no answer; a question mark or a ticked box is one. */
function says(text: string): boolean {
  return !isPlaceholder(text) && /[\p{L}\p{N}?☑☒✓✔✗✘√\p{Extended_Pictographic}]/u.test(text);
}
