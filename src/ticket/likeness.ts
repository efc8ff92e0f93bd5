import { errorsBetween } from '../questionnaire/misspelling.ts';
import { fold } from '../questionnaire/words.ts';

/**
 * How much of a text is a name, as the reader of questionnaires compares them: case, accents and punctuation do not
 * count. Over 2 for the very name, over 1 for one that stands in the text in full, over 0 for a misspelt one (a letter
 * in eight, no digit), 0 for none; the longer name is the more alike.
 */
export function likeness(text: string, names: readonly string[]): number {
  const words = ` ${fold(text, mostWords)} `;
  return Math.max(0, ...names.map(name => likenessTo(words, ` ${fold(name)} `)));
}

const mostWords = 60;
const lettersAnError = 8;

/** Both folded, with a space at each end. */
function likenessTo(text: string, name: string): number {
  const [letters, wanted] = [text, name].map(each => withoutForm(each).replaceAll(' ', ''));
  if (!letters || !wanted) return 0;
  const share = Math.min(wanted.length, 999) / 1000;
  if (letters === wanted) return 2 + share;
  if (text.includes(name) || text.includes(withoutForm(name))) return 1 + share;
  if (digitsOf(letters) !== digitsOf(wanted)) return 0;
  const atMost = Math.floor(wanted.length / lettersAnError);
  const errors = errorsBetween(letters, wanted, atMost);
  return errors > 0 && errors <= atMost ? share / errors : 0;
}

/** "Branch 1" is not a misspelt "Branch 2". */
function digitsOf(text: string): string {
  return text.replace(/\D+/g, ' ');
}

/** What says only that a name is a company's: "S.A.", "Ltda.", "S.A. de C.V." */
function withoutForm(name: string): string {
  const bare = name.replace(companyForm, ' ');
  return bare.trim() === '' ? name : bare;
}

const companyForm =
  / (?:s a (?:s|c|a|de c v|b de c v)|s a|sa|sas|sac|saa|s r l|srl|spa|s p a|e i r l|eirl|ltda|limitada|ltd|llc|inc|corp|cia|s de r l de c v|sa de cv) $/;
