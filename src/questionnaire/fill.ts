import { answerBetween, type FoundText, type ReadView } from './answers.ts';
import type { AnswerPlace } from './beyond-answer.ts';
import { withUnknownLabels } from './by-place.ts';
import { confidenceOf } from './confidence.ts';
import { type Correction, correctionsBelow } from './corrections.ts';
import type { Field, Form } from './form.ts';
import type { Place } from './page.ts';
import { isApart } from './passages.ts';
import { type Question, questionsOf } from './questions.ts';
import type { Answer, FilledForm, Source } from './reading.ts';
import type { Occurrence } from './spot.ts';
import { pointsToOthers } from './values/same-people.ts';
import { understand, type ValueContext } from './values/understand.ts';

/** One form of a mail, read, with what the choice between several needs to know. */
export interface Filled {
  filled: FilledForm;
  /** The level its labels stand at: 0 is what the sender wrote just now. */
  level: number;
  /** The passages that belong to a label or an answer. */
  consumed: Set<number>;
  /** For each answered question where its label stands, and at which level its answer was written. */
  answered: Map<string, { label: number; level: number; settled: boolean }>;
}

/** What helps to understand the answers, as long as nobody knows the site, and which view they are read from. */
export interface FillContext extends ValueContext {
  source: 'plain' | 'html';
}

/** A question, and what stands in the place of its answer. */
interface Found {
  question: Question;
  text: FoundText;
}

/** Reads the answers of one form out of its occurrences. `next` is where the next form of the mail begins. */
export function fill(
  view: ReadView,
  form: Form,
  occurrences: readonly Occurrence[],
  nextForm: Place | null,
  context: FillContext,
): Filled {
  // Whether an answer is whole does not depend on where its site is.
  const somewhere = { ...context, defaultZone: context.defaultZone ?? 'UTC' };
  const asked = questionsOf(form, occurrences, view);
  const questions = withUnknownLabels(view, form, asked, nextForm, somewhere);
  const consumed = new Set<number>();
  const found = new Map<string, Found>();
  let usual: AnswerPlace = 'beside';
  const levelOf = ({ occurrence }: Question) => view.passages[occurrence.begin.passage]?.level ?? 0;
  questions.forEach((question, index) => {
    const { occurrence } = question;
    const next = questions[index + 1];
    const text = answerBetween(view, occurrence.end, next?.occurrence.begin ?? nextForm, {
      isLast: next === undefined || levelOf(next) > levelOf(question),
      field: question.sense?.field ?? null,
      context: somewhere,
      usual,
    });
    const [first] = text.passages;
    if (first !== undefined)
      usual = !text.below ? 'beside' : isApart(view.passages, first) ? 'apart' : 'below';
    const isKnown = occurrence.heading || occurrence.senses.length > 0;
    for (let at = occurrence.begin.passage; isKnown && at <= occurrence.end.passage; at++) consumed.add(at);
    const key = question.sense?.field.key;
    if (key === undefined) return;
    if (found.get(key)?.text.text) return;
    for (const at of text.passages) consumed.add(at);
    found.set(key, { question, text });
  });
  const last = questions.at(-1)?.occurrence.end;
  const said = (key: string) => found.get(key)?.text.text ?? '';
  const corrections = last === undefined ? [] : correctionsBelow(view, form, last, nextForm, said);
  // An agent sees them all the same.
  for (const { passage } of corrections) consumed.delete(passage);
  const doubted = correct(found, corrections);
  const { fields, unreadable } = answersOf(view, form, found, doubted, context);
  const missing = form.fields
    .filter(({ key, required }) => required && fields[key] === undefined)
    .map(({ key }) => key);
  const answered = new Map<string, { label: number; level: number; settled: boolean }>();
  for (const [key, { question, text }] of found) {
    const label = question.occurrence.begin.passage;
    const level = text.passages.reduce((most, at) => Math.max(most, view.passages[at]?.level ?? 0), 0);
    answered.set(key, { label, level, settled: settledMark.test(view.passages[label]?.text ?? '') });
  }
  const level = questions.reduce(
    (least, question) => Math.min(least, levelOf(question)),
    Number.POSITIVE_INFINITY,
  );
  return {
    filled: { kind: form.kind, form: form.name, language: form.language, fields, missing, unreadable },
    level,
    consumed,
    answered,
  };
}

/** Our letters mark what they already know: a reply that quotes it says nothing new. Old charsets write the mark "?". */
const settledMark = /^\s*(?:[✓✔]|\?\s)/;

/** Puts corrected answers in the place of those found; gives back the keys of those that do not stand any more. */
function correct(found: Map<string, Found>, corrections: readonly Correction[]): Set<string> {
  const doubted = new Set<string>();
  for (const { keys, says } of corrections)
    for (const key of keys) {
      const entry = found.get(key);
      if (says === null || entry === undefined) doubted.add(key);
      else found.set(key, { ...entry, text: { ...entry.text, text: says, lines: [says] } });
    }
  return doubted;
}

function answersOf(
  view: ReadView,
  form: Form,
  found: ReadonlyMap<string, Found>,
  doubted: ReadonlySet<string>,
  context: FillContext,
): { fields: Record<string, Answer>; unreadable: string[] } {
  const fields: Record<string, Answer> = {};
  const unreadable: string[] = [];
  const site = found.get('site')?.text.text ?? '';
  const traces = [...found.values()]
    .map(({ text }) => text.text)
    .concat(context.traces)
    .join('\n');
  const whereabouts = { ...context, site, traces };
  for (const field of form.fields) {
    const entry = found.get(field.key);
    if (entry === undefined || entry.text.text === '') continue;
    const { question, text } = entry;
    const lines = samePeople(form, field, found) ?? text.lines;
    const understood = doubted.has(field.key) ? 'unreadable' : understand(field, lines, whereabouts);
    if (understood === 'nothing') continue;
    const passage = view.passages[question.occurrence.begin.passage];
    const from: Source =
      (passage?.depth ?? 0) > 0
        ? 'quoted'
        : context.source === 'html' && passage?.table != null
          ? 'html-table'
          : context.source;
    const confidence = confidenceOf(question.occurrence, {
      quoted: from === 'quoted',
      below: text.below && from !== 'html-table',
      rank: question.sense?.rank ?? 3,
      otherLanguage: question.sense?.form !== form,
    });
    const said = text.text;
    const isUnderstood = understood !== null && understood !== 'unreadable';
    fields[field.key] = isUnderstood
      ? { text: said, value: understood.value, confidence, from }
      : { text: said, confidence, from };
    if (understood === 'unreadable') unreadable.push(field.key);
  }
  return { fields, unreadable };
}

/** What the other question for people is answered with, where this one's answer only points to it. */
function samePeople(
  form: Form,
  { key, type }: Field,
  found: ReadonlyMap<string, Found>,
): readonly string[] | undefined {
  if (type !== 'contacts' || !pointsToOthers(found.get(key)?.text.text ?? '')) return undefined;
  const other = form.fields.find(field => field.type === 'contacts' && field.key !== key);
  return other === undefined ? undefined : found.get(other.key)?.text.lines;
}
