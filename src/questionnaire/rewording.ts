import type { Lexicon, Phrase } from './lexicon.ts';

/**
 * The phrase that asks with the same words in another order, number or company: "Any power outage on site?" is "Was
 * there a power outage at the site?". Null when none shares most of its words, or two questions share as many.
 */
export function reworded(lexicon: Lexicon, words: readonly string[]): Phrase | null {
  const stems = stemsOf(words);
  if (stems.size < fewestStems) return null;
  const nearby = new Set<Phrase>();
  for (const stem of stems) for (const phrase of lexicon.byStem.get(stem) ?? []) nearby.add(phrase);
  const best = new Map<string, { phrase: Phrase; shared: number }>();
  for (const phrase of nearby) {
    const shared = likeness(stems, phrase.stems);
    for (const { field } of phrase.senses) {
      const known = best.get(field.key);
      if (known === undefined || known.shared < shared) best.set(field.key, { phrase, shared });
    }
  }
  const [first, second] = [...best.values()].sort((one, other) => other.shared - one.shared);
  if (first === undefined || first.shared < mostOf) return null;
  return second !== undefined && second.phrase !== first.phrase && second.shared * clearly > first.shared
    ? null
    : first.phrase;
}

const fewestStems = 2;
const mostOf = 0.66;
const clearly = 1.25;

/** The words that carry a question's meaning, cut to what is common to number, gender and tense. */
export function stemsOf(words: readonly string[]): Set<string> {
  const stems = new Set<string>();
  for (const word of words) if (!emptyWords.has(word)) stems.add(word.slice(0, stemLength));
  return stems;
}

const stemLength = 5;

/** The share of common words among all words of both. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const stem of one) if (other.has(stem)) common++;
  return common / (one.size + other.size - common);
}

const emptyWords = new Set(
  `is are was were be been the a an of at on in to do does did you your have has had there any all it or and for with this that by not
  el la los las lo de del un una en es esta estan hay tiene tienen se ha han hubo su sus por y o que con al cual fue
  os as do da dos das em no na nos nas um uma tem foi houve estao seu sua pelo pela e ou com ao ha bt s`.split(
    /\s+/,
  ),
);
