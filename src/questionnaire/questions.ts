import type { ReadView } from './answers.ts';
import { familyOf, strengthOf } from './families.ts';
import type { Form } from './form.ts';
import type { Sense } from './lexicon.ts';
import type { Passage } from './passages.ts';
import type { Occurrence } from './spot.ts';
import { withoutPartsOfAnswers } from './within-answer.ts';

/** A label of this form, or (`sense` null) a heading or a foreign label, which only ends the answer before it. */
export interface Question {
  occurrence: Occurrence;
  sense: Sense | null;
}

type Asking = Pick<ReadView, 'passages' | 'lexicon'>;

/**
 * Which occurrences are labels of this form. Where a question is asked plainly, looser mentions of it are ordinary words;
 * and where the mail quoted below asks it in a form's words, a likeness of it above ("¿Alguna novedad?") is talk.
 */
export function questionsOf(form: Form, occurrences: readonly Occurrence[], asking: Asking): Question[] {
  const { passages } = asking;
  const asked = occurrences.map(occurrence => ({ occurrence, sense: senseIn(form, occurrence, asking) }));
  const levelOf = ({ begin }: Occurrence) => passages[begin.passage]?.level ?? 0;
  const deepest = new Map<string, number>();
  const plainest = new Map<string, number>();
  for (const { occurrence, sense } of asked) {
    if (sense === null) continue;
    if (occurrence.likeness === 1) deepest.set(sense.field.key, levelOf(occurrence));
    const strength = strengthOf(occurrence, sense);
    plainest.set(sense.field.key, Math.max(strength, plainest.get(sense.field.key) ?? 0));
  }
  const questions: Question[] = [];
  for (const { occurrence, sense } of asked) {
    if (sense === null) {
      if (occurrence.heading || isForeignLabel(occurrence)) questions.push({ occurrence, sense });
      continue;
    }
    const strength = strengthOf(occurrence, sense);
    const plainer = plainest.get(sense.field.key) ?? 0;
    if (strength <= ordinaryWords || strength < plainer - looser) continue;
    if (occurrence.likeness < 1 && levelOf(occurrence) < (deepest.get(sense.field.key) ?? 0)) continue;
    // "Contacto: Ana … Contacto: Luis": the same question twice in a row is one answer.
    if ((sense.rank < 3 || occurrence.likeness < 1) && questions.at(-1)?.sense?.field.key === sense.field.key)
      continue;
    questions.push({ occurrence, sense });
  }
  return withoutPartsOfAnswers(questions, form, passages);
}

const ordinaryWords = 0.2;
const looser = 0.6;

/** The sense of an occurrence in this form, else in a sister form of another language, else that of a question that asks the same. */
function senseIn(form: Form, occurrence: Occurrence, { passages, lexicon }: Asking): Sense | null {
  const { senses, likeness } = occurrence;
  const own = senses.find(sense => sense.form === form);
  if (own !== undefined && own.lent !== true) return own;
  const family = familyOf(form);
  const sister = senses.find(
    sense =>
      !sense.lent &&
      familyOf(sense.form) === family &&
      form.fields.some(({ key }) => key === sense.field.key),
  );
  if (sister !== undefined || own !== undefined) return sister ?? own ?? null;
  // "Coordinador" below a name signs, and "Coordenadora" is no Spanish "Coordinador".
  if (isWordAlone(occurrence, passages)) return null;
  for (const { form: another, field, rank } of senses) {
    if (likeness < 1 && another.language !== form.language) continue;
    const same = form.fields.find(other => lexicon.kin.get(field)?.has(other));
    if (same !== undefined) return { form, field: same, rank };
  }
  return null;
}

/** One word, and nothing else on its line or in its row. */
function isWordAlone({ begin, end }: Occurrence, passages: readonly Passage[]): boolean {
  const { text = '', columns = 1 } = passages[begin.passage] ?? {};
  return begin.passage === end.passage && columns === 1 && /^\s*\p{L}+\s*$/u.test(text);
}

/** A question only another form asks ends an answer all the same. */
function isForeignLabel({ senses, likeness, doubt }: Occurrence): boolean {
  return likeness === 1 && doubt === 0 && senses.some(({ rank }) => rank === 3);
}
