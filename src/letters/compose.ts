import { createHmac, hash } from 'node:crypto';
import type { MimeNodeHeader } from 'nodemailer/lib/mime-node';
import { signMessageId } from '../mail/signed-id.ts';
import type { Cover, Letter } from './letter.ts';
import { writeMessage } from './message.ts';
import type { LetterOrder } from './order.ts';
import { attached } from './original.ts';
import { type Compiling, compileTemplates } from './render.ts';
import type { TemplateSources } from './templates.ts';
import { threadHeaders } from './thread.ts';

export interface Composer {
  /**
   * Writes a letter to its finished bytes, the same ones for the same order. `original` is the mail it is about.
   * Throws when a template cannot be filled in, or the original is wanted and not given.
   */
  compose(order: LetterOrder, now: Date, original?: Uint8Array): Letter;
}

/** Compiles the templates once. `signingKey` signs Message-IDs. */
export function createComposer({
  templates,
  signingKey,
  ...compiling
}: {
  templates: TemplateSources;
  signingKey: Uint8Array;
} & Compiling): Composer {
  const render = compileTemplates(templates, compiling);
  return {
    compose(order, now, original) {
      const { subject, text, html } = render(order);
      const cover = coverOf(order, signingKey);
      const bytes = writeMessage({
        headers: headersOf(order, subject, cover.messageId, signerFor(order, signingKey), now),
        text,
        html,
        attachment: attachment(order, original),
        boundary: createHmac('sha256', signingKey)
          .update(`boundary of ${order.key}`)
          .digest('hex')
          .slice(0, 32),
      });
      return { ...cover, bytes };
    },
  };
}

/** What is known of a letter as soon as it is ordered. */
export function coverOf(order: LetterOrder, signingKey: Uint8Array): Cover {
  const { key, kind, ticketNumber, acknowledges, priority, mailbox, to, held } = order;
  return {
    ...{ key, kind, ticketNumber, acknowledges, priority },
    envelope: { from: mailbox, to },
    messageId: signerFor(order, signingKey)(key),
    held,
  };
}

/** Gives the Message-ID of each letter to this reader about this ticket, by the letter's key. */
function signerFor(
  { ticketNumber, from }: Pick<LetterOrder, 'ticketNumber' | 'from'>,
  signingKey: Uint8Array,
): (letterKey: string) => string {
  const domain = domainOf(from.address);
  return letterKey => signMessageId(signingKey, letterKey, ticketNumber, domain);
}

/** RFC 3834 and what mail systems ask for besides; an acknowledgement answers a mail, every other letter is news. */
function headersOf(
  order: LetterOrder,
  subject: string,
  messageId: string,
  sign: (letterKey: string) => string,
  now: Date,
): MimeNodeHeader[] {
  const { from, to, mailbox, data, key, language } = order;
  const { inReplyTo, references } = threadHeaders(order.thread, sign);
  const headers: MimeNodeHeader[] = [
    { key: 'From', value: from },
    { key: 'To', value: { name: '', address: to } },
    ...(mailbox === from.address ? [] : [{ key: 'Reply-To', value: { name: '', address: mailbox } }]),
    { key: 'Subject', value: subject },
    { key: 'Date', value: now },
    { key: 'Message-ID', value: messageId },
    ...(inReplyTo === null ? [] : [{ key: 'In-Reply-To', value: inReplyTo }]),
    { key: 'References', value: references },
    { key: 'Auto-Submitted', value: order.kind === 'acknowledgement' ? 'auto-replied' : 'auto-generated' },
    // MS-OXCMAIL: not "All", which would also keep failure reports from us.
    { key: 'X-Auto-Response-Suppress', value: 'DR, RN, NRN, OOF, AutoReply' },
    { key: 'X-Acuse-Id', value: hash('sha256', key).slice(0, 32) },
    { key: 'Content-Language', value: language },
    ...(data.redirectedFrom === null ? [] : [{ key: 'X-Acuse-Intended-For', value: data.redirectedFrom }]),
  ];
  return headers;
}

function attachment({ attachesOriginal, key, ticketNumber }: LetterOrder, original: Uint8Array | undefined) {
  if (!attachesOriginal) return null;
  if (original === undefined)
    throw new Error(`The letter ${key} attaches the mail it is about, which was not given`);
  return attached(original, `${ticketNumber}.eml`);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
