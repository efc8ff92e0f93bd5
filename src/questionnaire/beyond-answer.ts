import { changeAskedIn } from './change.ts';
import type { Field } from './form.ts';
import { languageOf } from './language.ts';
import { understand, type ValueContext } from './values/understand.ts';
import { speaksOf } from './values/yes-no.ts';
import { fold, wordsOf } from './words.ts';

/** The last answer of a form, as far as it was read. */
export interface AnswerSoFar {
  field: Field;
  lines: readonly string[];
  context: ValueContext;
  /** Whether another form begins below it. */
  aboveForm: boolean;
}

/**
 * Whether what stands below the last answer is no part of it any more: it turns to the desk with another matter; or the
 * answer is whole, a blank line ends it, and the prose behind says nothing to its question. `apart` tells of the blank line.
 */
export function isBeyond(answer: AnswerSoFar, paragraph: string, apart: boolean): boolean {
  if (answer.lines.length > mostLines) return false;
  if (apart && answer.aboveForm && isTitle(answer, paragraph)) return true;
  if (!isClosed(answer)) return apart && addsMatter(paragraph);
  if (addsMatter(paragraph)) return true;
  if (answer.lines.length > 0 && changeAskedIn(paragraph) !== null) return true;
  if (!apart || !isWhole(answer) || isAnswerToo(answer, paragraph)) return false;
  return answer.aboveForm || isProse(paragraph);
}

/** An answer that has gone on for so long goes on. */
const mostLines = 12;

/** Whether few words can be a whole answer: a description, calls and people go on as long as their writer likes. */
function isClosed({ field: { type, key }, lines }: AnswerSoFar): boolean {
  switch (type) {
    case 'yes-no':
    case 'date-time':
    case 'ip-addresses':
    case 'service-type':
    case 'phone':
      return true;
    case 'text':
      return !tellings.has(key) && wordsOf(lines.join(' ')).length <= mostWords;
    case 'calls':
    case 'contacts':
    case 'category':
      return false;
  }
}

const tellings = new Set(['problemDescription', 'description']);
/** "INC0012345", "Banco Sur S.A." */
const mostWords = 3;

/** Whoever has written a second line tells more than was asked, and may go on with it. */
function isWhole({ field, lines, context }: AnswerSoFar): boolean {
  const [line, ...more] = lines;
  if (line === undefined || more.length > 0 || goesOn.test(line)) return false;
  return field.type === 'text' || meaningOf(field, lines, context) !== null;
}

const goesOn =
  /(?:[,;:(–-]|(?<!\p{L})(?:y|e|o|u|ou|and|or|pero|mas|but|que|de|of|the|el|la|con|com|with|por|para|for))$/iu;

/** Whether the answer would mean something else with the paragraph, or the paragraph speaks of what was asked. */
function isAnswerToo({ field, lines, context }: AnswerSoFar, paragraph: string): boolean {
  if (field.type === 'text') return /\d/.test(paragraph);
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

/** "Store 233": a few words alone between an answer and the next form. */
function isTitle({ field, lines }: AnswerSoFar, paragraph: string): boolean {
  const names = field.type === 'contacts' || field.type === 'calls';
  return (
    !names && lines.length > 0 && /[\p{L}\d]$/u.test(paragraph) && wordsOf(paragraph).length <= mostWords
  );
}

/** A sentence with a capital at its beginning and the small words of a language in it, no label and no address. */
function isProse(paragraph: string): boolean {
  return (
    /^[^\p{L}\d]*\p{Lu}/u.test(paragraph) &&
    !/^[^:]{0,40}:|@/.test(paragraph) &&
    wordsOf(paragraph).length >= fewestWords &&
    languageOf(paragraph) !== null
  );
}

const fewestWords = 4;

/** Whether a line below a closing formula is no signature, but says one thing more. */
export function speaksToDesk(line: string): boolean {
  return addsMatter(line) || changeAskedIn(line) !== null || (/[.!?]$/.test(line) && isProse(line));
}

/** "También queremos …", "By the way, could you …": one matter more, and somebody who is asked for it. */
function addsMatter(paragraph: string): boolean {
  const folded = fold(paragraph);
  return besides.test(folded) && asking.test(folded);
}

const besides =
  /^(?:y |and |e )?(?:tambien|tambem|ademas|alem (?:disso|disto|do mais)|adicionalmente|aparte|a parte|por otr[ao] (?:lado|parte)|por outr[ao] (?:lado|parte)|asimismo|igualmente|otr[oa] (?:cosa|tema|punto|asunto|consulta|pedido)|outr[oa] (?:coisa|assunto|ponto|pedido)|aprovech\w+|aproveit\w+|de paso|we also|i also|also|in addition|additionally|besides|furthermore|moreover|separately|by the way|on another (?:note|matter)|(?:another|one more|one other) (?:thing|matter|point|request))\b/;
const asking =
  /\b(?:necesit\w+|quer\w+|quisier\w+|solicit\w+|requ[ei]\w+|pedi\w+|pido|dese\w+|gustaria|gostar\w+|precis\w+|favor|podr\w+|pued\w+|pode\w*|need|want|would like|like to|please|ask\w*|could|can|wish|hay que|tenemos que|temos que|have to|vamos a|plan\w*)\b/;
