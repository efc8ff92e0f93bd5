import { answerBetween, type ReadView } from './answers.ts';
import { isBesideForm } from './beside-form.ts';
import { isClosing } from './closing.ts';
import type { Field, Form } from './form.ts';
import type { Lexicon } from './lexicon.ts';
import { type Look, labelLike, lookOfMost } from './look.ts';
import type { Place } from './page.ts';
import { isApart, type Passage } from './passages.ts';
import { isAppLine, isClassification } from './program-lines.ts';
import type { Question } from './questions.ts';
import { stemsOf } from './rewording.ts';
import { isStrangeLabel } from './strange-label.ts';
import { isTelling } from './telling.ts';
import { fits, type ValueContext } from './values/understand.ts';
import { wordsOf } from './words.ts';

/**
 * The questions of a form, those included whose label no form knows. Where as many lines look like this mail's labels
 * between two questions as the form has questions between these that are asked nowhere else, the lines ask them, in
 * their order; elsewhere most words of a line must be those of a question not yet asked. An answer that its question
 * cannot have speaks against it. A line that is a label without doubt ends an answer, whatever it asks.
 */
export function withUnknownLabels(
  view: ReadView,
  form: Form,
  questions: readonly Question[],
  nextForm: Place | null,
  context: ValueContext,
): readonly Question[] {
  const [first] = questions;
  const look = lookOfMost(view.passages, questions);
  if (look === null || first === undefined) return questions;
  const isAsked = ({ key }: Field) => questions.some(({ sense }) => sense?.field.key === key);
  const unasked = new Set(form.fields.filter(field => !isAsked(field)));
  const search: Search = { view, form, look, context, unasked };
  const all = unknownAbove(search, first);
  questions.forEach((question, index) => {
    all.push(question);
    const next = questions[index + 1];
    const gap = { from: question.occurrence, until: next?.occurrence.begin ?? nextForm };
    const labels = labelsIn(search, gap);
    if (labels.length === 0) return;
    const placed = unknownIn(search, gap, labels, fieldsBetween(search, question, next));
    all.push(...(placed.length > 0 ? placed : apart(search, gap, labels, question)));
  });
  return all;
}

interface Search {
  view: ReadView;
  form: Form;
  look: Look;
  context: ValueContext;
  unasked: Set<Field>;
}

/** What lies between a label and the next one. */
interface Gap {
  from: { begin: Place; end: Place };
  until: Place | null;
}

interface Label {
  begin: Place;
  end: Place;
}

/** How sure it is that a label asks what its place, or some of its words, tell. */
const byPlaceOnly = 0.6;

function asked({ form, unasked }: Search, label: Label, field: Field): Question {
  unasked.delete(field);
  const sense = { form, field, rank: 2 } as const;
  return {
    sense,
    occurrence: { ...label, senses: [sense], heading: false, likeness: byPlaceOnly, doubt: 0 },
  };
}

/** The unasked fields that the form has between two questions: to the end of the section where none or a heading follows. */
function fieldsBetween(search: Search, one: Question, next: Question | undefined): Field[] {
  const { form, unasked } = search;
  const from = unasked.size === 0 ? -1 : placeOf(search, one);
  if (from < 0) return [];
  const isLast = next === undefined || next.sense === null;
  const { section } = form.fields[from] ?? {};
  const until = isLast
    ? form.fields.findLastIndex(field => field.section === section) + 1
    : placeOf(search, next);
  return form.fields.slice(from + 1, Math.max(until, 0)).filter(field => unasked.has(field));
}

/** Where in the form a question stands. */
function placeOf({ form }: Search, { sense }: Question): number {
  return form.fields.findIndex(({ key }) => key === sense?.field.key);
}

/** The first questions may be unknown ones: their labels directly above, each with its answer in its line. */
function unknownAbove(search: Search, first: Question): Question[] {
  const { view, form, look, unasked } = search;
  const until = form.fields.findIndex(field => !unasked.has(field));
  if (first.sense === null || until <= 0 || look.answers === 'below') return [];
  const fields = form.fields.slice(0, until);
  const { begin } = first.occurrence;
  const labels: Label[] = [];
  for (let at = begin.passage - 1; at >= 0 && labels.length < fields.length; at--) {
    const passage = view.passages[at];
    if (passage?.level !== view.passages[begin.passage]?.level || passage?.role === 'head') break;
    const end = labelLike(view.passages, at, look);
    if (end !== null) labels.unshift({ begin: { passage: at, offset: 0 }, end });
    else if (passage?.text.trim() !== '' && (look.end !== 'cell' || passage?.column === 0)) break;
  }
  return inOrder(search, labels, fields, begin, false);
}

function unknownIn(search: Search, gap: Gap, labels: readonly Label[], fields: readonly Field[]): Question[] {
  if (fields.length === 0) return [];
  const asking = search.look.end === 'line' ? everySecond(search, gap) : labels;
  return inOrder(search, asking, fields, gap.until, gap.until === null);
}

/** These labels ask these fields, one each, if there are as many and all answers fit. */
function inOrder(
  search: Search,
  labels: readonly Label[],
  fields: readonly Field[],
  until: Place | null,
  isLast: boolean,
): Question[] {
  if (labels.length !== fields.length) return [];
  const pairs = fields.flatMap((field, index) => {
    const label = labels[index];
    if (label === undefined) return [];
    return answers(search, label, labels[index + 1]?.begin ?? until, field, isLast) ? [{ label, field }] : [];
  });
  return pairs.length < fields.length ? [] : pairs.map(({ label, field }) => asked(search, label, field));
}

