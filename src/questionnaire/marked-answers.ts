import { type CellSearch, cellSearch, isLabelAlone } from './cells.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passages.ts';

/**
 * A form whose writer marked the answers as mail programs mark quotes ("Sitio:⏎>> Lima") quotes nothing: its answers
 * stand at the level of their labels. It shows where nothing is quoted but below a line that asks, older mails with their
 * heads aside; a form that is forwarded below the head of its mail is one as well.
 */
export function withMarkedAnswers(passages: Passage[], lexicon: Lexicon): Passage[] {
  const all = quotesIn(passages);
  if (all.length < fewestMarked) return passages;
  const search = cellSearch(lexicon);
  const head = passages.findIndex(({ role }) => role === 'head');
  const quotes = [all, all.filter(([first = 0]) => first < head)].find(
    some => some.length >= fewestMarked && areAnswers(passages, some, search),
  );
  if (quotes === undefined) return passages;
  const levels = new Map(
    quotes.flatMap(quote => quote.map(at => [at, levelAbove(passages, quote)] as const)),
  );
  return passages.map((passage, at) => {
    const level = levels.get(at);
    return level === undefined ? passage : { ...passage, depth: 0, level };
  });
}

const fewestMarked = 3;

/** The quoted lines that follow each other. */
function quotesIn(passages: readonly Passage[]): number[][] {
  const quotes: number[][] = [];
  for (let at = 0; at < passages.length; at++) {
    if (passages[at]?.depth === 0) continue;
    const last = quotes.at(-1);
    if (last?.at(-1) === at - 1) last.push(at);
    else quotes.push([at]);
  }
  return quotes;
}

/** None of them asks, and a line of text stands above each that does, but above a few. */
function areAnswers(passages: readonly Passage[], quotes: readonly number[][], search: CellSearch): boolean {
  const above = quotes.map(quote => lineAbove(passages, quote));
  const quoted = quotes.flatMap(quote => quote.flatMap(at => passages[at] ?? []));
  return (
    !quoted.some(({ text }) => asks.test(text)) &&
    above.every(line => line?.role === 'text') &&
    quotes.length - questionsAmong(above, search) <= quotes.length * few &&
    questionsAmong(quoted, search) <= quotes.length * few
  );
}

/** How many of these lines end like a question, or are the label of one. */
function questionsAmong(lines: readonly (Passage | undefined)[], search: CellSearch): number {
  return lines.filter(line => line !== undefined && (asks.test(line.text) || isLabelAlone([line], search)))
    .length;
}

/** Of all quotes. */
const few = 0.25;

function lineAbove(passages: readonly Passage[], [first = 0]: readonly number[]): Passage | undefined {
  return passages.slice(Math.max(0, first - 2), first).findLast(({ text }) => text.trim() !== '');
}

function levelAbove(passages: readonly Passage[], quote: readonly number[]): number {
  return lineAbove(passages, quote)?.level ?? 0;
}

/** Ends like a question, or like what wants an answer. */
const asks = /[:：?]\W*$/;
