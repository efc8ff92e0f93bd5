import { fold } from '../words.ts';

/** The choices a text names, in the order it names them. */
export function choicesIn(text: string, choices: Record<string, string[]>): string[] {
  const folded = ` ${fold(text)} `;
  const named: { choice: string; at: number; length: number }[] = [];
  for (const [choice, words] of foldedChoices(choices)) {
    let best: { at: number; length: number } | null = null;
    for (const wanted of words) {
      const at = folded.indexOf(wanted);
      if (at >= 0 && (best === null || wanted.length > best.length)) best = { at, length: wanted.length };
    }
    if (best !== null) named.push({ choice, ...best });
  }
  // "Dedicated Internet" names one service: a choice inside a longer one's words does not count.
  return named
    .filter(one => !named.some(other => other !== one && other.length > one.length && covers(other, one)))
    .sort((one, other) => one.at - other.at)
    .map(({ choice }) => choice);
}

function covers(outer: { at: number; length: number }, inner: { at: number; length: number }): boolean {
  return outer.at <= inner.at && inner.at + inner.length <= outer.at + outer.length;
}

const prepared = new WeakMap<Record<string, string[]>, [choice: string, words: string[]][]>();

function foldedChoices(choices: Record<string, string[]>): [choice: string, words: string[]][] {
  const known = prepared.get(choices);
  if (known !== undefined) return known;
  const folded = Object.entries(choices).map(([choice, words]): [string, string[]] => [
    choice,
    words.map(word => ` ${fold(word)} `),
  ]);
  prepared.set(choices, folded);
  return folded;
}
