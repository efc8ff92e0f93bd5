import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** Characters of base32, five bits each: 80 bits, too many to guess. RFC 5321 leaves 64 for the whole local part. */
const markLength = 16;
const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

const shape = /^<?acuse\.([a-z]{1,8}-\d{1,12})\.([a-z2-7]{16})\.([a-z2-7]{16})(?:@[^<>@]*)?>?$/i;
const within = /\bacuse\.[a-z]{1,8}-\d{1,12}\.[a-z2-7]{16}\.[a-z2-7]{16}(?:@[\w.-]{1,253}\w)?/gi;

/** In the place of a ticket's number in the ids of letters about the desk itself; no ticket has it. */
export const deskItself = 'DESK-0';

/**
 * The Message-ID of one letter: `<acuse.INC-000123.<hash of its key>.<signature>@domain>`. The same letter has the
 * same id for ever, and a reply to it proves which ticket it belongs to. Numbers are upper case.
 */
export function signMessageId(
  signingKey: Uint8Array,
  letterKey: string,
  ticketNumber: string | null,
  domain: string,
): string {
  const number = ticketNumber ?? deskItself;
  const letter = inBase32(hash('sha256', letterKey, 'buffer'));
  return `<acuse.${number}.${letter}.${signature(signingKey, number, letter)}@${domain}>`;
}

/** The ticket number of an id we signed; null for any other. Relays change case, fold, and lose brackets or domain. */
export function verifyMessageId(signingKey: Uint8Array, messageId: string): string | null {
  const [, number = '', letter = '', mark = ''] = shape.exec(messageId.replace(/\s+/g, '')) ?? [];
  if (mark === '') return null;
  const expected = Buffer.from(signature(signingKey, number, letter));
  return timingSafeEqual(expected, Buffer.from(mark.toLowerCase())) ? number.toUpperCase() : null;
}

/** The ids of our shape that stand in a text, in brackets or not; given in brackets, in their order. */
export function signedIdsIn(text: string): string[] {
  return [...text.matchAll(within)].map(([id]) => `<${id}>`);
}

/** Whether an id has the shape of ours; only `verifyMessageId` knows whether it is. */
export function looksSigned(messageId: string): boolean {
  return claimedNumber(messageId) !== null;
}

/** The ticket number that an id of our shape names, signed by us or not. */
export function claimedNumber(messageId: string): string | null {
  return shape.exec(messageId.replace(/\s+/g, ''))?.[1]?.toUpperCase() ?? null;
}

function signature(signingKey: Uint8Array, ticketNumber: string, letter: string): string {
  const signed = `acuse message-id ${ticketNumber.toUpperCase()} ${letter.toLowerCase()}`;
  return inBase32(createHmac('sha256', signingKey).update(signed).digest());
}

function inBase32(bytes: Buffer): string {
  const bits = bytes.readBigUInt64BE(0) * 65536n + BigInt(bytes.readUInt16BE(8));
  let text = '';
  for (let place = markLength - 1; place >= 0; place--)
    text += base32.charAt(Number((bits >> BigInt(5 * place)) & 31n));
  return text;
}
