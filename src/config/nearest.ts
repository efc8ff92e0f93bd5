import { distance } from 'fastest-levenshtein';

/**
 * The candidate that `word` was probably meant to be; null when none is near. Case, accents, `-` and `_` do not count.
 * `wordOf` gives the part of a candidate that is compared.
 */
export function nearest(
  word: string,
  candidates: readonly string[],
  wordOf: (candidate: string) => string = candidate => candidate,
): string | null {
  const wanted = folded(word);
  const [best] = candidates
    .map(candidate => ({ candidate, gap: gapBetween(wanted, folded(wordOf(candidate))) }))
    .sort((one, other) => one.gap - other.gap);
  const tolerance = wanted.length <= 3 ? 1 : Math.max(2, wanted.length / 3);
  return best !== undefined && best.gap <= tolerance ? best.candidate : null;
}

/** `did you mean "port"?`, or what there is to choose from. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const meant = nearest(word, candidates);
  return meant === null ? `known here: ${candidates.join(', ')}` : `did you mean "${meant}"?`;
}

function gapBetween(wanted: string, candidate: string): number {
  // "lang" for "language": a beginning is nearer than its distance says.
  const isBeginning = wanted.length >= 3 && candidate.startsWith(wanted);
  return isBeginning ? Math.min(1, distance(wanted, candidate)) : distance(wanted, candidate);
}

function folded(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}_-]/gu, '')
    .toLowerCase();
}
