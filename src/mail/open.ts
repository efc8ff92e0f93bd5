import { bodyStart, headerFields, headerStart, longestHeader, type RawMail, rawMail } from './header.ts';
import type { Flaw } from './mail.ts';

/** Values by lower-case name, topmost first, each one character a byte as it came. */
export type Header = ReadonlyMap<string, readonly string[]>;

export interface OpenedMail {
  header: Header;
  body: Buffer;
  flaws: Flaw[];
}

/** One of these stands in everything that is a mail. */
const usual =
  /^(?:from|to|cc|subject|date|received|message-id|mime-version|content-type|return-path|delivered-to|reply-to|sender)$/;

/** Where a file that is no text shows it. */
const sampleBytes = 1024;

/** Parts a mail into header and body; a text without a header is all body. Throws when there is nothing, or no text either. */
export function openMail(bytes: Uint8Array): OpenedMail {
  const mail = rawMail(bytes);
  const start = headerStart(mail);
  if (start >= mail.bytes.length) throw new Error('not a mail: it is empty');
  const { header, end, cut } = readHeader(mail, start);
  if (!cut && ![...header.keys()].some(name => usual.test(name)))
    return { header: new Map(), body: headless(mail), flaws: ['malformed'] };
  const body = bodyStart(mail, cut ? skipHeader(mail, end) : end);
  return { header, body: withLineFeeds(mail, body), flaws: cut ? ['headers-cut'] : [] };
}

function headless(mail: RawMail): Buffer {
  if (mail.bytes.subarray(0, sampleBytes).includes(0))
    throw new Error('not a mail: it has no header, and is no text');
  return withLineFeeds(mail, 0);
}

function readHeader(
  mail: RawMail,
  start: number,
): { header: Map<string, string[]>; end: number; cut: boolean } {
  const header = new Map<string, string[]>();
  let end = start;
  for (const field of headerFields(mail)) {
    if (field.end - start > longestHeader) return { header, end, cut: true };
    const values = header.get(field.name);
    if (values) values.push(field.value);
    else header.set(field.name, [field.value]);
    end = field.end;
  }
  return { header, end, cut: false };
}

/** The end of a header that is too long to be read whole. */
function skipHeader({ bytes }: RawMail, from: number): number {
  const ends = ['\n\r\n', '\n\n', '\r\r'].map(blank => bytes.indexOf(blank, from)).filter(at => at >= 0);
  return ends.length > 0 ? Math.min(...ends) + 1 : bytes.length;
}

/** mailparser knows no line that ends in a bare CR. */
function withLineFeeds({ bytes, lineEnd }: RawMail, from: number): Buffer {
  const body = bytes.subarray(from);
  if (lineEnd !== 0x0d && body.includes(0x0a)) return body;
  if (!body.includes(0x0d)) return body;
  return Buffer.from(body.toString('latin1').replace(/\r(?!\n)/g, '\n'), 'latin1');
}
