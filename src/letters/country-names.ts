import type { Language } from '../questionnaire/form.ts';
import { locales } from './moment.ts';

const names = new Map<Language, Intl.DisplayNames>();

/** Countries (ISO 3166) as the reader calls them: "Argentina, Chile, Uruguay". */
export function countryNames(countries: readonly string[], language: Language): string {
  const known = names.get(language) ?? new Intl.DisplayNames(locales[language], { type: 'region' });
  names.set(language, known);
  return countries.map(country => known.of(country) ?? country).join(', ');
}
