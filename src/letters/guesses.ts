import type { Form, Language } from '../questionnaire/form.ts';
import type { TicketKind } from '../ticket/ticket.ts';
import { choiceName } from './choice-name.ts';
import { clip } from './clip.ts';
import { type AnsweredLine, answeredLine, labelOf } from './questions.ts';

/** What free text lets one guess, by field key, as in `Reading.understood`. */
export type Guesses = Readonly<Record<string, string>>;

/** Guesses as agents read them: by the questions of the form that was due, or of whichever asks for it, in their language. */
export function guessLines(
  understood: Guesses,
  kind: TicketKind,
  language: Language,
  forms: readonly Form[],
): AnsweredLine[] {
  const spoken = forms.filter(form => form.language === language);
  const due = spoken.filter(form => form.kind === kind);
  const words = guessesIn(understood, language, forms);
  return Object.entries(words).map(([key, guess]) => {
    const form = [...due, ...spoken].find(({ fields }) => fields.some(field => field.key === key));
    return answeredLine(labelOf(key, form), clip(guess, longest));
  });
}

/** As much as an agent reads of one. */
const longest = 2000;

/** The same guesses, with kinds of service by their names. */
export function guessesIn(
  { serviceType, ...others }: Guesses,
  language: Language,
  forms: readonly Form[],
): Guesses {
  if (serviceType === undefined) return others;
  const named = serviceType
    .split(', ')
    .map(service => choiceName('serviceType', service, language, forms) ?? service);
  return { serviceType: named.join(', '), ...others };
}
