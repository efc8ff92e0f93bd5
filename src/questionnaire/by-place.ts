import { answerBetween, type ReadView } from './answers.ts';
import { isAppLine, isClosing } from './closing.ts';
import type { Field, Form } from './form.ts';
import { type Look, labelLike, lookOfMost } from './look.ts';
import type { Place } from './page.ts';
import type { Passage } from './passages.ts';
import type { Question } from './questions.ts';
import { fits, type ValueContext } from './values/understand.ts';

/**
 * The questions of a form, those included whose label no form knows: where as many lines look like this mail's labels
 * between two questions as the form has questions between these that are asked nowhere else, the lines ask them, in
 * their order. An answer that its question cannot have speaks against all of them.
 */
export function withUnknownLabels(
  view: ReadView,
  form: Form,
  questions: readonly Question[],
  nextForm: Place | null,
  context: ValueContext,
): readonly Question[] {
  const asked = new Set(questions.flatMap(({ sense }) => sense?.field.key ?? []));
  if (form.fields.every(({ key }) => asked.has(key))) return questions;
  const look = lookOfMost(view.passages, questions);
  if (look === null) return questions;
  const placeOf = ({ sense }: Question) => form.fields.findIndex(({ key }) => key === sense?.field.key);
  return questions.flatMap((question, index) => {
    const next = questions[index + 1];
    const from = placeOf(question);
    const to = next === undefined || next.sense === null ? endOfSection(form, from) : placeOf(next);
    const unasked = form.fields.slice(from + 1, Math.max(to, 0)).filter(({ key }) => !asked.has(key));
    if (from < 0 || unasked.length === 0) return [question];
    const gap = { from: question.occurrence, until: next?.occurrence.begin ?? nextForm };
    return [question, ...unknownIn(view, gap, look, form, unasked, context)];
  });
}

function endOfSection({ fields }: Form, at: number): number {
  const end = fields.findIndex(({ section }, index) => index > at && section !== fields[at]?.section);
  return end < 0 ? fields.length : end;
}

/** What lies between a label and the next one. */
interface Gap {
  from: { begin: Place; end: Place };
  until: Place | null;
}

function unknownIn(
  view: ReadView,
  gap: Gap,
  look: Look,
  form: Form,
  unasked: readonly Field[],
  context: ValueContext,
): Question[] {
  const labels =
    look.end === 'line' ? everySecond(view, gap, look, unasked.length) : labelsIn(view, gap, look);
  if (labels.length !== unasked.length) return [];
  const found: Question[] = [];
  for (const [index, field] of unasked.entries()) {
    const label = labels[index];
    if (label === undefined) return [];
    const answer = answerBetween(view, label.end, labels[index + 1]?.begin ?? gap.until, {
      isLast: gap.until === null,
      maybeName: field.type === 'contacts',
    });
    if (!fits(field, answer.lines, context)) return [];
    const sense = { form, field, rank: 2 } as const;
    const occurrence = { ...label, senses: [sense], heading: false, likeness: byPlaceOnly, doubt: 0 };
    found.push({ sense, occurrence });
  }
  return found;
}

/** How sure it is that a label asks what only its place tells. */
const byPlaceOnly = 0.6;

interface Label {
  begin: Place;
  end: Place;
}

function labelsIn({ passages }: ReadView, gap: Gap, look: Look): Label[] {
  const last = lastOf(passages, gap);
  const labels: Label[] = [];
  for (let at = gap.from.end.passage + 1; at <= last; at++) {
    const end = labelLike(passages, at, look);
    if (end === null) continue;
    labels.push({ begin: { passage: at, offset: 0 }, end });
    at = end.passage;
  }
  return labels;
}

/** Labels alone on their line, nothing behind them: each stands above its answer of one line. */
function everySecond({ passages }: ReadView, gap: Gap, look: Look, count: number): Label[] {
  const said: number[] = [];
  for (let at = gap.from.end.passage + 1; at <= lastOf(passages, gap); at++) {
    if (passages[at]?.text.trim() !== '') said.push(at);
  }
  if (gap.until === null || said.length !== 1 + 2 * count) return [];
  return said.flatMap((at, index) => {
    const end = index % 2 === 1 ? labelLike(passages, at, look) : null;
    return end === null ? [] : { begin: { passage: at, offset: 0 }, end };
  });
}

/** The last passage of a gap; below the last question the form ends at a line that takes leave, and where a gap is wider. */
function lastOf(passages: readonly Passage[], { from, until }: Gap): number {
  if (until !== null) return until.passage - 1;
  const isSpaced = passages[from.begin.passage - 1]?.text.trim() === '';
  let at = from.end.passage + 1;
  for (; at < passages.length; at++) {
    const { text = '', role = 'head' } = passages[at] ?? {};
    if (role === 'head' || isClosing(text) || isAppLine(text) || /^\s*--/.test(text)) break;
    if (text.trim() === '' && !isSpaced) break;
  }
  return at - 1;
}
