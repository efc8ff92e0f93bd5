/** What most mails consist of: no other character needs a look. */
const ordinary = /^[\t\n\r -~\u00a1-\u00ac\u00ae-\u024f]*$/;
const wideSpaces = /\p{Zs}/gu;
/** Controls, zero-width and bidirectional marks, lone surrogates; line breaks and tabs stay. */
const unseen = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Text as a person sees it: every kind of space is a space, what shows nothing or reorders its neighbours is gone. */
export function visible(text: string): string {
  return ordinary.test(text) ? text : text.replace(wideSpaces, ' ').replace(unseen, '');
}

/** The same, on one line. */
export function visibleLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}
