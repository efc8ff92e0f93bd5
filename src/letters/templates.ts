import type { LetterLanguage } from './language.ts';
import type { LetterKind } from './order.ts';

/** Handlebars sources as they stand in `templates/<letter>/<language>.{subject,text,html}.hbs`. */
export type TemplateSources = Record<LetterKind, Record<LetterLanguage, TemplateParts<string>>>;

export const templateParts = ['subject', 'text', 'html'] as const;
export type TemplateParts<Part> = Record<(typeof templateParts)[number], Part>;
