import type { Line, Mail } from '../../src/mail/mail.ts';
import { type ReadingOptions, readQuestionnaire } from '../../src/questionnaire/read.ts';
import type { Reading } from '../../src/questionnaire/reading.ts';
import { forms } from './forms.ts';

/** A mail of Ana's, Sunday noon in Lima. */
const letter: Mail = {
  messageId: '<1@minera.example>',
  inReplyTo: [],
  references: [],
  from: { name: 'Ana Ruiz', address: 'ana.ruiz@minera.example' },
  replyTo: [],
  to: [],
  cc: [],
  returnPath: null,
  subject: 'Incidente',
  date: new Date('2026-11-22T17:00:00Z'),
  automatic: null,
  machine: null,
  report: null,
  authenticity: null,
  text: { plain: [], html: [] },
  attachments: [],
  enclosed: [],
  contentHash: '',
  flaws: [],
};

const options: ReadingOptions = {
  forms,
  prefixes: { incident: 'INC-', ssr: 'SSR-', rfc: 'RFC-' },
  defaultLanguage: 'en',
};

/** Lines with their quote marks counted, as the mail room gives them. */
export function lines(text: string): Line[] {
  return text.split('\n').map(line => {
    const marks = /^(?:> ?)*/.exec(line)?.[0] ?? '';
    return { text: line.slice(marks.length), quoteDepth: marks.replaceAll(' ', '').length };
  });
}

export function readLines(text: string, mail: Partial<Mail> = {}): Reading {
  return readQuestionnaire({ ...letter, text: { plain: lines(text), html: [] }, ...mail }, options);
}
