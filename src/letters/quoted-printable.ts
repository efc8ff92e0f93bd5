/** RFC 2045 6.7 allows 76 characters a line, of which the last is the "=" of a soft break. */
const longestLine = 75;

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const EQUALS = 0x3d;
const hexDigits = Buffer.from('0123456789ABCDEF');

/** Text in quoted-printable, CRLF line ends. Lines are broken softly, and never within a character. */
export function quotedPrintable(text: string): Buffer {
  const bytes = Buffer.from(text.replaceAll('\r\n', '\n'));
  // Every byte as "=XX", and a line end or a soft break at the worst after each.
  const encoded = Buffer.allocUnsafe(bytes.length * 4);
  let end = 0;
  let lineStart = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === LF) {
      encoded[end++] = CR;
      encoded[end++] = LF;
      lineStart = end;
      continue;
    }
    const isPlain = isVisible(byte) || (isSpace(byte) && !endsLine(bytes[at + 1]));
    if (end - lineStart + (isPlain ? 1 : roomFor(byte)) > longestLine) {
      encoded[end++] = EQUALS;
      encoded[end++] = CR;
      encoded[end++] = LF;
      lineStart = end;
    }
    if (isPlain) {
      encoded[end++] = byte;
    } else {
      encoded[end++] = EQUALS;
      encoded[end++] = hexDigits[byte >> 4] ?? 0;
      encoded[end++] = hexDigits[byte & 0x0f] ?? 0;
    }
  }
  return encoded.subarray(0, end);
}

function isVisible(byte: number): boolean {
  return byte > SPACE && byte < 0x7f && byte !== EQUALS;
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

function endsLine(byte: number | undefined): boolean {
  return byte === undefined || byte === LF;
}

/** What a byte takes that is written "=XX". UTF-8: the first of a character makes room for those that follow. */
function roomFor(byte: number): number {
  if (byte < 0x80) return 3;
  if (byte < 0xc0) return 0;
  if (byte < 0xe0) return 6;
  return byte < 0xf0 ? 9 : 12;
}
