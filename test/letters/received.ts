import { type ParsedMail, simpleParser } from 'mailparser';
import { createComposer } from '../../src/letters/compose.ts';
import type { Desk } from '../../src/letters/desk.ts';
import type { Letter } from '../../src/letters/letter.ts';
import { lettersFor } from '../../src/letters/letters-for.ts';
import type { Occasion } from '../../src/letters/occasion.ts';
import type { LetterKind, LetterOrder } from '../../src/letters/order.ts';
import { aMomentLater, anasBytes, desk, signingKey, templates } from './desk.ts';

export const composer = createComposer({ templates, signingKey });

/** The first letter of a kind that follows from an occasion. */
export function orderOf(kind: LetterKind, occasion: Occasion, of: Desk = desk): LetterOrder {
  const order = lettersFor(occasion, of).find(order => order.kind === kind);
  if (!order) throw new Error(`no ${kind} follows`);
  return order;
}

export function composed(
  kind: LetterKind,
  occasion: Occasion,
  of: Desk = desk,
  original: Uint8Array = anasBytes,
): Letter {
  return composer.compose(orderOf(kind, occasion, of), aMomentLater, original);
}

/** A letter as its reader's mail program sees it. */
export interface Received {
  mail: ParsedMail;
  text: string;
  html: string;
  /** As it stands in the message, unfolded. */
  header(name: string): string;
}

export async function received(
  kind: LetterKind,
  occasion: Occasion,
  of: Desk = desk,
  original: Uint8Array = anasBytes,
): Promise<Received> {
  const mail = await simpleParser(Buffer.from(composed(kind, occasion, of, original).bytes), {
    skipTextToHtml: true,
  });
  return {
    mail,
    text: mail.text ?? '',
    html: mail.html || '',
    header: name =>
      (mail.headerLines.find(({ key }) => key === name.toLowerCase())?.line ?? '')
        .replace(/^[^:]*: /, '')
        .replaceAll('\r\n', ''),
  };
}

/** The text that stands between two lines. */
export function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from) + from.length;
  return text.slice(start, text.indexOf(to, start)).trim();
}
