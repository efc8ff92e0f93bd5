import type { FoundText } from './answers.ts';
import type { Field } from './form.ts';
import type { Passage } from './passages.ts';
import type { Question } from './questions.ts';
import { servicesIn } from './values/choices.ts';

/**
 * The answer that somebody wrote over the hint of a label, where nothing stands behind it: "Contactos locales (Ana Paz,
 * ana@x.example):". A hint, however worded, names nobody, and no service alone.
 */
export function bracketedAnswer(
  { sense, occurrence: { begin, end } }: Question,
  passages: readonly Passage[],
): FoundText | null {
  if (sense === null || sense.field.hint === null || begin.passage !== end.passage) return null;
  const label = passages[end.passage]?.text.slice(begin.offset, end.offset) ?? '';
  const text = /\(([^()]+)\)[^\p{L}\p{N}]*$/u.exec(label)?.[1]?.trim();
  if (text === undefined || !answers(sense.field, text)) return null;
  return { text, lines: [text], passages: [end.passage], below: false };
}

function answers({ type, choices }: Field, text: string): boolean {
  if (type === 'contacts') return /@|\d{3}.*\d{3}/.test(text);
  return type === 'service-type' && servicesIn([text], choices)?.length === 1;
}
