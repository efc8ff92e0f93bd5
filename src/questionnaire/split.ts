import { familyOf, strengthOf } from './families.ts';
import type { Passage } from './passages.ts';
import type { Occurrence } from './spot.ts';

/** Fewer questions than this are a coincidence, not a form (contract: parse). */
export const fewestQuestions = 3;

/**
 * The occurrences of each form of a mail. The next form begins where a question is asked again and at least one
 * more follows that was asked before; a single repeated label is no new form.
 */
export function splitForms(occurrences: readonly Occurrence[], passages: readonly Passage[]): Occurrence[][] {
  const forms: Occurrence[][] = [];
  let current: Occurrence[] = [];
  let asked = new Map<string, Occurrence>();
  for (const occurrence of occurrences) {
    const repeated = keysOf(occurrence).find(key => asked.has(key));
    const earlier = repeated === undefined ? undefined : asked.get(repeated);
    if (earlier !== undefined && isAskedAgain(earlier, occurrence, current, passages)) {
      forms.push(current);
      current = [];
      asked = new Map();
    }
    current.push(occurrence);
    for (const key of keysOf(occurrence)) {
      const known = asked.get(key);
      if (known === undefined || strongest(known) < strongest(occurrence)) asked.set(key, occurrence);
    }
  }
  forms.push(current);
  return rejoin(forms);
}

function isAskedAgain(
  earlier: Occurrence,
  again: Occurrence,
  current: readonly Occurrence[],
  passages: readonly Passage[],
): boolean {
  if (strongest(again) < strongest(earlier) - comparable) return false;
  if (current.at(-1) === earlier && levelAt(earlier, passages) === levelAt(again, passages)) return false;
  return true;
}

/** How much weaker a label may be and still ask the same question again. */
const comparable = 0.6;

function strongest(occurrence: Occurrence): number {
  return Math.max(0, ...occurrence.senses.map(sense => strengthOf(occurrence, sense)));
}

function levelAt(occurrence: Occurrence, passages: readonly Passage[]): number {
  return passages[occurrence.begin.passage]?.level ?? 0;
}

/** A stretch that asks hardly anything again belongs to the form before it: it only repeated a label. */
function rejoin(stretches: readonly Occurrence[][]): Occurrence[][] {
  const forms: Occurrence[][] = [];
  for (const stretch of stretches) {
    const before = forms.at(-1);
    if (before === undefined || isFormAfter(before, stretch)) forms.push([...stretch]);
    else before.push(...stretch);
  }
  return forms;
}

function isFormAfter(before: readonly Occurrence[], stretch: readonly Occurrence[]): boolean {
  const asked = new Set(before.flatMap(keysOf));
  const questions = stretch.filter(({ heading }) => !heading);
  const repeated = questions.filter(occurrence => keysOf(occurrence).some(key => asked.has(key)));
  // What stands before a form may be a loose mention of one of its questions.
  if (before.filter(({ heading }) => !heading).length < fewestQuestions) return true;
  return (
    questions.length >= fewestQuestions && repeated.length >= 2 && repeated.length * 2 >= questions.length
  );
}

/** The questions an occurrence may stand for, of whichever family. */
function keysOf(occurrence: Occurrence): string[] {
  return [
    ...new Set(
      occurrence.senses
        .filter(({ lent }) => !lent)
        .map(({ form, field }) => `${familyOf(form)} ${field.key}`),
    ),
  ];
}
