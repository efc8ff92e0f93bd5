import { isBesideForm } from './beside-form.ts';
import { changeAskedIn } from './change.ts';
import { isCorrection } from './corrections.ts';
import type { Field } from './form.ts';
import { decidesNothing, isStrayProse } from './stray-prose.ts';
import { isTelling } from './telling.ts';
import { isBetweenForms } from './titles.ts';
import { understand, type ValueContext } from './values/understand.ts';
import { speaksOf } from './values/yes-no.ts';
import { wordsOf } from './words.ts';
import { addsMatter, asksDesk, isNoted, isPostscript, isProse } from './words-to-desk.ts';

/** Where an answer stands to its label: in its line, in the next line or cell, or behind a blank line. */
export type AnswerPlace = 'beside' | 'below' | 'apart';

/** The last answer of a form, as far as it was read. */
export interface AnswerSoFar {
  field: Field;
  lines: readonly string[];
  context: ValueContext;
  /** Whether another form begins below it. */
  aboveForm: boolean;
  /** Where the answer above stands. */
  usual: AnswerPlace;
}

/**
 * Whether what stands below the last answer is no part of it any more: it turns to the desk with another matter, or with a
 * word that is none of the form's; or the answer is whole, or empty, a blank line ends it, and the prose behind says nothing
 * to its question. `apart` tells of the blank line.
 */
export function isBeyond(answer: AnswerSoFar, paragraph: string, apart: boolean): boolean {
  if (answer.lines.length > mostLines) return false;
  if (apart && answer.aboveForm && isTitle(answer, paragraph)) return true;
  if (isPostscript(paragraph) || namesAnother(answer, paragraph)) return true;
  if (saysOneThing(answer) && isBesideForm(paragraph)) return true;
  if (isCorrection(paragraph) && !isTelling(answer.field)) return true;
  if (isOutOfPlace(answer, apart) && isStrayProse(answer, paragraph)) return true;
  if (!isClosed(answer)) {
    if (apart && addsMatter(paragraph)) return true;
    return answer.field.type === 'contacts' && isReachable(answer) && isWordToDesk(answer, paragraph);
  }
  if (addsMatter(paragraph)) return true;
  if ((apart || answer.lines.length > 0) && changeAskedIn(paragraph) !== null) return true;
  if (!isWhole(answer)) return false;
  if (answer.field.type === 'yes-no' && !mayBeBroken(answer) && decidesNothing(paragraph)) return true;
  if (isAnswerToo(answer, paragraph)) return false;
  if (isWordToDesk(answer, paragraph)) return true;
  return apart && (answer.aboveForm || isProse(paragraph));
}

/** What an answer never says under labels of its own: people have hours and priorities, a start has a window. */
function saysOneThing({ field, lines }: AnswerSoFar): boolean {
  return (field.type === 'yes-no' && lines.length > 0) || field.key === 'customerReference';
}

/** "Segundo sitio: Cusco, mismo problema": the same again for another site, unless it is somebody there. */
function namesAnother({ field, lines }: AnswerSoFar, paragraph: string): boolean {
  const [, title] = /^([^:]{3,40}):\s*\S/.exec(paragraph) ?? [];
  if (title === undefined || lines.length === 0 || isTelling(field)) return false;
  return siteOrCase.test(title) && isBetweenForms(title) && !/@|\d{3}/.test(paragraph);
}

const siteOrCase = /\b(?:sitio|sede|site|cas[oe])\b/i;

/** Whether nothing was answered yet, and the answer above stands nearer to its label than this text would. */
function isOutOfPlace({ lines, usual }: AnswerSoFar, apart: boolean): boolean {
  return lines.length === 0 && (usual === 'beside' || (apart && usual === 'below'));
}

/** An answer that has gone on for so long goes on. */
const mostLines = 12;

/** Whether few words can be a whole answer: a description, calls and people go on as long as their writer likes. */
function isClosed({ field, lines }: AnswerSoFar): boolean {
  switch (field.type) {
    case 'yes-no':
    case 'date-time':
    case 'ip-addresses':
    case 'service-type':
    case 'phone':
      return true;
    case 'text':
      return !isTelling(field) && wordsOf(lines.join(' ')).length <= mostWords;
    case 'calls':
    case 'contacts':
    case 'category':
      return false;
  }
}

/** "INC0012345", "Banco Sur S.A." */
const mostWords = 3;

/** Whoever has written a second line tells more than was asked, and may go on with it. */
function isWhole({ field, lines, context }: AnswerSoFar): boolean {
  const [line, ...more] = lines;
  if (line === undefined || more.length > 0 || goesOn.test(line)) return false;
  return field.type === 'text' || meaningOf(field, lines, context) !== null;
}

const goesOn =
  /(?:[,;:(–-]|(?<![a-zà-ÿ])(?:y|e|o|u|ou|and|or|pero|mas|but|que|de|of|the|el|la|con|com|with|por|para|for))$/i;

/** Whether the answer would mean something else with the paragraph, or the paragraph speaks of what was asked. */
function isAnswerToo({ field, lines, context }: AnswerSoFar, paragraph: string): boolean {
  if (field.type === 'text') return /\d/.test(paragraph) && !isNoted(paragraph);
  if (field.type === 'yes-no' && speaksOf(field.key, paragraph)) return true;
  const together = meaningOf(field, [...lines, paragraph], context);
  // A yes that a second sentence takes back is none; a date is one, whatever else is said.
  if (together === null && field.type !== 'yes-no') return false;
  return together !== meaningOf(field, lines, context);
}

function meaningOf(field: Field, lines: readonly string[], context: ValueContext): string | null {
  const meaning = understand(field, lines, context);
  return meaning === null || typeof meaning === 'string' ? null : JSON.stringify(meaning.value);
}

/** Somebody can be called or written to. */
function isReachable({ lines }: AnswerSoFar): boolean {
  return lines.some(line => /@|\d{3}.*\d{3}/.test(line));
}

/** A line of its own that asks the desk for something, or notes it: "Favor llamar antes", "Nota: …", "Urgente por favor". */
function isWordToDesk(answer: AnswerSoFar, line: string): boolean {
  const { field } = answer;
  if (mayBeBroken(answer)) return false;
  if (field.type === 'contacts' && /@|\d{3}|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}/u.test(line)) return false;
  return isNoted(line) || asksDesk(line);
}

/** Whether a client may have broken the line in two. */
function mayBeBroken({ lines }: AnswerSoFar): boolean {
  return (lines.at(-1)?.length ?? 0) > longestUnbroken;
}

const longestUnbroken = 60;

/** "Store 233": a few words alone between an answer and the next form. */
function isTitle({ field, lines }: AnswerSoFar, paragraph: string): boolean {
  const names = field.type === 'contacts' || field.type === 'calls';
  return (
    !names && lines.length > 0 && /[\p{L}\d]$/u.test(paragraph) && wordsOf(paragraph).length <= mostWords
  );
}
