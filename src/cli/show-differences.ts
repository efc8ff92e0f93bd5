import { visibleLine } from '../mail/visible.ts';
import type { Answer } from '../questionnaire/reading.ts';
import type { Change, ReadingDifference } from './reading-differences.ts';

/** What would differ in one form, as a person wants it: what is stored before the arrow, what is read today behind it. */
export function showDifference({
  ticket,
  fields = {},
  missing,
  unreadable,
  ...others
}: ReadingDifference): string {
  const lines = [
    ...Object.entries(others).map(([what, change]) => line(what, change, String)),
    ...Object.entries(fields).map(([key, change]) => line(key, change, showAnswer)),
    missing && line('missing', missing, showList),
    unreadable && line('not understood', unreadable, showList),
  ];
  return `  ${ticket ?? 'a form without a ticket'}\n${lines.join('')}`;
}

function line<What>(what: string, { stored, today }: Change<What>, show: (what: What) => string): string {
  const shown = (side: What | null) => (side === null ? 'nothing' : visibleLine(show(side)));
  return `    ${what}: ${shown(stored)} → ${shown(today)}\n`;
}

function showAnswer({ text, value }: Pick<Answer, 'text' | 'value'>): string {
  return value === undefined ? `"${text}"` : `"${text}" (${JSON.stringify(value)})`;
}

function showList(keys: string[]): string {
  return keys.length === 0 ? 'nothing' : keys.join(', ');
}
