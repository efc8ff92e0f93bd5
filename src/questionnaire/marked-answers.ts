import type { Passage } from './passages.ts';

/**
 * A form whose writer marked the answers as mail programs mark quotes ("Sitio:⏎>> Lima") quotes nothing: its answers
 * stand at the level of their labels. It shows where nothing is quoted but below a line that asks.
 */
export function withMarkedAnswers(passages: Passage[]): Passage[] {
  const quotes = quotesIn(passages);
  if (quotes.length < fewestMarked || !quotes.every(quote => isAnswer(passages, quote))) return passages;
  const marked = new Set(quotes.flat());
  return passages.map((passage, at) => (marked.has(at) ? { ...passage, depth: 0, level: 0 } : passage));
}

const fewestMarked = 3;

/** The quoted lines that follow each other, as far down as no older mail begins. */
function quotesIn(passages: readonly Passage[]): number[][] {
  const quotes: number[][] = [];
  for (let at = 0; at < passages.length && passages[at]?.role === 'text'; at++) {
    if (passages[at]?.depth === 0) continue;
    const last = quotes.at(-1);
    if (last?.at(-1) === at - 1) last.push(at);
    else quotes.push([at]);
  }
  return quotes;
}

function isAnswer(passages: readonly Passage[], quote: readonly number[]): boolean {
  const [first = 0] = quote;
  const above = passages.slice(Math.max(0, first - 2), first).findLast(({ text }) => text.trim() !== '');
  return (
    above !== undefined && asks.test(above.text) && !quote.some(at => asks.test(passages[at]?.text ?? ''))
  );
}

/** Ends like a question, or like what wants an answer. */
const asks = /[:：?]\W*$/;
