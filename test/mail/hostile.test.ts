import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedAt } from '../../src/mail/border.ts';
import { newText } from '../../src/mail/new-text.ts';
import { readMail } from '../../src/mail/read.ts';
import { fromAna, mailFile } from './mails.ts';

const witness = {
  borderHosts: ['mx.example.com'],
  internalDate: null,
  seenAt: new Date('2026-11-22T15:05:00Z'),
};

const samples = [
  'attachments',
  'gmail-reply',
  'outlook-table',
  'layout-table',
  'utf-16',
  'split-encoded-words',
  'bare-returns',
];

/** What breaks parsers, thrown into real mails. */
const splinters = [
  '=?',
  '?=',
  '=?utf-8?q?=C3?=',
  '=?x?b?////?=',
  '\r\n',
  '\r',
  '\n\n',
  '\0',
  '\xff\xfe',
  '<',
  '"',
  '\\',
  ';',
  '--outer',
  '--',
  'Content-Type: multipart/mixed; boundary=x\r\n',
  "Content-Type: text/html; charset=''\r\n",
  'Content-Transfer-Encoding: base64\r\n',
  "filename*0*=utf-8''%41%ZZ;",
  '__proto__: x\r\n',
  'charset=utf-16;',
  'charset=iso-2022-jp;',
  '<table>',
  '</table>',
  '<td>',
  '<!--',
  '&#xD800;',
  '<svg>',
  '\x1b$B',
  ' '.repeat(3000),
  'a'.repeat(3000),
];

/** The name of the first field: without it, and with a zero byte, there is no mail. */
const intact = 'Return-Path:'.length;

const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(60),
  splinter: fc.constantFrom(...splinters),
});

function damaged(bytes: Buffer, wounds: { at: number; removed: number; splinter: string }[]): Buffer {
  return wounds.reduce((mail, { at, removed, splinter }) => {
    const start = intact + Math.floor(at * (mail.length - intact));
    return Buffer.concat([
      mail.subarray(0, start),
      Buffer.from(splinter, 'latin1'),
      mail.subarray(start + removed),
    ]);
  }, bytes);
}

describe('junk', () => {
  test('always gives a mail that may cross a thread', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3000 }), async bytes => {
        const mail = await readMail(Buffer.concat([Buffer.from('Subject: x\r\n'), bytes]));
        expect(structuredClone(mail)).toEqual(mail);
        acceptedAt(bytes, witness);
      }),
      { numRuns: 300 },
    );
  });

  test('in real mails always gives a mail', async () => {
    const wounded = fc.tuple(fc.constantFrom(...samples), fc.array(damage, { minLength: 1, maxLength: 8 }));
    await fc.assert(
      fc.asyncProperty(wounded, async ([name, wounds]) => {
        const bytes = damaged(mailFile(name), wounds);
        const mail = await readMail(bytes);
        expect(mail.subject).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(newText(mail)).toBeTypeOf('string');
        acceptedAt(bytes, witness);
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile mails', () => {
  const attacks: [name: string, type: string, body: (size: number) => string][] = [
    ['nested elements', 'text/html', size => '<div>'.repeat(size)],
    ['nested quotes', 'text/html', size => '<blockquote>x'.repeat(size)],
    ['nested tables', 'text/html', size => '<table><tr><td>a<td>'.repeat(size)],
    ['cells', 'text/html', size => `<table><tr>${'<td>'.repeat(size)}`],
    ['unclosed tags', 'text/html', size => '<p '.repeat(size)],
    ['unclosed comments', 'text/html', size => '<!--'.repeat(size)],
    ['closing tags', 'text/html', size => `${'<div>'.repeat(900)}${'</b>'.repeat(size)}`],
    ['styles', 'text/html', size => `<p style="${'display '.repeat(size)}">`],
    ['one long line', 'text/plain', size => 'On a '.repeat(size)],
    ['one long word', 'text/plain', size => 'aaaaa'.repeat(size)],
    ['spaces', 'text/plain', size => ' '.repeat(size * 5)],
    ['quote towers', 'text/plain', size => `${'>'.repeat(1000)}\n`.repeat(size / 100)],
    ['attributions', 'text/plain', size => 'On a:\n'.repeat(size)],
    ['header blocks', 'text/plain', size => 'De: a\n'.repeat(size)],
    [
      'parts',
      'multipart/mixed; boundary=b',
      size => '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(size / 5),
    ],
    [
      'attachments',
      'multipart/mixed; boundary=b',
      size => '--b\r\nContent-Type: image/png\r\nContent-ID: <x>\r\n\r\nx\r\n'.repeat(size / 5),
    ],
  ];

  /** Half a minute is what quadratic time would take; the slowest takes a quarter of a second on a quiet machine. */
  const patience = 3000;

  test.each(attacks)('of %s take no long time', async (_name, type, body) => {
    const bytes = Buffer.from(`${fromAna}\r\nContent-Type: ${type}\r\n\r\n${body(200_000)}`);
    const start = performance.now();
    newText(await readMail(bytes));
    expect(performance.now() - start).toBeLessThan(patience);
  });

  test.each([
    ['many fields', 'X-A: b\r\n'.repeat(200_000)],
    ['one endless field', `X-A: ${'b '.repeat(500_000)}\r\n`],
    ['folded lines', `X-A: b\r\n${' c\r\n'.repeat(200_000)}`],
    ['lines that are no fields', 'garbage\r\n'.repeat(100_000)],
    ['encoded words', `Subject: ${'=?utf-8?q?a?= '.repeat(15_000)}\r\n`],
    ['unfinished encoded words', `Subject: ${'=?utf-8?q?a'.repeat(20_000)}\r\n`],
    ['addresses', `To: ${'a@x.example, '.repeat(18_000)}\r\n`],
    ['ids', `References: ${'<a@x.example> '.repeat(18_000)}\r\n`],
    ['parentheses', `Received: by ${'('.repeat(200_000)}\r\n`],
    ['parameters', `Content-Type: text/plain; ${'a=b; '.repeat(40_000)}\r\n`],
  ])('with a header of %s take no long time', async (_name, header) => {
    const bytes = Buffer.from(`${fromAna}\r\n${header}\r\nx`);
    const start = performance.now();
    await readMail(bytes);
    acceptedAt(bytes, witness);
    expect(performance.now() - start).toBeLessThan(patience);
  });

  test('with more parts or attachments than a mail has keep the first', async () => {
    const file = '--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment\r\n\r\nx\r\n';
    const mail = await readMail(
      Buffer.from(`${fromAna}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${file.repeat(5000)}`),
    );
    expect(mail.attachments).toHaveLength(200);
    expect(mail.flaws).toEqual(['too-many-parts', 'too-many-attachments']);
  });

  test('with an endless header keep its beginning and the text', async () => {
    const mail = await readMail(
      Buffer.from(`${fromAna}\r\n${'X-A: b\r\n'.repeat(50_000)}Subject: x\r\n\r\ntext`),
    );
    expect(mail).toMatchObject({
      from: { address: 'ana.ruiz@minera.example' },
      subject: '',
      flaws: ['headers-cut'],
    });
    expect(mail.text.plain).toEqual([{ text: 'text', quoteDepth: 0 }]);
  });
});
