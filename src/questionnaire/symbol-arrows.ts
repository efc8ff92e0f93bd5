import type { Passage } from './passages.ts';

/**
 * Outlook makes "-->" an arrow of a symbol font. Without the font it is a private character, or "à": an arrow again where
 * half of all lines have it behind their first words, for "Horário: à noite" says "at night".
 */
export function withArrows(passages: Passage[]): Passage[] {
  const maybe = passages.filter(({ text }) => maybeArrow.test(text));
  if (maybe.length === 0) return passages;
  const isFrequent = isArrowIn(maybe, passages);
  return passages.map(passage => {
    const text = passage.text.replaceAll(privateArrow, '→');
    return { ...passage, text: isFrequent ? text.replace(letterArrow, '$1→ ') : text };
  });
}

function isArrowIn(maybe: readonly Passage[], passages: readonly Passage[]): boolean {
  const arrows = maybe.filter(({ text }) => letterArrow.test(text));
  if (arrows.length < fewestArrows) return false;
  const said = passages.filter(({ text }) => text.trim() !== '');
  return arrows.length * 2 >= said.length;
}

const maybeArrow = /[à\uf0e0]/;
const fewestArrows = 3;
const privateArrow = '\uf0e0';
const letterArrow = /^([^à]{2,120}?\s)à\s+(?=\S)/u;
