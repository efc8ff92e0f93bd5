import addressparser from 'nodemailer/lib/addressparser';
import { decodeRaw, decodeWords } from './encoded-words.ts';
import type { Address } from './mail.ts';
import { visibleLine } from './visible.ts';

/** More recipients than this are a mailing, and nobody reads them. */
const mostAddresses = 500;

/** RFC 5321 §4.5.3.1. */
const longestAddress = 254;

/** An address that may be written to: one @, a domain, nothing that could end a header or an SMTP command. */
const sendable = /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}]{1,253}$/u;

/** Whether mail may be sent to `address` as it stands. */
export function isSendable(address: string): boolean {
  return address.length <= longestAddress && sendable.test(address);
}

/** Whether both lead to one mailbox: case, and the detail of a sub-address (RFC 5233: "desk+detail@"), lead nowhere else. */
export function isSameMailbox(one: string, other: string): boolean {
  return mailboxOf(one) === mailboxOf(other);
}

function mailboxOf(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, '@');
}

/** The mailboxes of an address header, groups opened; what is no address is left out. `raw` as in `Field.value`. */
export function readAddresses(raw: string): Address[] {
  if (raw === '') return [];
  return addressparser(decodeRaw(raw), { flatten: true })
    .slice(0, mostAddresses)
    .map(({ name, address }) => ({ name: visibleLine(decodeWords(name)), address: address.trim() }))
    .filter(({ address }) => isSendable(address));
}

/** The address between the brackets of Return-Path: '' for the null path, null when the field is empty. */
export function readReturnPath(raw: string): string | null {
  const path = (/<([^<>]*)>/.exec(raw)?.[1] ?? raw).trim();
  if (raw.trim() === '') return null;
  // Some servers record the null path by the name they give it.
  return /^(?:mailer-daemon|null)$/i.test(path) ? '' : path;
}
