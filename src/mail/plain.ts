import type { Flaw, Line } from './mail.ts';
import { partLine } from './text-lines.ts';
import { visible } from './visible.ts';

export interface PlainFormat {
  /** format=flowed (RFC 3676): a line that ends in a space goes on in the next. */
  flowed: boolean;
  /** DelSp=yes: that space is not part of the text. */
  delSp: boolean;
}

/** Characters. A questionnaire has five thousand; a year of quoted correspondence fits. */
export const longestText = 256 * 1024;
/** Each line becomes an object that crosses a thread. */
const mostLines = 20_000;

/** text/plain → its lines, the quote marks taken off and counted, soft line breaks undone. */
export function readPlain(text: string, format: PlainFormat): { lines: Line[]; flaws: Flaw[] } {
  const flaws = new Set<Flaw>();
  const written = visible(text.slice(0, longestText)).split(/\r{0,2}\n|[\r\u2028\u2029]/);
  if (text.length > longestText || written.length > mostLines) flaws.add('text-cut');
  const kept = written.slice(0, mostLines);
  const whole = format.flowed ? unflow(kept, format.delSp) : unquote(kept);
  const lines = whole.flatMap(({ text: line, quoteDepth }) => {
    const parted = partLine(line.trimEnd());
    if (parted.cut) flaws.add('line-cut');
    return parted.lines.map(part => ({ text: part, quoteDepth }));
  });
  if (lines.length > mostLines) flaws.add('text-cut');
  return { lines: withoutLastBlanks(lines.slice(0, mostLines)), flaws: [...flaws] };
}

/** RFC 3676: a space before the text is stuffing; a soft break never crosses a change of depth, nor a signature's mark. */
function unflow(written: readonly string[], delSp: boolean): Line[] {
  const lines: Line[] = [];
  let pieces: string[] = [];
  let depth = 0;
  const finish = () => {
    if (pieces.length > 0) lines.push({ text: pieces.join(''), quoteDepth: depth });
    pieces = [];
  };
  for (const line of written) {
    const { text, quoteDepth } = line.startsWith(' ')
      ? { text: line.slice(1), quoteDepth: 0 }
      : takeMarks(line);
    const soft = text.endsWith(' ') && text !== '-- ';
    if (quoteDepth !== depth || text === '-- ') finish();
    depth = quoteDepth;
    pieces.push(soft && delSp ? text.slice(0, -1) : text);
    if (!soft) finish();
  }
  finish();
  return lines;
}

function unquote(written: readonly string[]): Line[] {
  return written.map((line, index) => {
    if (isMboxEscape(line, written[index - 1], written[index + 1]))
      return { text: line.slice(1), quoteDepth: 0 };
    const marked = quotedWithBars(line, written[index - 1], written[index + 1])
      ? line.replace('|', '>')
      : line;
    return takeMarks(marked);
  });
}

/** "> > text", ">>text", " > text": how deep, and what is left. */
function takeMarks(line: string): Line {
  let at = line.startsWith(' >') ? 1 : 0;
  let quoteDepth = 0;
  while (line[at] === '>') {
    quoteDepth += 1;
    at += line[at + 1] === ' ' && line[at + 2] === '>' ? 2 : 1;
  }
  if (quoteDepth === 0) return { text: line, quoteDepth };
  return { text: line.slice(line[at] === ' ' ? at + 1 : at), quoteDepth };
}

/** Mail stores write ">From " for a line of the sender's own that begins with "From ". */
function isMboxEscape(line: string, before = '', after = ''): boolean {
  return line.startsWith('>From ') && !before.startsWith('>') && !after.startsWith('>');
}

/** A bar quotes if a neighbour has it too and no further bar makes it a table. */
function quotedWithBars(line: string, before = '', after = ''): boolean {
  return isBarred(line) && (isBarred(before) || isBarred(after));
}

function isBarred(line: string): boolean {
  return line.startsWith('|') && line.indexOf('|', 1) < 0;
}

function withoutLastBlanks(lines: Line[]): Line[] {
  const last = lines.findLastIndex(({ text }) => text.trim() !== '');
  return lines.slice(0, last + 1);
}
