import type { Field, Form } from '../questionnaire/form.ts';
import type { Answer } from '../questionnaire/reading.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { clip } from './clip.ts';

/** A question and its answer, as a letter repeats it. */
export interface AnswerLine {
  label: string;
  text: string;
}

/** The same of a question that was answered. */
export interface AnsweredLine extends AnswerLine {
  /** As it stands before the answer in a line: "Sitio del cliente:", "¿Tiene energía?". */
  question: string;
}

export function answeredLine(label: string, text: string): AnsweredLine {
  return { label, text, question: asQuestion(label) };
}

/** A question ready to be filled in: "Local contacts (name, email and phone):". */
export interface BlankLine {
  line: string;
  /** What the mail let us guess, to be corrected; '' when nothing did. */
  guess: string;
}

/**
 * The form a ticket's mail was written on; for a mail without one, the form it should have been written on. For a change
 * that was asked for on another form, that form with the questions of the one for changes before its own.
 */
export function formFor(ticket: Ticket, forms: readonly Form[]): Form | undefined {
  const due = forms.find(({ kind, language }) => kind === ticket.kind && language === ticket.language);
  if (ticket.form === null) return due;
  const written = forms.find(({ name }) => name === ticket.form);
  if (!written || !due || ticket.kind !== 'rfc' || written.kind === 'rfc') return written;
  const own = written.fields.filter(({ key }) => due.fields.every(field => field.key !== key));
  return { ...written, fields: [...due.fields, ...own] };
}

/** Answers in the order of the form; behind them any that the form does not know (any more). */
export function inOrder(
  fields: Ticket['fields'],
  form: Form | undefined,
): { key: string; label: string; answer: Answer }[] {
  const asked = (form?.fields ?? []).map(({ key }) => key);
  const others = Object.keys(fields).filter(key => !asked.includes(key));
  return [...asked, ...others].flatMap(key => {
    const answer = fields[key];
    return answer ? [{ key, label: labelOf(key, form), answer }] : [];
  });
}

/** As the published form words the question; its key where no form knows it. */
export function labelOf(key: string, form: Form | undefined): string {
  return form?.fields.find(field => field.key === key)?.label ?? key;
}

/** The questions that a ticket leaves to ask: whether a contingency works is none where there is no contingency. */
export function leftToAsk({
  fields,
  missing,
  unreadable,
}: Pick<Ticket, 'fields' | 'missing' | 'unreadable'>): string[] {
  const left = [...missing, ...unreadable];
  return fields.hasContingency?.value === 'no' ? left.filter(key => key !== 'contingencyWorking') : left;
}

/** The questions of these keys, to be filled in. A key that the form does not know cannot be asked for. */
export function blankLines(
  keys: readonly string[],
  form: Form | undefined,
  guesses: Readonly<Record<string, string>>,
): BlankLine[] {
  return (form?.fields ?? [])
    .filter(({ key }) => keys.includes(key))
    .map(field => ({ line: lineOf(field), guess: clip(guesses[field.key] ?? '', 200) }));
}

/** As the published form prints it, so that an answer behind it is read back. */
function lineOf({ label, hint }: Field): string {
  return asQuestion(hint === null ? label : `${label} (${hint})`);
}

function asQuestion(words: string): string {
  return words.endsWith('?') ? words : `${words}:`;
}
