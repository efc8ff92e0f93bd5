import type { DeliveryReport } from '../mail/mail.ts';
import type { DelayLetter, ReturnLetter } from './command.ts';

/** A letter of ours, as the rules on delivery reports know it. */
export interface SentLetter {
  key: string;
  to: string;
  /** The tickets it tells of, in the order of their numbers. */
  ticketNumbers: string[];
  /** The mail whose acknowledgement it is; null for every other letter. */
  acknowledges: number | null;
  /** Its reader is the customer, and not one of the desk. */
  isCustomers: boolean;
  /** A report has said before that it failed. */
  isReturned: boolean;
  /** A report has said before that it is delayed. */
  isDelayed: boolean;
}

/** What is known of the letters that a delivery report may be about. */
export interface Letters {
  /** The letter with this Message-ID, if we signed it, or if our mail server gave it to a letter of ours. */
  letterWith(messageId: string): SentLetter | null;
  /** The newest letter to this address about the ticket that a Message-ID signed by us belongs to. */
  letterInThread(messageId: string, address: string): SentLetter | null;
}

/** Which letter of ours a report is about; null when no id that we signed says so: reports are easily forged. */
export function letterBehind(
  { returned, thread, recipient }: DeliveryReport,
  letters: Letters,
): SentLetter | null {
  const [named] = returned.flatMap(id => letters.letterWith(id) ?? []);
  if (named || recipient === null) return named ?? null;
  const [threaded] = [...returned, ...thread].flatMap(id => letters.letterInThread(id, recipient) ?? []);
  return threaded ?? null;
}

/** What a report makes of its letter; null when it says nothing new, or nothing but success. */
export function commandOf(
  { action, status, reason }: DeliveryReport,
  { key: letterKey, to, isCustomers, acknowledges, isReturned, isDelayed }: SentLetter,
  mailId: number,
): ReturnLetter | DelayLetter | null {
  const facts = { mailId, letterKey, to, status, reason };
  if (isReturned) return null;
  if (action === 'failed')
    return { type: 'ReturnLetter', ...facts, isCustomers, isAcknowledgement: acknowledges !== null };
  return action === 'delayed' && !isDelayed ? { type: 'DelayLetter', ...facts } : null;
}
