import { foldLines } from 'nodemailer/lib/mime-funcs';
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
 * The finished message, CRLF line ends. nodemailer encodes and folds the header's values; everything else is joined
 * here, because its trees and streams take several times as long as all the rest of a letter.
 */
export function writeMessage({ headers, text, html, attachment, boundary }: Message): Buffer {
  const words = multipart('alternative', `${boundary}-words`, [
    textPart('plain', text),
    textPart('html', html),
  ]);
  const whole = attachment === null ? words : multipart('mixed', `${boundary}-parts`, [words, attachment]);
  const fields = [
    ...headers,
    { key: 'MIME-Version', value: '1.0' },
    { key: 'Content-Type', value: whole.contentType },
  ];
  return Buffer.concat([Buffer.from(`${fields.map(headerField).join('\r\n')}\r\n\r\n`), whole.body]);
}

/** Encodes the values of all headers: one node is like another in this. */
const node = new MimeNode();

function headerField({ key, value }: MimeNodeHeader): string {
  if (typeof value === 'string' && shortLine.test(`${key}: ${value}`)) return `${key}: ${value}`;
  return startedAtOnce(foldLines(`${key}: ${node.encodeHeaderValue(key, value)}`));
}

/** A short line of ASCII needs neither encoding nor folding (RFC 5322 2.2), and most are; "=?" begins an encoded word. */
const shortLine = /^(?!.*=\?)[ -~]{1,75}$/;

/** Some mail systems take a header for empty when its value begins on the next line, as a long id's would. */
function startedAtOnce(field: string): string {
  return field.replace(/^([\w-]+):\r\n /, '$1: ');
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
