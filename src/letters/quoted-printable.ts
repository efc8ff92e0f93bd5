const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const equals = 0x3d;
const digits = Buffer.from('0123456789ABCDEF');

/** A line has 76 characters at most, the "=" of a soft break included. */
const longestLine = 75;

/**
 * Text as quoted-printable (RFC 2045 6.7), in UTF-8 and with CRLF line ends. One pass over the bytes, because a letter
 * consists of little else. A soft break parts no character.
 */
export function quotedPrintable(text: string): Buffer {
  const bytes = Buffer.from(text.replaceAll('\r\n', '\n'));
  const encoded = Buffer.allocUnsafe(4 * bytes.length);
  let end = 0;
  let lineStart = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === lineFeed) {
      encoded[end++] = carriageReturn;
      encoded[end++] = lineFeed;
      lineStart = end;
      continue;
    }
    const plain = isPlain(byte, bytes[at + 1] ?? lineFeed);
    if (end - lineStart + (plain ? 1 : widthFrom(byte)) > longestLine) {
      encoded[end++] = equals;
      encoded[end++] = carriageReturn;
      encoded[end++] = lineFeed;
      lineStart = end;
    }
    if (plain) {
      encoded[end++] = byte;
    } else {
      encoded[end++] = equals;
      encoded[end++] = digits[byte >> 4] ?? 0;
      encoded[end++] = digits[byte & 15] ?? 0;
    }
  }
  return encoded.subarray(0, end);
}

/** White space stands for itself, except at the end of a line, where a relay may take it away. */
function isPlain(byte: number, next: number): boolean {
  if (byte === space || byte === tab) return next !== lineFeed;
  return byte > space && byte < 0x7f && byte !== equals;
}

/** How many characters must fit in the line: at the first byte of a character, as many as one of four bytes takes. */
function widthFrom(byte: number): number {
  return byte >= 0xc0 ? 12 : 3;
}
