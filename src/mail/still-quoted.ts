/**
 * A text that is quoted-printable still ("Descripci=C3=B3n"), decoded: its header named no encoding, or it was encoded twice.
 * It plainly is where it has letters of UTF-8 in this form, and every "=" begins two figures or ends a line. Where an
 * encoding was undone already, a few such letters are what somebody quotes: then most lines have to show them.
 */
export function decodedOnceMore(text: string, undone: boolean): string {
  if (!letters.test(text) || /=(?![\dA-F]{2}|[ \t]*\r?\n|$)/.test(text)) return text;
  if (undone && !isMostlyEncoded(text)) return text;
  const decoded = text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/(?:=[\dA-F]{2})+/g, run => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
  return decoded.includes('\ufffd') ? text : decoded;
}

function isMostlyEncoded(text: string): boolean {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return 2 * lines.filter(line => /=(?:[\dA-F]{2}|[ \t]*\r?$)/.test(line)).length > lines.length;
}

/** Two or more: one may be a pair of figures of somebody's own. */
const letters = /=(?:C[23]|E2=80)=[89AB][\dA-F][\s\S]*?=(?:C[23]|E2=80)=[89AB][\dA-F]/;
