import type { Occurrence } from './spot.ts';

/**
 * How sure it is that a text answers a question, from 0 to 1. A published label (or a synonym), letter for letter at
 * the beginning of its line with the answer beside it, is 1. Each of these makes it less sure:
 */
const factors = {
  /** Inside the quote of an older mail: somebody else may have written it. */
  quoted: 0.9,
  /** The answer stands below its label, not beside it. */
  below: 0.95,
  /** A single word such as "Servicio:" is also found in ordinary prose. */
  singleWord: 0.95,
  /** A form of this language does not ask like this; a sister form in another language does. */
  otherLanguage: 0.9,
  /** For each whole point of doubt: the label stands inside a line, or nothing parts it from the answer. */
  doubt: 0.2,
} as const;

export function confidenceOf(
  occurrence: Occurrence,
  {
    quoted,
    below,
    rank,
    otherLanguage,
  }: { quoted: boolean; below: boolean; rank: number; otherLanguage: boolean },
): number {
  let confidence = occurrence.likeness * (1 - factors.doubt * occurrence.doubt);
  if (quoted) confidence *= factors.quoted;
  if (below) confidence *= factors.below;
  if (rank === 1) confidence *= factors.singleWord;
  if (otherLanguage) confidence *= factors.otherLanguage;
  return Math.round(confidence * 100) / 100;
}
