import type { Form, Language } from '../questionnaire/form.ts';

/** What a reader calls a choice of a question, as the forms in their language name it; null where none does. */
export function choiceName(
  key: string,
  choice: string,
  language: Language,
  forms: readonly Form[],
): string | null {
  const spoken = forms.filter(form => form.language === language);
  const asking = spoken.flatMap(({ fields }) => fields.filter(field => field.key === key));
  return asking.map(({ names }) => names[choice]).find(name => name !== undefined) ?? null;
}
