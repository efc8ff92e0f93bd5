import { encodedOnce } from './twice-encoded.ts';

/** What most mails consist of: no other character needs a look. "Â" and "Ã" may be halves of a letter encoded twice. */
const ordinary = /^[\t\n\r -~\u00a1-\u00ac\u00ae-\u00c1\u00c4-\u024f]*$/;
const wideSpaces = /\p{Zs}/gu;
/** Controls, zero-width and bidirectional marks, lone surrogates; line breaks and tabs stay. */
const unseen = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/**
 * Text as a person sees it: letters that were encoded twice are mended, every kind of space is a space, what shows
 * nothing or reorders its neighbours is gone.
 */
export function visible(text: string): string {
  if (ordinary.test(text)) return text;
  // First of all: the second half of "í" is a soft hyphen.
  return encodedOnce(text).replace(wideSpaces, ' ').replace(unseen, '');
}

/** The same, on one line. */
export function visibleLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}
