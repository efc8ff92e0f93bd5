/**
 * A text that is quoted-printable still ("Descripci=C3=B3n"), decoded: its header named no encoding, or it was encoded twice.
 * It plainly is where it has letters of UTF-8 in this form, and every "=" begins two figures or ends a line.
 */
export function decodedOnceMore(text: string): string {
  if (!letters.test(text) || /=(?![\dA-F]{2}|[ \t]*\r?\n|$)/.test(text)) return text;
  const decoded = text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/(?:=[\dA-F]{2})+/g, run => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
  return decoded.includes('\ufffd') ? text : decoded;
}

/** Two or more: one may be a pair of figures of somebody's own. */
const letters = /=(?:C[23]|E2=80)=[89AB][\dA-F][\s\S]*?=(?:C[23]|E2=80)=[89AB][\dA-F]/;
