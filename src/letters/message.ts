import MimeNode, { type MimeNodeHeader } from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';

export interface Message {
  headers: MimeNodeHeader[];
  text: string;
  html: string;
  attachment: Part | null;
  /** Nobody who writes to us may be able to guess it, or an attached mail could end its own part. */
  boundary: string;
}

/** One part of a message. */
export interface Part {
  contentType: string;
  /** Further headers, each on one line. */
  headers: string[];
  /** As transferred: its encoding is already applied. */
  body: Uint8Array;
}

/**
 * The finished message, CRLF line ends. nodemailer encodes and folds the headers; the parts are joined here, because
 * its streams take five times as long as everything else in a letter.
 */
export function writeMessage({ headers, text, html, attachment, boundary }: Message): Buffer {
  const words = multipart('alternative', `${boundary}-words`, [
    textPart('plain', text),
    textPart('html', html),
  ]);
  const whole = attachment === null ? words : multipart('mixed', `${boundary}-parts`, [words, attachment]);
  const root = new MimeNode(whole.contentType, { baseBoundary: boundary }).setHeader(headers);
  return Buffer.concat([Buffer.from(`${startedAtOnce(root.buildHeaders())}\r\n\r\n`), whole.body]);
}

/** Some mail systems take a header for empty when its value begins on the next line, as a long id's would. */
function startedAtOnce(headers: string): string {
  return headers.replace(/^([\w-]+):\r\n /gm, '$1: ');
}

function textPart(subtype: string, text: string): Part {
  return {
    contentType: `text/${subtype}; charset=utf-8`,
    headers: ['Content-Transfer-Encoding: quoted-printable'],
    body: Buffer.from(wrap(encode(text.replace(/\r?\n/g, '\r\n')))),
  };
}

function multipart(subtype: string, boundary: string, parts: Part[]): Part {
  const pieces = parts.flatMap(({ contentType, headers, body }) => [
    Buffer.from([`--${boundary}`, `Content-Type: ${contentType}`, ...headers, '', ''].join('\r\n')),
    body,
    Buffer.from('\r\n'),
  ]);
  return {
    contentType: `multipart/${subtype}; boundary="${boundary}"`,
    headers: [],
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  };
}
