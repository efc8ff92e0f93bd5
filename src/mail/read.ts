import { readAddresses, readReturnPath } from './address.ts';
import { safeFileName } from './attachment-name.ts';
import { authenticityOf, type Border } from './authenticity.ts';
import { judgeAutomatic } from './automatic.ts';
import { contentHash } from './content-hash.ts';
import { parseDate } from './date.ts';
import { readDeliveryReport } from './delivery-report.ts';
import { openEnclosed } from './enclosed.ts';
import { decodeHeader } from './encoded-words.ts';
import { isAcceptedMachine } from './machine.ts';
import type { Attachment, Flaw, Mail, MailText } from './mail.ts';
import { readMessageId, readMessageIds } from './message-id.ts';
import type { Allowance } from './office-file.ts';
import { type Header, openMail } from './open.ts';
import { isEnriched, isTextual, type Part, type Parts, readParts } from './parts.ts';
import { readTexts } from './texts.ts';
import { visibleLine } from './visible.ts';
import { withoutFraming } from './without-framing.ts';
import { isZip } from './zip.ts';

export interface ReadingOptions {
  /** Only the mail's beginning was downloaded. */
  truncated?: boolean;
  /** The desk's and the mailboxes' addresses: mail from them is our own. */
  ownAddresses?: readonly string[];
  /** Addresses and domains of customers' ticket machines: their automatic mails are read as people's. */
  automatedSenders?: readonly string[];
  /** The hosts whose word on the sender counts. */
  border?: Border;
}

/** A mail has a handful; each is a line of the letter to the desk. */
const mostAttachments = 200;
/** Ten sites with a document each, and some more. */
const mostOpened = 20;
/** Of all documents together. One of Word unpacks to a quarter of a megabyte, a large one of Excel to one. */
const mostUnpacked = 5 * 1024 * 1024;
/** Mails within mails. */
const deepestMail = 3;
/** RFC 5322 allows a line of 998; longer ones are no titles. */
const longestSubject = 998;
const contentFields = ['content-type', 'content-transfer-encoding', 'content-disposition'];
/** A preamble is a line or two. */
const searchedBytes = 16 * 1024;
/** Where a machine says that it is one: the beginning of what it wrote itself. */
const judgedLines = 80;

/**
 * Bytes → Mail. Whatever the bytes are, everything in it is bounded; what was cut or not as it should be stands in
 * `flaws`. Throws only when there is nothing to read.
 */
export function readMail(bytes: Uint8Array, options: ReadingOptions = {}): Promise<Mail> {
  return readNested(bytes, options, 0, { files: mostOpened, bytes: mostUnpacked });
}

async function readNested(
  bytes: Uint8Array,
  options: ReadingOptions,
  depth: number,
  allowance: Allowance,
): Promise<Mail> {
  const { header, body, flaws } = openMail(bytes);
  const { root, leaves, stopped } = await takeApart(header, body);
  const texts = textsOf(leaves);
  const files = leaves.filter(part => !texts.includes(part));
  const { text, decoded, flaws: textFlaws } = readTexts(texts);
  const envelope = readEnvelope(header);
  const evidence = { header, root, leaves, text: ownWords(text), ...envelope };
  const judged = judgeAutomatic(evidence, options.ownAddresses ?? []);
  const isLetIn = judged !== null && isAcceptedMachine(judged, evidence, options.automatedSenders ?? []);
  const automatic = isLetIn ? null : judged;
  const readInner = (inner: Buffer) => readNested(inner, {}, depth + 1, allowance);
  const { enclosed, flaws: enclosedFlaws } = await openEnclosed(
    automatic !== null && depth === 0 ? [] : files,
    allowance,
    depth < deepestMail ? readInner : null,
  );
  return {
    automatic,
    machine: isLetIn ? judged : null,
    report:
      automatic?.kind === 'bounce'
        ? readDeliveryReport({ ...envelope, header, leaves, text }, options.ownAddresses ?? [])
        : null,
    authenticity: options.border ? authenticityOf(bytes, envelope.from, options.border) : null,
    text,
    attachments: files.slice(0, mostAttachments).map(attachmentOf),
    enclosed,
    contentHash: contentHash(envelope.subject, decoded, [...texts.filter(isCut), ...files]),
    flaws: unique<Flaw>([
      options.truncated && 'truncated',
      ...flaws,
      stopped,
      files.length > mostAttachments && 'too-many-attachments',
      ...textFlaws,
      ...enclosedFlaws,
    ]),
    ...envelope,
  };
}

