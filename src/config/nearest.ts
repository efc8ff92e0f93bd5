import { distance } from 'fastest-levenshtein';

/** The candidate that `word` was probably meant to be; null when none is near. Case, accents, `-` and `_` do not count. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const wanted = folded(word);
  const [best] = candidates
    .map(candidate => ({ candidate, gap: gapBetween(wanted, folded(lastWord(candidate))) }))
    .sort((one, other) => one.gap - other.gap);
  const tolerance = wanted.length <= 3 ? 1 : Math.max(2, wanted.length / 3);
  return best !== undefined && best.gap <= tolerance ? best.candidate : null;
}

/** `did you mean "port"?`, or what there is to choose from. `farther` are candidates that are not worth a list. */
export function suggestion(word: string, known: readonly string[], farther: readonly string[] = []): string {
  const meant = nearest(word, [...known, ...farther]);
  return meant === null ? `known here: ${known.join(', ')}` : `did you mean "${meant}"?`;
}

function gapBetween(wanted: string, candidate: string): number {
  // "lang" for "language": a beginning is nearer than its distance says.
  const isBeginning = wanted.length >= 3 && candidate.startsWith(wanted);
  return isBeginning ? 1 : distance(wanted, candidate);
}

/** `port` of `imap.port`. */
function lastWord(candidate: string): string {
  return candidate.slice(candidate.lastIndexOf('.') + 1);
}

function folded(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}_-]/gu, '')
    .toLowerCase();
}
