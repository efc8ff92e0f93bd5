import { fold } from '../words.ts';

/** The choices a text names, in the order it names them. */
export function choicesIn(text: string, choices: Record<string, string[]>): string[] {
  const folded = ` ${fold(text)} `;
  const named: { choice: string; at: number; length: number }[] = [];
  for (const [choice, words] of Object.entries(choices)) {
    let best: { at: number; length: number } | null = null;
    for (const word of words) {
      const wanted = ` ${fold(word)} `;
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
