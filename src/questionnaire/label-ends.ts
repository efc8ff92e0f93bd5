import { isLoose } from './lookalikes.ts';
import type { Passage } from './passages.ts';
import type { Occurrence } from './spot.ts';

/**
 * The occurrences, with the first mark of a line left to the answer where most labels of the mail stand without any:
 * "Nombre del cliente Banco⏎Horario de atención lunes a viernes: 8-18".
 */
export function endedAlike(
  found: readonly Occurrence[],
  passages: readonly Passage[],
): readonly Occurrence[] {
  if (!found.some(({ bare }) => bare !== undefined)) return found;
  const sure = found.filter(({ heading, bare }) => !heading && bare === undefined);
  const marked = sure.filter(occurrence => isMarked(occurrence, passages)).length;
  return sure.filter(isLoose).length > marked ? found.map(one => one.bare ?? one) : found;
}

/** Whether a colon, a dash or the like ends a label. A question mark is its own, and tells nothing of the others. */
export function isMarked({ begin, end }: Occurrence, passages: readonly Passage[]): boolean {
  const from = begin.passage === end.passage ? begin.offset : 0;
  return /[:：;=→»>–—-][^\p{L}\p{N}?]*$/u.test(passages[end.passage]?.text.slice(from, end.offset) ?? '');
}