/** A multipart mail whose parts are not where its header says is taken apart at the boundary they show, or read as one text. */
async function takeApart(header: Header, body: Buffer): Promise<Parts> {
  const declared = contentFields.flatMap(name => {
    const value = header.get(name)?.[0];
    return value === undefined ? [] : [{ name, value }];
  });
  const parts = await readParts(declared, body);
  if (parts.leaves.length > 0 || body.length === 0) return parts;
  const shown = shownBoundary(body);
  const found = shown === null ? [] : (await readParts([shown], body)).leaves;
  const encoding = declared.filter(({ name }) => name === 'content-transfer-encoding');
  const leaves = found.length > 0 ? found : (await readParts(encoding, withoutFraming(body))).leaves;
  return { root: parts.root, leaves, stopped: parts.stopped ?? 'malformed' };
}

/** The first line that delimits a part by its look. */
function shownBoundary(body: Buffer): { name: string; value: string } | null {
  const boundary = /^--([^\s"][^\r\n"]{0,69}?)[ \t]*\r?\ncontent-/im.exec(
    body.toString('latin1', 0, searchedBytes),
  )?.[1];
  return boundary === undefined
    ? null
    : { name: 'content-type', value: `multipart/mixed; boundary="${boundary}"` };
}

function textsOf(leaves: readonly Part[]): Part[] {
  const texts = leaves.filter(isText);
  return texts.length > 0 ? texts : leaves.filter(isEnriched).slice(0, 1);
}

/** A text with a file name is a file that came along, unless it is all that came. A zip is none, whatever it is called. */
function isText(part: Part, index: number): boolean {
  return isTextual(part) && !isZip(part.bytes) && (part.fileName === null || index === 0);
}

function isCut(part: Part): boolean {
  return part.size > part.bytes.length;
}

function readEnvelope(header: Header) {
  const first = (name: string) => header.get(name)?.[0] ?? '';
  const all = (name: string) => header.get(name)?.join(', ') ?? '';
  return {
    messageId: readMessageId(first('message-id')),
    inReplyTo: readMessageIds(all('in-reply-to')),
    references: readMessageIds(all('references')),
    from: readAddresses(first('from'))[0] ?? null,
    replyTo: readAddresses(all('reply-to')),
    to: readAddresses(all('to')),
    cc: readAddresses(all('cc')),
    returnPath: readReturnPath(first('return-path')),
    subject: visibleLine(decodeHeader(first('subject')).slice(0, longestSubject)),
    date: parseDate(first('date')),
  };
}

/** What the sender did not quote, from the top. */
function ownWords({ plain, html }: MailText): string {
  const lines =
    plain.length > 0 ? plain.map(({ text, quoteDepth }) => ({ cells: [text], quoteDepth })) : html;
  const own = lines.filter(({ quoteDepth }) => quoteDepth === 0).slice(0, judgedLines);
  return own.map(({ cells }) => cells.join(' ')).join('\n');
}

function attachmentOf({ fileName, contentType, size, hash }: Part): Attachment {
  return {
    fileName: safeFileName(fileName),
    contentType: contentType || 'application/octet-stream',
    size,
    hash,
  };
}

function unique<Word extends string>(words: readonly (Word | null | undefined | false)[]): Word[] {
  return [...new Set(words)].filter(word => typeof word === 'string');
}
