import { bodyStart, headerFields, type RawMail, rawMail } from './header.ts';

/** What a mail's own words may stand in. */
const textTypes = new Set(['', 'text/plain', 'text/html', 'text/enriched', 'text/richtext']);

/** Mails are not nested deeper than this; what is, stays as it came. */
const deepest = 30;

/**
 * A mail with the content of every part taken out that is not its text: attached files, pictures, documents, mails
 * within the mail. Headers, texts and the order of the parts stay as they came. Null when there was nothing to take.
 */
export function withoutAttachments(mail: Uint8Array): Uint8Array | null {
  const raw = rawMail(mail);
  const files = leavesOf(raw, 0, raw.bytes.length, 0).filter(isFile);
  if (files.length === 0) return null;
  const kept: Buffer[] = [];
  let at = 0;
  for (const { start, end } of files) {
    kept.push(raw.bytes.subarray(at, start));
    at = end;
  }
  return Buffer.concat([...kept, raw.bytes.subarray(at)]);
}

interface Stretch {
  start: number;
  end: number;
}

/** The content of a part that holds no others. */
interface Leaf extends Stretch {
  isText: boolean;
  hasName: boolean;
}

/** A text with a file name is a file that came along, unless it is all that came. */
function isFile({ start, end, isText, hasName }: Leaf, index: number): boolean {
  return start < end && !(isText && (!hasName || index === 0));
}

/** The leaves of the part from `start` to `end`: its own header, then its content. What cannot be taken apart has none. */
function leavesOf({ bytes, lineEnd }: RawMail, start: number, end: number, depth: number): Leaf[] {
  const { type, disposition, boundary, hasName, content } = headOf(
    { bytes: bytes.subarray(start, end), lineEnd },
    depth,
  );
  const from = start + content;
  if (!type.startsWith('multipart/')) {
    const isText = disposition !== 'attachment' && textTypes.has(type);
    return [{ start: from, end, isText, hasName }];
  }
  if (boundary === null || depth === deepest) return [];
  return partsOf({ bytes, lineEnd }, from, end, boundary).flatMap(part =>
    leavesOf({ bytes, lineEnd }, part.start, part.end, depth + 1),
  );
}

interface Head {
  type: string;
  disposition: string;
  boundary: string | null;
  /** Whether a file name is given. */
  hasName: boolean;
  /** Where the content begins. */
  content: number;
}

function headOf(part: RawMail, depth: number): Head {
  const head: Head = { type: '', disposition: '', boundary: null, hasName: false, content: 0 };
  // A part, unlike a mail, may have no header at all: then it begins with the blank line.
  if (depth > 0 && /^\r*\n/.test(part.bytes.toString('latin1', 0, 8))) return head;
  for (const { name, value, end } of headerFields(part)) {
    head.content = end;
    if (name === 'content-type') {
      head.type = wordOf(value);
      const [, quoted, bare] = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(value) ?? [];
      head.boundary = quoted ?? bare ?? null;
    }
    if (name === 'content-disposition') head.disposition = wordOf(value);
    if (name.startsWith('content-')) head.hasName ||= /;\s*(?:file)?name[*\d]*\s*=/i.test(value);
  }
  head.content = bodyStart(part, head.content);
  return head;
}

/** Of "Text/Plain; charset=utf-8" the "text/plain", also without the semicolon. */
function wordOf(value: string): string {
  return value.split(/[;\s]/, 1)[0]?.toLowerCase() ?? '';
}

/** Where the parts between delimiters begin and end (RFC 2046, 5.1.1): a delimiter's line end belongs to it. */
function partsOf({ bytes, lineEnd }: RawMail, from: number, to: number, boundary: string): Stretch[] {
  const parts: Stretch[] = [];
  let open: number | null = null;
  for (const { start, end, isLast } of delimiters({ bytes, lineEnd }, from, to, `--${boundary}`)) {
    if (open !== null) parts.push({ start: open, end: start });
    open = isLast ? null : end;
    if (isLast) break;
  }
  if (open !== null) parts.push({ start: open, end: to });
  return parts;
}

function* delimiters({ bytes, lineEnd }: RawMail, from: number, to: number, word: string) {
  let at = from;
  while (at < to) {
    const found = bytes.indexOf(word, at, 'latin1');
    if (found < 0 || found >= to) return;
    const lineStops = bytes.indexOf(lineEnd, found);
    const end = lineStops < 0 ? to : Math.min(to, lineStops + 1);
    const rest = bytes.toString('latin1', found + word.length, Math.min(end, found + word.length + 80));
    const beginsLine = found === from || bytes[found - 1] === lineEnd;
    if (beginsLine && /^(?:--)?\s*$/.test(rest))
      yield { start: lineStart(bytes, found, from), end, isLast: rest.startsWith('--') };
    at = Math.max(end, found + 1);
  }
}

/** The line end before a delimiter belongs to it, not to the part. */
function lineStart(bytes: Buffer, delimiter: number, from: number): number {
  let start = delimiter;
  if (start > from && (bytes[start - 1] === 0x0a || bytes[start - 1] === 0x0d)) start -= 1;
  if (start > from && bytes[start - 1] === 0x0d && bytes[start] === 0x0a) start -= 1;
  return start;
}
