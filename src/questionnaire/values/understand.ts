import { mayEmphasise, unmarked } from '../emphasis.ts';
import type { Field } from '../form.ts';
import type { AnswerValue } from '../reading.ts';
import { addressesIn } from './addresses.ts';
import { choicesIn, servicesIn } from './choices.ts';
import { contactsIn } from './contacts.ts';
import { instantIn } from './date-time.ts';
import { leadingWord } from './leading-word.ts';
import { phonesIn } from './phones.ts';
import { siteOf, type Whereabouts } from './places.ts';
import { labelsTicked, optionSetOff } from './ticked-box.ts';
import { unknownAnswer } from './unknown.ts';
import { yesOrNo } from './yes-no.ts';

/** What helps to understand an answer besides its words. */
export interface ValueContext extends Whereabouts {
  /** When the mail was written, for dates such as "tomorrow"; null when it does not say. */
  writtenAt: Date | null;
}

/**
 * The meaning of an answer: a value; null when its words are all there is to it; 'unreadable' when it should mean
 * more than could be understood; 'nothing' when it is no answer, such as boxes without a tick.
 */
export function understand(
  field: Field,
  answer: readonly string[],
  context: ValueContext,
): { value: AnswerValue } | 'unreadable' | 'nothing' | null {
  const written = answer.length > mostLines ? answer.slice(0, mostLines) : answer;
  const mayBeSetOff = written.some(mayEmphasise);
  const lines = mayBeSetOff ? written.map(line => unmarked(line.slice(0, longest))) : written;
  const text = lines.join(' ').slice(0, longest);
  switch (field.type) {
    case 'text':
    case 'calls':
      return null;
    case 'yes-no':
      return yesOrNo(field.key, (mayBeSetOff ? optionSetOff(written) : null) ?? text);
    case 'contacts': {
      // "Pendiente" is no name.
      if (!/[@\d]/.test(text) && unknownAnswer(text)) return null;
      const shown = lines.map(line => line.slice(0, longest));
      return unlessUnknown(text, contactsIn(shown, siteOf(context).country));
    }
    case 'ip-addresses':
      return unlessUnknown(text, addressesIn(text));
    case 'service-type': {
      const ticked = labelsTicked(text);
      if (ticked?.length === 0) return 'nothing';
      const services = servicesIn(ticked ?? lines, field.choices);
      const isNamed = services !== null && services.length > 0;
      const word = leadingWord(text);
      if ((!isNamed || word !== null) && unknownAnswer(text)) return null;
      if (isNamed) return { value: oneOrAll(services) };
      return services === null || word === 'no' ? 'unreadable' : { value: 'other' };
    }
    case 'category': {
      const [choice] = choicesIn(text, field.choices);
      return choice === undefined ? null : { value: choice };
    }
    case 'phone': {
      const phones = phonesIn(text, siteOf(context).country).flatMap(({ number }) => number ?? []);
      return phones.length === 0 ? null : { value: oneOrAll(phones) };
    }
    case 'date-time':
      return unknownAnswer(text) ? 'unreadable' : instantIn(text, siteOf(context), context.writtenAt);
  }
}

/** Whether a question may have this answer, where nothing but its place tells that it is asked. */
export function fits(field: Field, answer: readonly string[], context: ValueContext): boolean {
  if (answer.length === 0) return true;
  const text = answer.join(' ');
  switch (field.type) {
    case 'yes-no':
    case 'date-time':
    case 'ip-addresses':
      return understand(field, answer, context) !== 'unreadable';
    case 'contacts':
      return /@|\d{3}.*\d{3}/.test(text);
    case 'phone':
    case 'calls':
      return /\d.*\d/.test(text);
    case 'text':
    case 'service-type':
    case 'category':
      return !/@|^\W*\+\d|^\W*(?:s[ií]|sim|yes|no|n[aã]o)\W*$/i.test(text);
  }
}

/** What stands further on has no part in an answer's meaning, only in its text. */
const longest = 2000;
const mostLines = 50;

function oneOrAll(values: string[]): string | string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}

/** "N/A" is understood, though it has no value; words that hold none of what was asked for are not. */
function unlessUnknown<Value extends AnswerValue & unknown[]>(
  text: string,
  value: Value,
): { value: Value } | 'unreadable' | null {
  if (value.length > 0) return { value };
  return unknownAnswer(text) ? null : 'unreadable';
}
