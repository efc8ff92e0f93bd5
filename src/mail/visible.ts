import { encodedOnce } from './twice-encoded.ts';

/** What most mails consist of: no other character needs a look. "Â" and "Ã" may be halves of a letter encoded twice. */
const ordinary = /^[\t\n\r -~\u00a1-\u00ac\u00ae-\u00c1\u00c4-\u024f]*$/;
const wideSpaces = /\p{Zs}/gu;
/** Controls, zero-width and bidirectional marks, lone surrogates; line breaks and tabs stay. */
const unseen = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}]/gu;

const escapeMark = String.fromCharCode(0x1b);
const bell = String.fromCharCode(0x07);
/** What a terminal obeys and does not show (ECMA-48): colours ("ESC[31m"), titles ("ESC]0;…BEL"), character sets ("ESC(B"). */
const terminalCommands = new RegExp(
  `${escapeMark}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${bell}${escapeMark}]*(?:${bell}|${escapeMark}\\\\)|[(-/][0-~])`,
  'g',
);

/** Word's bullets, as its symbol fonts keep them in a private area of Unicode; a tick is one where a line begins with it. */
const bullets = /[\uf076\uf0a7\uf0b7\uf0d8]|\uf0fc(?<=^[ \t>]*\uf0fc)/gm;

/**
 * Text as a person sees it: letters that were encoded twice are mended, every kind of space is a space, what shows
 * nothing or reorders its neighbours is gone, and bullets are bullets.
 */
export function visible(text: string): string {
  if (ordinary.test(text)) return text;
  // First of all: the second half of "í" is a soft hyphen.
  return encodedOnce(text)
    .replace(terminalCommands, '')
    .replace(wideSpaces, ' ')
    .replace(unseen, '')
    .replace(bullets, '•');
}

/** The same, on one line. */
export function visibleLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}
