import { familyOf, strengthOf } from './families.ts';
import type { Sense } from './lexicon.ts';
import type { Passage } from './passages.ts';
import type { Occurrence } from './spot.ts';
import { isTelling } from './telling.ts';
import { states } from './within-answer.ts';

/** Fewer questions than this are a coincidence, not a form (contract: parse). */
export const fewestQuestions = 3;

/**
 * The occurrences of each form of a mail. The next form begins where a question is asked again and at least one
 * more follows that was asked before; a single repeated label is no new form, and what is told in a question's words is not asked.
 */
export function splitForms(occurrences: readonly Occurrence[], passages: readonly Passage[]): Occurrence[][] {
  const forms: Occurrence[][] = [];
  let current: Occurrence[] = [];
  let asked = new Map<string, Occurrence>();
  for (const occurrence of occurrences) {
    const repeated = keysOf(occurrence).find(key => asked.has(key));
    const earlier = repeated === undefined ? undefined : asked.get(repeated);
    if (earlier !== undefined && isAskedAgain(earlier, occurrence, current, passages)) {
      const begun = alreadyAgain(current, occurrence, passages);
      forms.push(current.slice(0, current.length - begun.length));
      current = begun;
      asked = new Map(begun.flatMap(one => keysOf(one).map(key => [key, one] as const)));
    }
    current.push(occurrence);
    if (states(occurrence, occurrence.senses, passages)) continue;
    for (const key of keysOf(occurrence)) {
      const known = asked.get(key);
      if (known === undefined || strongest(known) < strongest(occurrence)) asked.set(key, occurrence);
    }
  }
  forms.push(current);
  return rejoin(forms, passages);
}

/**
 * The last questions of a form with which the next one began: asked before, in looser words, or standing in the older
 * mail that the question asked again stands in.
 */
function alreadyAgain(
  form: readonly Occurrence[],
  again: Occurrence,
  passages: readonly Passage[],
): Occurrence[] {
  const begun: Occurrence[] = [];
  const [first] = form;
  const level = levelAt(again, passages);
  const isOlder = first !== undefined && level > levelAt(first, passages);
  for (let at = form.length - 1; at > 0; at--) {
    const occurrence = form[at];
    if (occurrence === undefined) break;
    if (isOlder && levelAt(occurrence, passages) === level) {
      begun.push(occurrence);
      continue;
    }
    if (occurrence.doubt > 0 || begun.length >= mostBegun) break;
    const before = form.slice(0, at);
    const keys = keysOf(occurrence);
    if (!keys.some(key => before.some(other => keysOf(other).includes(key)))) break;
    begun.push(occurrence);
  }
  return begun.reverse();
}

const mostBegun = 3;

function isAskedAgain(
  earlier: Occurrence,
  again: Occurrence,
  current: readonly Occurrence[],
  passages: readonly Passage[],
): boolean {
  if (strongest(again) < Math.min(strongest(earlier) - comparable, plainlyAsked)) return false;
  // "Three stores are affected:" sums up the form below it.
  if (current[0] === earlier && earlier.likeness < again.likeness && current.length < fewestQuestions)
    return false;
  if (isTold(earlier, again, current, passages)) return false;
  if (current.at(-1) === earlier && levelAt(earlier, passages) === levelAt(again, passages)) return false;
  return true;
}

/** "reinicio: sí" among what a description tells, where the question itself comes below, more plainly. */
function isTold(
  earlier: Occurrence,
  again: Occurrence,
  current: readonly Occurrence[],
  passages: readonly Passage[],
): boolean {
  if (levelAt(earlier, passages) !== levelAt(again, passages)) return false;
  const above = current.slice(0, current.indexOf(earlier) + 1);
  const telling = above.findLastIndex(asksToTell);
  return (
    telling >= 0 &&
    telling < above.length - 1 &&
    above.slice(telling + 1).every(one => strongest(one) + comparable < strongest(again))
  );
}

function asksToTell({ senses }: Occurrence): boolean {
  return senses.some(({ field, lent }) => !lent && isTelling(field));
}

/** How much weaker a label may be and still ask the same question again. */
const comparable = 0.6;
/** A published label, even where nothing parts it from its answer. */
const plainlyAsked = 1.9;

function strongest(occurrence: Occurrence): number {
  return Math.max(0, ...occurrence.senses.map(sense => strengthOf(occurrence, sense)));
}

function levelAt(occurrence: Occurrence, passages: readonly Passage[]): number {
  return passages[occurrence.begin.passage]?.level ?? 0;
}

/** A stretch that asks hardly anything again belongs to the form before it: it only repeated a label. */
function rejoin(stretches: readonly Occurrence[][], passages: readonly Passage[]): Occurrence[][] {
  const forms: Occurrence[][] = [];
  let asked = new Set<string>();
  let questions = 0;
  for (const stretch of stretches) {
    const before = forms.at(-1);
    const asks = stretch.filter(({ heading }) => !heading);
    // An older mail may ask little of what was asked above it.
    const least = before !== undefined && isOlder(stretch, before, passages) ? 0 : questions;
    const beginsAgain = sharesQuestion(
      asks[0],
      before?.find(({ heading }) => !heading),
    );
    if (
      before === undefined ||
      questions < fewestQuestions ||
      repeatsEnough(asks, asked, least, beginsAgain)
    ) {
      forms.push([...stretch]);
      asked = new Set();
      questions = 0;
    } else for (const occurrence of stretch) before.push(occurrence);
    for (const occurrence of asks) for (const key of keysOf(occurrence)) asked.add(key);
    questions += asks.length;
  }
  return forms;
}

/** Whether both may stand for one question of a form. */
export function sharesQuestion(one: Occurrence | undefined, other: Occurrence | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const keys = keysOf(other);
  return keysOf(one).some(key => keys.includes(key));
}

function isOlder(
  [first]: readonly Occurrence[],
  [above]: readonly Occurrence[],
  passages: readonly Passage[],
): boolean {
  if (first === undefined || above === undefined) return false;
  return levelAt(first, passages) > levelAt(above, passages);
}

/** Whether a stretch asks so much again that it is a form of its own. What stands before a form may be a loose mention. */
function repeatsEnough(
  asks: readonly Occurrence[],
  asked: ReadonlySet<string>,
  questions: number,
  beginsAgain: boolean,
): boolean {
  const repeated = asks.filter(occurrence => keysOf(occurrence).some(key => asked.has(key)));
  if (asks.length < fewestQuestions || repeated.length < 2) return false;
  // The form before may leave out most of what this one asks; but three labels above a form only sum it up.
  return (
    repeated.length * 2 >= asks.length ||
    (beginsAgain && repeated.length >= fewestQuestions && questions > fewestQuestions) ||
    (repeated.length > fewestQuestions && repeated.length * 2 >= questions)
  );
}

const keysBefore = new WeakMap<readonly Sense[], string[]>();

/** The questions an occurrence may stand for, of whichever family. */
function keysOf({ senses }: Occurrence): string[] {
  const known = keysBefore.get(senses);
  if (known !== undefined) return known;
  const own = senses.filter(({ lent }) => !lent);
  const keys = [...new Set(own.map(({ form, field }) => `${familyOf(form)} ${field.key}`))];
  keysBefore.set(senses, keys);
  return keys;
}
