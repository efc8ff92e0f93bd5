import { withoutArmour } from './armour.ts';
import { decodeText, metaCharset } from './charset.ts';
import { plainOfEnriched } from './enriched.ts';
import { longestHtml, readHtml } from './html.ts';
import type { Flaw, MailText, Row } from './mail.ts';
import { isEnriched, keptBytes, type Part } from './parts.ts';
import { longestText, type PlainFormat, readPlain } from './plain.ts';
import { decodedOnceMore } from './still-quoted.ts';
import { isUndeclaredHtml } from './undeclared-html.ts';

export interface Texts {
  text: MailText;
  /** What was looked at of every part, decoded. */
  decoded: string[];
  flaws: Flaw[];
}

interface Decoded {
  part: Part;
  text: string;
}

/** The views of a mail's text parts; a limit holds for all parts of its kind together. */
export function readTexts(parts: readonly Part[]): Texts {
  const flaws: Flaw[] = [];
  const htmlOnes = parts.some(isHtml)
    ? parts.filter(isHtml)
    : parts.filter(part => !isEnriched(part) && isUndeclaredHtml(part.bytes));
  const plainOnes = parts.filter(part => !htmlOnes.includes(part));
  const plainParts = decodeParts(plainOnes, longestText, () => flaws.push('text-cut'));
  const htmlParts = decodeParts(htmlOnes, longestHtml, () => flaws.push('html-cut'));
  const plain = plainParts.map(({ part, text }) => readPlain(writtenIn(part, text), formatOf(part)));
  const html = readInOrder(htmlParts);
  return {
    text: { plain: plain.flatMap(({ lines }) => lines), html: html.flatMap(({ rows }) => rows) },
    decoded: [...plainParts, ...htmlParts].map(({ text }) => text),
    flaws: [...flaws, ...plain.flatMap(read => read.flaws), ...html.flatMap(read => read.flaws)],
  };
}

function decodeParts(parts: readonly Part[], limit: number, whenCut: () => void): Decoded[] {
  let left = limit;
  return parts.map(part => {
    const whole = decodedOnceMore(decodeText(part.bytes, charsetsOf(part)), part.undone);
    const text = whole.slice(0, left);
    if (text.length < whole.length || part.size > keptBytes) whenCut();
    left -= text.length;
    return { part, text };
  });
}

function writtenIn(part: Part, text: string): string {
  return isEnriched(part) ? plainOfEnriched(text) : withoutArmour(text);
}

/** What the header says counts before what the document says of itself. */
function charsetsOf(part: Part): string[] {
  const saysItself = isHtml(part) || isUndeclaredHtml(part.bytes);
  return [part.parameters.charset, saysItself ? metaCharset(part.bytes) : null].filter(
    label => typeof label === 'string',
  );
}

/** Tables are counted through all the documents of a mail. */
function readInOrder(documents: readonly Decoded[]): { rows: Row[]; flaws: Flaw[] }[] {
  let tables = 0;
  return documents.map(({ text }) => {
    const read = readHtml(text, tables + 1);
    tables += read.tables;
    return read;
  });
}

function formatOf({ parameters }: Part): PlainFormat {
  return {
    flowed: parameters.format?.trim().toLowerCase() === 'flowed',
    delSp: parameters.delsp?.trim().toLowerCase() === 'yes',
  };
}

function isHtml({ contentType }: Part): boolean {
  return contentType === 'text/html';
}
