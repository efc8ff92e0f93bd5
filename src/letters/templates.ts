import type { Language } from '../questionnaire/form.ts';
import type { LetterKind } from './order.ts';

/** Handlebars sources as they stand in `templates/<letter>/<language>.{subject,text,html}.hbs`. */
export type TemplateSources = Record<LetterKind, Record<Language, TemplateParts<string>>>;

export const templateParts = ['subject', 'text', 'html'] as const;
export type TemplateParts<Part> = Record<(typeof templateParts)[number], Part>;
