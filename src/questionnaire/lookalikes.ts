import { isClosing } from './closing.ts';
import { strengthOf } from './families.ts';
import type { Passage } from './passages.ts';
import type { Occurrence } from './spot.ts';

/**
 * The occurrences without those that only begin with the words of a label and look like labels less than the one before
 * them: where that one waits for its answer they are the answer ("Cliente:⏎Contacto Seguro S.A."), and where leave was
 * taken they sign.
 */
export function withoutLookalikes(found: readonly Occurrence[], passages: readonly Passage[]): Occurrence[] {
  const loose = found.filter(isLoose).length;
  if (found.length < 2 || loose * 2 > found.length) return [...found];
  const labels: Occurrence[] = [];
  for (const occurrence of found) {
    const before = labels.at(-1);
    const isAnswer =
      before !== undefined &&
      !occurrence.heading &&
      awaitsAnswerAt(before, occurrence, passages) &&
      (isLoose(occurrence) ||
        (isMarked(before, passages) && isBareRewording(occurrence, passages)) ||
        isAskedElsewhere(occurrence, found));
    const signs = before !== undefined && isLoose(occurrence) && leaveTaken(before, occurrence, passages);
    if (!isAnswer && !signs) labels.push(occurrence);
  }
  return labels;
}

/** Nothing parts it from the words behind it. */
function isLoose({ doubt }: Occurrence): boolean {
  return doubt >= 1;
}

/** Whether a colon, a question mark or the like ends it, and not only its line, as of the second in "¿Hay energía?⏎Se fue la luz". */
function isMarked({ end }: Occurrence, passages: readonly Passage[]): boolean {
  return !/[\p{L}\p{N})]\s*$/u.test(passages[end.passage]?.text.slice(0, end.offset) ?? '');
}

/** In other words than any published label's, and nothing ends it but its line. */
function isBareRewording(occurrence: Occurrence, passages: readonly Passage[]): boolean {
  return !isMarked(occurrence, passages) && occurrence.senses.every(({ rank }) => rank < 3);
}

/** Whether nothing is said between the label and the occurrence, but for the end of the label's line or cell. */
function awaitsAnswerAt(label: Occurrence, { begin }: Occurrence, passages: readonly Passage[]): boolean {
  const { passage, offset } = label.end;
  if (label.heading || isLoose(label) || passage >= begin.passage || begin.offset > 0) return false;
  if (passages[passage]?.text.slice(offset).trim() !== '') return false;
  // What is written below a quoted label answers it.
  if ((passages[passage]?.level ?? 0) < (passages[begin.passage]?.level ?? 0)) return false;
  return passages.slice(passage + 1, begin.passage).every(({ text }) => text.trim() === '');
}

function leaveTaken(label: Occurrence, { begin }: Occurrence, passages: readonly Passage[]): boolean {
  return passages
    .slice(label.end.passage + 1, begin.passage)
    .some(({ text }) => text.trim() === '--' || isClosing(text));
}

/** "Oficina: 8 a 5": a single word that may be a label, but of a question that another label asks as plainly. */
function isAskedElsewhere(occurrence: Occurrence, found: readonly Occurrence[]): boolean {
  const { senses } = occurrence;
  if (senses.length === 0 || senses.some(({ rank }) => rank > 1)) return false;
  return found.some(
    other =>
      other !== occurrence &&
      other.senses.some(sense =>
        senses.some(
          ({ form, field }) =>
            form === sense.form &&
            field === sense.field &&
            strengthOf(other, sense) >= strengthOf(occurrence, sense),
        ),
      ),
  );
}
