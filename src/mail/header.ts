/** One field of a header: its name in lower case, its value unfolded, one character a byte as it came. */
export interface Field {
  name: string;
  value: string;
  /** Where the next line begins. */
  end: number;
}

/** A mail's bytes, and what ends its lines: LF (with or without CR before it), or a bare CR. */
export interface RawMail {
  bytes: Buffer;
  lineEnd: number;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** RFC 5322: printable ASCII without the colon; old senders put white space before the colon. */
const fieldStart = /^([!-9;-~]{1,80})[ \t]*:/;

/** Signatures, seals and verdicts of big mail platforms come to 30 kB; the rest is somebody's play. */
export const longestHeader = 256 * 1024;

/** How far a line end, or the next field behind a mangled line, is searched for; real header lines are not that long. */
const searchedBytes = 64 * 1024;

export function rawMail(mail: Uint8Array): RawMail {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength);
  const top = bytes.subarray(0, searchedBytes);
  const first = top.indexOf(carriageReturn);
  const feed = top.indexOf(lineFeed);
  // "\r\r\n" ends a line too: some relays double the return.
  const bareReturns = first >= 0 && (feed < 0 || feed > first + 2);
  return { bytes, lineEnd: bareReturns ? carriageReturn : lineFeed };
}

/** The fields of a mail's header from the top, one at a time: it reads no further than its caller. */
export function* headerFields(mail: RawMail): Generator<Field> {
  let at = headerStart(mail);
  for (;;) {
    const start = fieldAt(mail, at);
    if (start === null) return;
    const field = readField(mail, start);
    yield field;
    at = field.end;
  }
}

/** Behind a byte order mark, blank lines and the "From " line of an mbox. */
export function headerStart(mail: RawMail): number {
  const { bytes } = mail;
  const top = byteOrderMark.every((byte, index) => bytes[index] === byte) ? byteOrderMark.length : 0;
  const at = behindBlankLines(mail, top);
  return /^>?From /.test(bytes.toString('latin1', at, at + 6))
    ? behindBlankLines(mail, nextLine(mail, at))
    : at;
}

function behindBlankLines(mail: RawMail, from: number): number {
  let at = from;
  while (at < mail.bytes.length && lineText(mail, at).trim() === '') at = nextLine(mail, at);
  return at;
}

/** Where the body begins when the header's last field ended at `headerEnd`. */
export function bodyStart(mail: RawMail, headerEnd: number): number {
  return isBlank(mail, headerEnd) ? nextLine(mail, headerEnd) : headerEnd;
}

/** The line at `at` if a field begins there, else the next one before the blank line: mangled lines are passed over. */
function fieldAt(mail: RawMail, at: number): number | null {
  const limit = Math.min(mail.bytes.length, at + searchedBytes);
  for (let line = at; line < limit && !isBlank(mail, line); line = nextLine(mail, line))
    if (fieldStart.test(mail.bytes.toString('latin1', line, line + 100))) return line;
  return null;
}

function readField(mail: RawMail, start: number): Field {
  let line = lineText(mail, start);
  let end = nextLine(mail, start);
  while (isFolded(mail, end)) {
    line += ` ${lineText(mail, end).trimStart()}`;
    end = nextLine(mail, end);
  }
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon).trimEnd().toLowerCase(), value: line.slice(colon + 1).trim(), end };
}

function isFolded({ bytes }: RawMail, at: number): boolean {
  return bytes[at] === 0x20 || bytes[at] === 0x09;
}

function isBlank({ bytes, lineEnd }: RawMail, at: number): boolean {
  let end = at;
  if (lineEnd === lineFeed) while (bytes[end] === carriageReturn) end += 1;
  return bytes[end] === lineEnd;
}

function lineText({ bytes, lineEnd }: RawMail, at: number): string {
  const end = bytes.indexOf(lineEnd, at);
  return bytes.toString('latin1', at, end < 0 ? bytes.length : end).trimEnd();
}

function nextLine({ bytes, lineEnd }: RawMail, at: number): number {
  const end = bytes.indexOf(lineEnd, at);
  return end < 0 ? bytes.length : end + 1;
}