function answers(
  { view, context }: Search,
  { end }: Label,
  until: Place | null,
  field: Field,
  isLast: boolean,
): boolean {
  return fits(
    field,
    answerBetween(view, end, until, { isLast, field, context, usual: 'below' }).lines,
    context,
  );
}

/**
 * Labels most of whose words are those of one unasked question, wherever they stand, and those that nobody knows. With
 * words that many questions have a label asks none for sure: in a description it tells on.
 */
function apart(search: Search, gap: Gap, labels: readonly Label[], { sense }: Question): Question[] {
  const { view, look } = search;
  const mayAsk = [...search.unasked].some(({ section }) => section === null);
  let above = gap.from.begin.passage;
  return labels.flatMap((label, index) => {
    const words = mayAsk ? stemsIn(search, label) : [];
    const field = mayAsk ? akin(search, words) : null;
    const until = labels[index + 1]?.begin ?? gap.until;
    const { passage } = label.begin;
    if (field !== null && answers(search, label, until, field, gap.until === null)) {
      const isSure = field.type !== 'calls' || isPeculiar(view.lexicon, field, words);
      if (!isSure && sense !== null && isTelling(sense.field)) return [];
      above = passage;
      return isSure ? asked(search, label, field) : strange(label);
    }
    if (!isStrangeLabel(view.passages, passage, look, above, view.lexicon)) return [];
    above = passage;
    return strange(label);
  });
}

function strange(label: Label): Question {
  return {
    sense: null,
    occurrence: { ...label, senses: [], heading: false, likeness: byPlaceOnly, doubt: 0 },
  };
}

/** What the words of a label mean. */
function stemsIn({ view }: Search, { begin, end }: Label): string[] {
  const line = view.passages[begin.passage]?.text.slice(
    0,
    end.passage === begin.passage ? end.offset : undefined,
  );
  return [...stemsOf(wordsOf(line ?? '').map(({ folded }) => folded))];
}

/** The only unasked question that has most words of a label; null where another question asked has as many. */
function akin({ view, form, look, unasked }: Search, stems: readonly string[]): Field | null {
  const counted = form.fields.map(field => ({
    field,
    shared: stems.filter(stem => view.lexicon.stemsOf.get(field)?.has(stem)).length,
  }));
  const most = counted.reduce((best, { shared }) => Math.max(best, shared), 0);
  const [best, ...others] = counted.filter(({ shared }) => shared === most);
  if (best === undefined || others.length > 0 || !unasked.has(best.field)) return null;
  return most >= stems.length * (look.end === 'line' ? (most === 1 ? 1 : mostWords) : someWords)
    ? best.field
    : null;
}

/** Whether a question shares a word with a label that no other one has: "Fecha y hora" may begin many. */
function isPeculiar(
  { forms, stemsOf: known, kin }: Lexicon,
  field: Field,
  stems: readonly string[],
): boolean {
  const others = forms
    .flatMap(form => form.fields)
    .filter(other => other.key !== field.key && !kin.get(field)?.has(other));
  return stems.some(
    stem => known.get(field)?.has(stem) && !others.some(other => known.get(other)?.has(stem)),
  );
}

const mostWords = 0.66;
const someWords = 0.5;

function labelsIn({ view: { passages }, look }: Search, gap: Gap): Label[] {
  const last = lastOf(passages, gap);
  const labels: Label[] = [];
  for (let at = gap.from.end.passage + 1; at <= last; at++) {
    const end = labelLike(passages, at, look);
    if (end === null || (gap.until === null && isBesideForm(passages[at]?.text ?? ''))) continue;
    labels.push({ begin: { passage: at, offset: 0 }, end });
    at = end.passage;
  }
  return labels;
}

/** Labels alone on their line, nothing behind them: each stands above its answer of one line. */
function everySecond({ view: { passages }, look }: Search, gap: Gap): Label[] {
  if (gap.until === null) return [];
  const said: number[] = [];
  for (let at = gap.from.end.passage + 1; at < gap.until.passage; at++) {
    if (passages[at]?.text.trim() !== '') said.push(at);
  }
  if (said.length % 2 === 0) return [];
  return said.flatMap((at, index) => {
    const end = index % 2 === 1 ? labelLike(passages, at, look) : null;
    return end === null ? [] : { begin: { passage: at, offset: 0 }, end };
  });
}

/** The last passage of a gap; below the last question the form ends where leave is taken, or where a wider gap begins. */
function lastOf(passages: readonly Passage[], { from, until }: Gap): number {
  if (until !== null) return until.passage - 1;
  const isSpaced = passages[from.begin.passage - 1]?.text.trim() === '';
  let at = from.end.passage + 1;
  for (; at < passages.length; at++) {
    const { text = '', role = 'head' } = passages[at] ?? {};
    if (role === 'head' || isClosing(text) || isAppLine(text) || /^\s*--/.test(text)) break;
    if (isClassification(text, isApart(passages, at))) break;
    if (text.trim() === '' && !isSpaced) break;
  }
  return at - 1;
}
