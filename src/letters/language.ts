import type { Language } from '../questionnaire/form.ts';

/** The languages letters are written in. */
export const letterLanguages = ['en', 'es'] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

/** The language a reader is written to in: their own, or the nearest we write. */
export function letterLanguage(language: Language): LetterLanguage {
  // Who reads Portuguese follows Spanish more easily than English.
  return language === 'pt' ? 'es' : language;
}
