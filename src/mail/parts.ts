import type { Transform } from 'node:stream';
import type { AttachmentStream, Headers, MessageText, StructuredHeader } from 'mailparser';
import { MailParser } from 'mailparser';
import { claimedKind } from './enclosed-kind.ts';
import type { Field } from './header.ts';
import { readMessageIds } from './message-id.ts';
import { deliveryStatus, returnedHeader } from './report-types.ts';
import { mayNeedSoftBreaks, SoftBreaks } from './soft-breaks.ts';
import { isZip } from './zip.ts';

/** A leaf of the MIME tree, its transfer encoding undone. */
export interface Part {
  /** Lower case; '' when it is not of the form type/subtype. */
  contentType: string;
  /** Of Content-Type, names in lower case. */
  parameters: Record<string, string>;
  /** Whether its header named a transfer encoding that changes bytes. */
  undone: boolean;
  disposition: string | null;
  fileName: string | null;
  size: number;
  /** SHA-256, hex. */
  hash: string;
  /** Named in the part's own header: a returned mail whose header runs on from that of the part. */
  messageIds: string[];
  /** The beginning of a part that may be text, up to `keptBytes`, or opened, up to `openedBytes`; empty for all others. */
  bytes: Buffer;
}

/** One Content-* field of the mail itself. */
type ContentField = Pick<Field, 'name' | 'value'>;

export interface Parts {
  /** Of the mail itself: "multipart/report" with its parameters. */
  root: Pick<Part, 'contentType' | 'parameters'>;
  leaves: Part[];
  /** Why the rest of the mail was not taken apart; null when it was. */
  stopped: 'too-many-parts' | 'headers-cut' | 'malformed' | null;
}

/** Two bytes for each of the 1 M characters that HTML may have. */
export const keptBytes = 2 * 1024 * 1024;

/** A document with photographs in it. */
const openedBytes = 16 * 1024 * 1024;

/** The fields of a delivery report, or the header of the mail that comes back. */
const reportBytes = 64 * 1024;

/** A mail with many photographs has a hundred; each costs a tenth of a millisecond. */
const mostParts = 1000;

/** A part's own header: a few lines, or a file name of many encoded words. */
const partHeaderBytes = 64 * 1024;

const encodings = /^\s*(?:quoted-printable|base64)\b/i;

/** What mailparser takes apart in one go. */
const sliceBytes = 64 * 1024;

const limits = {
  maxChildNodes: mostParts,
  maxHeadSize: partHeaderBytes,
  // A mail within the mail is an attachment.
  ignoreEmbedded: true,
  checksumAlgo: 'sha256',
};

/** Hands over every leaf as bytes: mailparser decodes the charset of these types itself, and joins them into one text. */
class PartParser extends MailParser {
  readonly textTypes: string[] = [];
  readonly #needsSoftBreaks: boolean;

  constructor(needsSoftBreaks: boolean) {
    super(limits);
    this.#needsSoftBreaks = needsSoftBreaks;
  }

  override createNode(part: UndecodedPart): unknown {
    if (this.#needsSoftBreaks && part.encoding === 'quoted-printable') {
      const decoder = part.getDecoder();
      part.getDecoder = () => new SoftBreaks(decoder);
    }
    return super.createNode(part);
  }
}

/** A part as mailparser has it before it takes up its content; its types leave both out. */
interface UndecodedPart {
  encoding: string | false;
  getDecoder(): Transform;
}

declare module 'mailparser' {
  interface MailParser {
    createNode(part: UndecodedPart): unknown;
  }
}

/**
 * Takes a body apart with mailparser. `fields` are the mail's own Content-* fields; no other field is shown to
 * mailparser, which would read all of them, at a cost and by rules of its own. Never fails: what was read before the
 * trouble stands in `leaves`.
 */
