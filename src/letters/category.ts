import type { Form, Language } from '../questionnaire/form.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { choiceName } from './choice-name.ts';
import { clip } from './clip.ts';

/** What a service request is about, by its category; in the customer's own words where the category has no name; '' for others. */
export function categoryOf(
  { kind, fields }: Pick<Ticket, 'kind' | 'fields'>,
  language: Language,
  forms: readonly Form[],
): string {
  const answer = fields.ssrCategory;
  if (kind !== 'ssr' || answer === undefined) return '';
  const { value, text } = answer;
  const name = typeof value === 'string' ? choiceName('ssrCategory', value, language, forms) : null;
  return name ?? clip(text, 80);
}
