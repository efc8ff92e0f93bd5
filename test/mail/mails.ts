import { readFileSync } from 'node:fs';
import type { Mail } from '../../src/mail/mail.ts';
import { type ReadingOptions, readMail } from '../../src/mail/read.ts';

/** The bytes of test/mails/mail/`name`.eml. */
export function mailFile(name: string): Buffer {
  return readFileSync(new URL(`../mails/mail/${name}.eml`, import.meta.url));
}

export function readFile(name: string): Promise<Mail> {
  return readMail(mailFile(name));
}

/** Reads a mail written down as header lines and a body. */
export function read(header: string[], body = '', options: ReadingOptions = {}): Promise<Mail> {
  return readMail(Buffer.from(`${header.join('\r\n')}\r\n\r\n${body}`), options);
}

export const fromAna = 'From: Ana Ruiz <ana.ruiz@minera.example>';

export function plainText(mail: Mail): string {
  return mail.text.plain.map(({ text }) => text).join('\n');
}
