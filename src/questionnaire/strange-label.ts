import type { Lexicon } from './lexicon.ts';
import type { Look } from './look.ts';
import type { Passage } from './passages.ts';
import { emptyWords } from './rewording.ts';
import { wordsOf } from './words.ts';

/**
 * Whether a passage that looks like the labels of its mail is a question, though nobody knows which: "VPN: caída" and
 * "Nota: …" belong to an answer, so that two things at least must speak for it. `above` is the label before it.
 */
export function isStrangeLabel(
  passages: readonly Passage[],
  at: number,
  look: Look,
  above: number,
  { labelWords }: Lexicon,
): boolean {
  if (look.end === 'line') return false;
  const line = passages[at]?.text ?? '';
  const before = passages[above]?.text ?? '';
  const words = tellingWords(line);
  const signs = [
    look.before === 'number' || look.before === 'bracket' || look.end === 'dots' || look.end === 'cell',
    look.before === 'number' && numberOf(line) === numberOf(before) + 1,
    isBold(line) && isBold(before),
    isBold(line) && isBold(before) && words.length > 1,
    words.length > 1 && words.filter(word => labelWords.has(word)).length >= words.length * mostly,
  ];
  return signs.filter(Boolean).length >= 2;
}

const mostly = 0.66;

function numberOf(line: string): number {
  return Number(/^\s*\(?(\d{1,2})/.exec(line)?.[1]);
}

function isBold(line: string): boolean {
  return /^\s*\*[^\s*][^*]*\*/.test(line);
}

function tellingWords(line: string): string[] {
  const label = line.slice(0, /[:：?]|\.{2}|\s[-–—=]\s|$/.exec(line)?.index);
  return wordsOf(label).flatMap(({ folded }) =>
    emptyWords.has(folded) || /^\d/.test(folded) ? [] : [folded],
  );
}
