import type { Passage } from './passages.ts';
import type { Occurrence } from './spot.ts';
import { wordsOf } from './words.ts';

/** Whether a line begins a signature block: it says one of these names, alone or with a company or a job behind it. */
export function isSignatureOf(names: readonly string[], line: string): boolean {
  if (line.length > longestSignatureLine) return false;
  const words = wordsOf(line).map(word => word.folded);
  const [first, second] = titles.has(words[0] ?? '') ? words.slice(1) : words;
  if (first === undefined) return false;
  return names.some(name => {
    const parts = wordsOf(name).map(word => word.folded);
    if (first.length < 2) return parts[0] === first && second !== undefined && parts[1] === second;
    if (parts[0] === first) return second === undefined || parts.includes(second);
    // "Ruiz, Ana"; but a contact that a client broke over two lines goes on with an address.
    return parts.includes(first) && second === parts[0] && !line.includes('@');
  });
}

const titles = new Set('ing ingo inga lic dr dra sr sra srta arq abg prof eng enga mr mrs ms'.split(' '));
const longestSignatureLine = 120;

/**
 * The labels of a mail without those of a card: below a form, "-- " and a name, fewer of them than make a form ask
 * nothing that was asked above ("Contacto local: recepción").
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
    occurrences.filter(isSigned).every(signed => above.some(one => asksTheSame(one, signed)));
  return above.length >= fewest && isCard ? asking : occurrences;
}

function asksTheSame(one: Occurrence, other: Occurrence): boolean {
  return one.senses.some(({ field }) => other.senses.some(sense => sense.field.key === field.key));
}
