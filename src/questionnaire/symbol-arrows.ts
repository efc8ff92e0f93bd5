import type { Passage } from './passages.ts';

/**
 * Outlook makes "-->" an arrow of a symbol font. Without the font it is a private character, or "à": an arrow again where
 * several labels end with it, for "Horário: à noite" says "at night".
 */
export function withArrows(passages: Passage[]): Passage[] {
  const isFrequent = isArrowIn(passages);
  if (!isFrequent && !passages.some(({ text }) => text.includes(privateArrow))) return passages;
  return passages.map(passage => {
    const text = passage.text.replaceAll(privateArrow, '→');
    return { ...passage, text: isFrequent ? text.replace(letterArrow, '$1→ ') : text };
  });
}

function isArrowIn(passages: readonly Passage[]): boolean {
  const arrows = passages.filter(({ text }) => text.includes('à') && letterArrow.test(text));
  if (arrows.length < fewestArrows) return false;
  const said = passages.filter(({ text }) => text.trim() !== '');
  return arrows.every(({ text }) => markedArrow.test(text)) || arrows.length * 2 >= said.length;
}

const fewestArrows = 3;
const privateArrow = '\uf0e0';
const letterArrow = /^([^à]{2,120}?\s)à\s+(?=\S)/u;
const markedArrow = /^[^à]{2,120}[:：?]\s+à\s/u;
