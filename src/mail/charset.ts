import { isUtf8 } from 'node:buffer';
import { decodeCodePage } from './code-pages.ts';
import { decodeUtf7 } from './utf-7.ts';

/** Windows-1252 where it differs from Latin-1: 0x80 to 0x9F, in their order; unassigned ones stand for themselves. */
const from0x80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Bytes looked at to tell UTF-16 from text of one byte a letter. */
const sampleLength = 512;

/**
 * Bytes → text, whatever the sender says they are: `labels` are the charsets named for them, the most trusted first.
 * Multi-byte UTF-8 hardly comes about by accident, so that bytes which are UTF-8 are believed over a Latin label. A
 * label counts if the bytes fit it; where none does, each line is UTF-8 or windows-1252, which the WHATWG encoding
 * standard reads for iso-8859-1 and us-ascii.
 */
export function decodeText(bytes: Buffer, labels: readonly string[] = []): string {
  const utf16 = utf16Of(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  const encodings = labels.flatMap(label => encodingOf(label) ?? []);
  const [label = ''] = labels;
  if (utf7.test(label)) return decodeUtf7(bytes);
  if (isUtf8(bytes) && !encodings[0]?.startsWith('iso-2022')) return withoutMark(bytes.toString('utf8'));
  const paged = decodeCodePage(bytes, label);
  if (paged !== null) return paged;
  for (const encoding of encodings) {
    if (encoding === 'windows-1252') break;
    const text = encoding === 'utf-8' ? null : decodeWhole(bytes, encoding);
    if (text !== null) return text;
  }
  return decodeByLine(bytes);
}

const utf7 = /^\s*(?:unicode-1-1-|x-)?utf-?7\s*$/i;

/** The charset that an HTML document names for itself in its first bytes. */
export function metaCharset(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, 2 * sampleLength);
  return /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})/i.exec(head)?.[1] ?? null;
}

/** By the byte order mark, or by zeros in every other byte. */
function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 2) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, sampleLength);
  if (!sample.includes(0)) return null;
  const low = sample.filter((byte, index) => byte === 0 && index % 2 === 1).length;
  const high = sample.filter((byte, index) => byte === 0 && index % 2 === 0).length;
  if (low > sample.length / 5 && low > 4 * high) return 'utf-16le';
  return high > sample.length / 5 && high > 4 * low ? 'utf-16be' : null;
}

const knownEncodings = new Map<string, string | null>();

function encodingOf(label: string): string | null {
  const known = knownEncodings.get(label);
  if (known !== undefined) return known;
  const encoding = lookUp(label);
  // Labels come from strangers: the memory of them is bounded.
  if (knownEncodings.size < 500) knownEncodings.set(label, encoding);
  return encoding;
}

function lookUp(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

function decodeWhole(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** For bytes that are not UTF-8 as a whole: a disclaimer in another charset must not spoil the lines above it. */
function decodeByLine(bytes: Buffer): string {
  let text = '';
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    text += decodeLine(bytes.subarray(start, end));
    start = end;
  }
  return text;
}

function decodeLine(line: Buffer): string {
  const text = line.toString('utf8');
  if (isUtf8(line)) return text;
  const broken = text.split('\ufffd').length - 1;
  const foreign = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  return foreign > 2 * broken ? text : windows1252(line);
}

/** Not by TextDecoder: on Node 20 it decodes 0x80 to 0x9F as control characters. */
function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, control => from0x80.charAt(control.charCodeAt(0) - 0x80));
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
