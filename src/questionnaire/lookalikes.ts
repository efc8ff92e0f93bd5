import { isClosing } from './closing.ts';
import { strengthOf } from './families.ts';
import type { Field } from './form.ts';
import type { Passage } from './passages.ts';
import type { Occurrence } from './spot.ts';
import { fold } from './words.ts';

/**
 * The occurrences without those that only begin with the words of a label and look like labels less than the one before
 * them: where that one waits for its answer they are the answer ("Cliente:⏎Contacto Seguro S.A."), and where leave was
 * taken they sign. Nor with headings that answer: "Descripción:⏎Lentitud y pérdida de paquetes".
 */
export function withoutLookalikes(found: readonly Occurrence[], passages: readonly Passage[]): Occurrence[] {
  const loose = found.filter(isLoose).length;
  if (found.length < 2 || loose * 2 > found.length) return [...found];
  const labels: Occurrence[] = [];
  let wordings: Wordings | undefined;
  let leaveTaken = false;
  let at = 0;
  for (const [index, occurrence] of found.entries()) {
    const before = labels.at(-1);
    if (isLoose(occurrence) && before !== undefined) {
      for (; at < occurrence.begin.passage; at++) leaveTaken ||= takesLeave(passages[at]);
      if (leaveTaken) continue;
    }
    const isAwaited = before !== undefined && awaitsAnswerAt(before, occurrence, passages);
    if (isAwaited && isDescription(occurrence, before, found[index + 1], passages)) continue;
    if (isAwaited && !occurrence.heading) {
      if (isLoose(occurrence) && (isMarked(before, passages) || !isPublished(occurrence))) continue;
      if (isMarked(before, passages) && isBareAnswer(occurrence, before, passages)) continue;
      if (isSingleWord(occurrence)) {
        wordings ??= wordingsOf(found, passages);
        if (isAskedOtherwise(occurrence, wordings, passages)) continue;
      }
    }
    labels.push(occurrence);
    leaveTaken = false;
    at = occurrence.end.passage + 1;
  }
  return labels;
}

/** Nothing parts it from the words behind it. */
export function isLoose({ doubt }: Occurrence): boolean {
  return doubt >= 1;
}

/** All the words of a published label: no answer begins with them, though nothing ends them. */
function isPublished({ senses, doubt }: Occurrence): boolean {
  return doubt <= 1 && senses.some(({ rank, lent }) => rank === 3 && !lent);
}

function takesLeave(passage: Passage | undefined): boolean {
  return passage !== undefined && (passage.text.trim() === '--' || isClosing(passage.text));
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

/** A heading without a colon, of no section: the question below it is one of those above all sections. */
function isDescription(
  occurrence: Occurrence,
  label: Occurrence,
  next: Occurrence | undefined,
  passages: readonly Passage[],
): boolean {
  return (
    occurrence.heading &&
    label.senses.some(({ field }) => field.type === 'text') &&
    !isMarked(occurrence, passages) &&
    next?.heading === false &&
    next.senses.every(({ field }) => field.section === null)
  );
}

/** Whether a colon, a question mark or the like ends it, and not only its line, as of the second in "¿Hay energía?⏎Se fue la luz". */
function isMarked(occurrence: Occurrence, passages: readonly Passage[]): boolean {
  return !/[\p{L}\p{N})]\s*$/u.test(labelOf(occurrence, passages));
}

/**
 * Nothing ends it but its line, and its words are no published label's, or ask what the label above it asks: "Todos os
 * equipamentos conectados?⏎Todos os equipamentos conectados".
 */
function isBareAnswer(occurrence: Occurrence, label: Occurrence, passages: readonly Passage[]): boolean {
  if (isMarked(occurrence, passages)) return false;
  const asked = label.senses.map(({ field }) => field.key);
  return occurrence.senses.every(({ rank, field }) => rank < 3 || asked.includes(field.key));
}

function labelOf({ begin, end }: Occurrence, passages: readonly Passage[]): string {
  const from = begin.passage === end.passage ? begin.offset : 0;
  return passages[end.passage]?.text.slice(from, end.offset) ?? '';
}

/** How often a question is asked in the same words, and how plainly at most. */
type Wordings = Map<Field, Map<string, { times: number; strength: number }>>;

function wordingsOf(found: readonly Occurrence[], passages: readonly Passage[]): Wordings {
  const wordings: Wordings = new Map();
  for (const occurrence of found) {
    const words = fold(labelOf(occurrence, passages));
    for (const sense of occurrence.senses) {
      const asked = wordings.get(sense.field) ?? new Map<string, { times: number; strength: number }>();
      wordings.set(sense.field, asked);
      const { times = 0, strength = 0 } = asked.get(words) ?? {};
      const plainest = Math.max(strength, strengthOf(occurrence, sense));
      asked.set(words, { times: times + 1, strength: plainest });
    }
  }
  return wordings;
}

function isSingleWord({ senses }: Occurrence): boolean {
  return senses.every(({ rank }) => rank === 1);
}

/** "Oficina: 8 a 5": a single word that may be a label, but of a question that is asked as plainly in other words. */
function isAskedOtherwise(occurrence: Occurrence, wordings: Wordings, passages: readonly Passage[]): boolean {
  const own = fold(labelOf(occurrence, passages));
  return occurrence.senses.some(sense => {
    const asked = [...(wordings.get(sense.field) ?? [])];
    const plain = strengthOf(occurrence, sense);
    return (
      asked.some(([words, { times }]) => words === own && times === 1) &&
      asked.some(([words, { strength }]) => words !== own && strength >= plain)
    );
  });
}