export function readParts(fields: readonly ContentField[], body: Buffer): Promise<Parts> {
  const parser = new PartParser(mayNeedSoftBreaks(body));
  const parts: Parts = { root: { contentType: '', parameters: {} }, leaves: [], stopped: null };
  return new Promise(resolve => {
    const stop = (error: Error) => {
      parts.stopped = reasonOf(error);
      resolve(parts);
    };
    parser.on('headers', (headers: Headers) => {
      parts.root = contentTypeOf(headers);
    });
    parser.on('data', (data: AttachmentStream | MessageText) => {
      if (data.type === 'attachment') collect(data, parts.leaves, stop);
    });
    parser.on('end', () => resolve(parts));
    parser.on('error', stop);
    parser.write(contentHeader(fields));
    for (const slice of slices(body)) parser.write(slice);
    parser.end();
  });
}

function reasonOf({ message }: Error): Parts['stopped'] {
  if (message.includes('child nodes')) return 'too-many-parts';
  return message.includes('header size') ? 'headers-cut' : 'malformed';
}

/** Bit by bit, so that the parts before an error have been handed over when it comes. */
function* slices(body: Buffer): Generator<Buffer> {
  for (let start = 0; start < body.length; start += sliceBytes)
    yield body.subarray(start, start + sliceBytes);
}

function contentHeader(fields: readonly ContentField[]): Buffer {
  const lines = fields.map(({ name, value }) => `${name}: ${value}\r\n`);
  return Buffer.from(`${lines.join('')}\r\n`, 'latin1');
}

function collect(stream: AttachmentStream, leaves: Part[], stop: (error: Error) => void): void {
  const { contentType, parameters } = contentTypeOf(stream.headers);
  const part: Part = {
    contentType,
    parameters,
    undone: encodings.test(String(stream.headers.get('content-transfer-encoding') ?? '')),
    disposition: stream.contentDisposition?.toLowerCase() ?? null,
    fileName: stream.filename ?? null,
    size: 0,
    hash: '',
    messageIds: readMessageIds(String(stream.headers.get('message-id') ?? '')),
    bytes: Buffer.alloc(0),
  };
  const chunks: Buffer[] = [];
  let kept = bytesKept(part);
  leaves.push(part);
  stream.content.on('data', (chunk: Buffer) => {
    if (part.size === 0 && isZip(chunk)) kept = openedBytes;
    if (part.size < kept) chunks.push(chunk.subarray(0, kept - part.size));
    part.size += chunk.length;
  });
  stream.content.on('end', () => {
    part.hash = stream.checksum;
    part.bytes = Buffer.concat(chunks);
    stream.release();
  });
  stream.content.on('error', stop);
}

function bytesKept(part: Part): number {
  if (isTextual(part) || isEnriched(part)) return keptBytes;
  if (deliveryStatus.test(part.contentType) || returnedHeader.test(part.contentType)) return reportBytes;
  return claimedKind(part) === null ? 0 : openedBytes;
}

/** Whether a part is one of the mail's texts rather than a file that came with it. */
export function isTextual({ contentType, disposition }: Part): boolean {
  if (disposition !== null && disposition !== 'inline') return false;
  return contentType === '' || contentType === 'text/plain' || contentType === 'text/html';
}

/** RFC 1896, or what came before it: a text where no other came along, which would say the same. */
export function isEnriched({ contentType }: Pick<Part, 'contentType'>): boolean {
  return contentType === 'text/enriched' || contentType === 'text/richtext';
}

function contentTypeOf(headers: Headers): Pick<Part, 'contentType' | 'parameters'> {
  const declared = headers.get('content-type');
  if (!isStructured(declared)) return { contentType: '', parameters: {} };
  // Where the semicolon before the parameters was forgotten, the type ends with its word.
  const contentType = declared.value.toLowerCase().trim().split(/\s/, 1)[0] ?? '';
  return { contentType: contentType.includes('/') ? contentType : '', parameters: declared.params };
}

function isStructured(value: ReturnType<Headers['get']>): value is StructuredHeader {
  return typeof value === 'object' && 'params' in value;
}
