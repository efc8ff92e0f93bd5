import { strengthOf } from './families.ts';
import type { Form } from './form.ts';
import { isMarked } from './label-ends.ts';
import type { Sense } from './lexicon.ts';
import { beforeLabel } from './look.ts';
import { isLoose } from './lookalikes.ts';
import type { Place } from './page.ts';
import { isApart, type Passage } from './passages.ts';
import type { Question } from './questions.ts';
import type { Occurrence } from './spot.ts';
import { isTelling } from './telling.ts';
import { holdsVerb } from './verbs.ts';
import { wordsOf } from './words.ts';

/**
 * The questions without lines of a description that only read like labels: one that the form asks below, in its place or
 * more as the form writes it ("Contacto: ver firma"), one that another form asks ("Source IP: 192.0.2.1" in a request), a
 * statement in the words of a question, and a sentence that goes on behind words of a question asked elsewhere.
 */
export function withoutPartsOfAnswers(
  questions: readonly Question[],
  form: Form,
  passages: readonly Passage[],
): Question[] {
  const kept: Question[] = [];
  let parts = 0;
  questions.forEach((question, index) => {
    const telling = kept.at(-1);
    const isPart =
      parts < mostParts &&
      telling?.sense != null &&
      isTelling(telling.sense.field) &&
      goesOnBelow(telling, question, passages) &&
      isPartOfAnswer({ questions, form, passages, telling, index }, question);
    if (isPart) parts++;
    else kept.push(question);
  });
  return kept;
}

/** More of them are a form again. */
const mostParts = 50;

/** Whether a question begins a line below the first words of an answer, in the same text. */
function goesOnBelow(
  { occurrence: { begin, end } }: Question,
  { occurrence }: Question,
  passages: readonly Passage[],
): boolean {
  const here = passages[occurrence.begin.passage];
  const label = passages[begin.passage];
  if (occurrence.heading || occurrence.begin.offset > 0 || here?.columns !== 1) return false;
  if (here.level !== label?.level || here.table !== label.table) return false;
  return saysUntil(occurrence.begin.passage, end, passages);
}

/** Whether anything is said behind a label, above a passage. */
function saysUntil(until: number, { passage, offset }: Place, passages: readonly Passage[]): boolean {
  return passages
    .slice(passage, Math.max(until, passage + 1))
    .some(({ text }, line) => /[\p{L}\p{N}]/u.test(text.slice(line === 0 ? offset : 0)));
}

interface Within {
  questions: readonly Question[];
  form: Form;
  passages: readonly Passage[];
  /** The question whose answer the line may belong to. */
  telling: Question;
  index: number;
}

function isPartOfAnswer(within: Within, question: Question): boolean {
  const { passages } = within;
  if (question.sense === null) return isForeignPart(within, question);
  if (states(question.occurrence, [question.sense], passages)) return true;
  const isPlaced = isInPlace(within, within.telling, within.index);
  if (isLoose(question.occurrence))
    return !isPlaced && goesOn(question, passages) && !asks(question, passages) && isUsuallyMarked(within);
  return isAskedBelow(within, question, isPlaced);
}

/** A label of another form, unless a gap or the bullets and numbers of all labels say that it is one here. */
function isForeignPart({ passages, telling }: Within, { occurrence }: Question): boolean {
  const { passage } = occurrence.begin;
  const before = beforeLabel(passages[passage]?.text ?? '');
  const usual = beforeLabel(passages[telling.occurrence.begin.passage]?.text ?? '');
  return !isApart(passages, passage) && (before === 'nothing' || before !== usual);
}

/** "El equipo se encuentra encendido.": a full stop where the form has a question mark. */
export function states(
  { end }: Pick<Occurrence, 'end'>,
  [sense]: readonly Sense[],
  passages: readonly Passage[],
): boolean {
  if (!sense?.field.label.endsWith('?')) return false;
  const { text = '' } = passages[end.passage] ?? {};
  return /\.\s*$/.test(text.slice(0, end.offset)) && text.slice(end.offset).trim() === '';
}

/** Whether a sentence goes on behind the words, and not a short answer: "Source IP 10.1.1.1 cannot reach the server". */
function goesOn({ occurrence: { end } }: Question, passages: readonly Passage[]): boolean {
  const rest = passages[end.passage]?.text.slice(end.offset) ?? '';
  return holdsVerb(rest) || wordsOf(rest).length > longestAnswer;
}

/** Words, an address being four. */
const longestAnswer = 7;

function asks({ occurrence: { begin } }: Question, passages: readonly Passage[]): boolean {
  return /[¿?]/.test(passages[begin.passage]?.text ?? '');
}

/** Whether a question stands where the form has it, between the one before and the next. */
function isInPlace({ questions, form }: Within, before: Question | undefined, index: number): boolean {
  const placeOf = (question: Question | undefined) =>
    form.fields.findIndex(({ key }) => key === question?.sense?.field.key);
  const place = placeOf(questions[index]);
  const next = questions.slice(index + 1).find(({ sense }) => sense !== null);
  return place > placeOf(before) && (next === undefined || place < placeOf(next));
}

function isUsuallyMarked({ questions, passages }: Within): boolean {
  const marked = questions.filter(({ occurrence }) => isMarked(occurrence, passages)).length;
  return marked > questions.filter(({ occurrence }) => isLoose(occurrence)).length;
}

/** Whether the same is asked and answered below, as plainly, and in its place or as the form writes it where this is not. */
function isAskedBelow(within: Within, question: Question, isPlaced: boolean): boolean {
  const { questions, passages, index } = within;
  return questions.some((other, at) => {
    if (at <= index || other.sense === null || other.sense.field.key !== question.sense?.field.key)
      return false;
    const next = questions[at + 1]?.occurrence.begin.passage ?? passages.length;
    if (!saysUntil(next, other.occurrence.end, passages)) return false;
    if (plainnessOf(other) < plainnessOf(question)) return false;
    return (
      plainnessOf(other) > plainnessOf(question) || (!isPlaced && isInPlace(within, questions[at - 1], at))
    );
  });
}

function plainnessOf({ occurrence, sense }: Question): number {
  return sense === null ? 0 : strengthOf(occurrence, sense);
}
