import { visibleLine } from '../mail/visible.ts';
import type { Answer, FilledForm, Reading } from '../questionnaire/reading.ts';
import { columns } from './columns.ts';
import type { Parsed } from './parse-file.ts';

/** A reading as a person wants it: each answer with its source and how sure it is, then what is missing or left over. */
export function showReading(parsed: Parsed): string {
  if ('error' in parsed) return `${parsed.file}\n  cannot be read: ${visibleLine(parsed.error)}\n`;
  const { file, kind, form, language, leftovers, understood, others, unreadForms } = parsed;
  return [
    `${file}\n`,
    `  ${kind} · ${form ?? 'no form'} · ${language}\n`,
    showAnswers(parsed),
    list(
      'understood',
      Object.entries(understood).map(([key, text]) => `${key}: ${text}`),
    ),
    list('left over', leftovers),
    ...others.map(showOther),
    unreadForms === 0 ? '' : `  and ${unreadForms} more forms, not read\n`,
  ].join('');
}

function showOther(other: FilledForm, index: number): string {
  const { kind, form, language } = other;
  return `  form ${index + 2} of this mail: ${kind} · ${form} · ${language}\n${showAnswers(other)}`;
}

function showAnswers({
  fields,
  missing,
  unreadable,
}: Pick<Reading, 'fields' | 'missing' | 'unreadable'>): string {
  const rows = Object.entries(fields).map(([key, answer]) => [
    `    ${key}`,
    answer.from,
    `${Math.round(answer.confidence * 100)} %`,
    visibleLine(answer.text) + meaning(answer),
  ]);
  return columns(rows) + list('missing', missing) + list('not understood', unreadable);
}

function meaning({ value }: Answer): string {
  if (value === undefined) return '';
  return `  → ${visibleLine(typeof value === 'string' ? value : JSON.stringify(value))}`;
}

function list(title: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `    ${title}: ${entries.map(visibleLine).join(' · ')}\n`;
}
