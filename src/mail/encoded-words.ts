import { decodeText } from './charset.ts';
import { visibleLine } from './visible.ts';

/** RFC 2047 allows 75 characters; some senders put a whole subject into one word. */
const encodedWord = /=\?([^?\s*]{1,40})(?:\*[^?\s]{0,40})?\?([bq])\?(.{0,500}?)\?=/gi;

/** A header's value as people read it, on one line, without controls. `raw` has one character a byte, as it came. */
export function decodeHeader(raw: string): string {
  return visibleLine(decodeWords(decodeRaw(raw)));
}

/** Header bytes outside encoded words: some senders write them in plain UTF-8 or Latin-1. */
export function decodeRaw(raw: string): string {
  return /[^\0-\x7f]/.test(raw) ? decodeText(Buffer.from(raw, 'latin1')) : raw;
}

/**
 * Undoes encoded words (RFC 2047). Neighbours of one charset are joined before they are decoded, since senders cut
 * letters of several bytes in two.
 */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  let decoded = '';
  let end = 0;
  let charset = '';
  let bytes: Buffer[] = [];
  const finishRun = () => {
    if (bytes.length > 0) decoded += decodeText(Buffer.concat(bytes), [charset]);
    bytes = [];
  };
  for (const { 0: word, 1: label = '', 2: encoding = '', 3: content = '', index } of text.matchAll(
    encodedWord,
  )) {
    const between = text.slice(end, index);
    const joins = bytes.length > 0 && between.trim() === '';
    if (!joins || label.toLowerCase() !== charset) finishRun();
    if (!joins) decoded += between;
    charset = label.toLowerCase();
    bytes.push(encoding.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : decodeQ(content));
    end = index + word.length;
  }
  finishRun();
  return decoded + text.slice(end);
}

function decodeQ(content: string): Buffer {
  const spaced = content.replaceAll('_', ' ');
  const bytes = spaced.replace(/=([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}
