import type { Passage } from './passages.ts';
import { sharesQuestion } from './split.ts';
import type { Occurrence } from './spot.ts';

/**
 * The labels of a mail without those of the sender's card: below the form, "-- " and a name, what was asked above
 * ("Contacto local: recepción") is asked again only where it is so many questions that they make a form.
 */
export function withoutCard(
  occurrences: readonly Occurrence[],
  passages: readonly Passage[],
  fewest: number,
): readonly Occurrence[] {
  const [first] = occurrences;
  if (first === undefined || occurrences.length <= fewest) return occurrences;
  const level = passages[first.begin.passage]?.level;
  const mark = passages.findIndex(
    ({ text, level: own }, at) =>
      at > first.begin.passage && own === level && text.startsWith('--') && text.trim() === '--',
  );
  if (mark < 0) return occurrences;
  const isSigned = ({ begin }: Occurrence) =>
    begin.passage > mark && passages[begin.passage]?.level === level;
  const asking = occurrences.filter(occurrence => !isSigned(occurrence));
  const above = asking.filter(({ begin }) => begin.passage < mark);
  const top = passages.findIndex(({ text }, at) => at > mark && text.trim() !== '');
  const isCard =
    occurrences.length - asking.length < fewest &&
    !occurrences.some(({ begin }) => begin.passage === top) &&
    occurrences.filter(isSigned).every(signed => above.some(one => sharesQuestion(one, signed)));
  return above.length >= fewest && isCard ? asking : occurrences;
}
