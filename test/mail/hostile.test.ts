import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedAt } from '../../src/mail/border.ts';
import { newText } from '../../src/mail/new-text.ts';
import { readMail } from '../../src/mail/read.ts';
import { fromAna, mailFile, plainText, read } from './mails.ts';

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
    ['spaces before a word', 'text/plain', size => `${' '.repeat(size * 5)}x`],
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
    ['nested parts', 'multipart/mixed; boundary=b0', size => nest(size / 100, multipartWithin)],
    ['nested mails', 'message/rfc822', size => nest(size / 100, () => mailWithin)],
  ];

  const mailWithin = 'From: a@x.example\r\nContent-Type: message/rfc822\r\n\r\n';

  function multipartWithin(depth: number): string {
    return `--b${depth}\r\nContent-Type: multipart/mixed; boundary=b${depth + 1}\r\n\r\n`;
  }

  function nest(deepest: number, wrapping: (depth: number) => string): string {
    return `${Array.from({ length: deepest }, (_, depth) => wrapping(depth)).join('')}x\r\n`;
  }

  /** Half a minute is what quadratic time would take; the slowest takes a quarter of a second on a quiet machine. */
  const patience = 3000;

  test.each(attacks)('of %s take no long time, however they are encoded', async (_name, type, body) => {
    const encodings =
      type.includes('/mixed') || type.includes('rfc822') ? ['8bit'] : ['8bit', 'quoted-printable'];
    for (const encoding of encodings) {
      const head = `${fromAna}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}`;
      const bytes = Buffer.from(`${head}\r\n\r\n${body(200_000)}`);
      const start = performance.now();
      newText(await readMail(bytes));
      expect(performance.now() - start).toBeLessThan(patience);
    }
  });

  test('in quoted-printable keep white space of any length, and what stands around it', async () => {
    const head = [fromAna, 'Content-Type: image/png', 'Content-Transfer-Encoding: quoted-printable'];
    for (const length of [0, 75, 76, 77, 152, 153, 70_000]) {
      const { attachments } = await read(head, `=C3=A1${' '.repeat(length)}b=\r\nc   \r\n d`);
      const decoded = Buffer.from(`á${' '.repeat(length)}bc\r\n d`);
      expect(attachments).toMatchObject([
        { size: decoded.length, hash: createHash('sha256').update(decoded).digest('hex') },
      ]);
    }
  });

  test.each([
    ['many fields', 'X-A: b\r\n'.repeat(200_000)],
    ['one endless field', `X-A: ${'b '.repeat(500_000)}\r\n`],
    ['folded lines', `X-A: b\r\n${' c\r\n'.repeat(200_000)}`],
    ['lines that are no fields', 'garbage\r\n'.repeat(100_000)],
    ['encoded words', `Subject: ${'=?utf-8?q?a?= '.repeat(15_000)}\r\n`],
    ['one giant encoded word', `Subject: =?utf-8?b?${'QUJD'.repeat(60_000)}?=\r\n`],
    ['giant encoded words', `From: ${'=?utf-8?q?=41=42?= '.repeat(12_000)} <a@x.example>\r\n`],
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

  test('of parts nested a hundred deep are read down to the text', async () => {
    const body = `${nest(100, multipartWithin)}--b100\r\nContent-Type: text/plain\r\n\r\nSin servicio\r\n`;
    const bytes = Buffer.from(`${fromAna}\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n${body}`);
    expect(plainText(await readMail(bytes))).toContain('Sin servicio');
  });

  test('with NULs, lone surrogates and overrides anywhere give text without them', async () => {
    const texts = [
      'a\0b\0c',
      '&#xD800;&#0;&#x202E;\0<b>a&#xDC00;</b>',
      '\ud83d',
      'exe.\u202egnp \u2066x\u2069 \u{e0041}',
      `${'\u{1f600}'.repeat(40_000)}x`.slice(1),
    ];
    for (const type of ['text/plain', 'text/html'])
      for (const text of texts)
        for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
          const header = `${fromAna}\r\nSubject: x\0\u202ey\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n`;
          const { text: read, subject } = await readMail(Buffer.concat([Buffer.from(header), bytes]));
          expect(JSON.stringify([read, subject])).not.toMatch(
            /\\u(?:d[89a-f]|0000)|[\u202a-\u202e\u2066-\u2069]/,
          );
        }
  });

  test('whose addresses are groups, hold commands or controls, name only people who can be written to', async () => {
    const mail = await read([
      'From: Mallory =?utf-8?q?=E2=80=AE=00=1B[31m?= <a@x.example>, b@x.example',
      'To: Everybody: a@x.example, "b\r\nBcc: v"@x.example, c\0d@x.example;, undisclosed-recipients:;',
      'Cc: =?utf-8?q?x=40y=2Eexample=0D=0ABcc:_v=40example=2Eorg?=',
      'Reply-To: <v@example.org\r\n RCPT TO:<w@example.org>>',
    ]);
    expect(mail.from).toEqual({ name: 'Mallory', address: 'a@x.example' });
    expect(mail.to).toContainEqual({ name: '', address: 'a@x.example' });
    for (const { name, address } of [...mail.to, ...mail.cc, ...mail.replyTo]) {
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(address).toMatch(/^[\w.]+@[\w.]+$/);
    }
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\evil.exe', 'evil.exe'],
    ['..', null],
    ['/', null],
    ['informe\u202efdp.exe', 'informefdp.exe'],
    ['a\0b.docx', 'ab.docx'],
    ['\x1b]0;x\x07.png', '.png'],
    [`${'x'.repeat(300)}.docx`, 'x'.repeat(255)],
  ])('with an attachment called %j show it as %j, and go by no path', async (given, shown) => {
    const name = `=?utf-8?b?${Buffer.from(given).toString('base64')}?=`;
    const mail = await read(
      [
        fromAna,
        `Content-Type: image/png; name="${name}"`,
        `Content-Disposition: attachment; filename="${name}"`,
      ],
      'x',
    );
    expect(mail.attachments.map(({ fileName }) => fileName)).toEqual([shown]);
  });

  test.each([
    ['a program called text', 'text/plain', 'form.txt', 'MZ\0\u0003'],
    ['a page called a picture', 'image/png', 'logo.png', '<script>alert(1)</script>'],
    ['a text called a document', 'application/msword', 'form.docx', 'Nombre del cliente: X'],
    ['a picture called a mail', 'message/rfc822', 'x.eml', '\x89PNG\0\0\0'],
  ])(
    'with %s keep what was said of it, and its true size and hash',
    async (_name, type, fileName, content) => {
      const body = `--b\r\n\r\nhola\r\n--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename=${fileName}\r\n\r\n${content}\r\n--b--`;
      const mail = await read([fromAna, 'Content-Type: multipart/mixed; boundary=b'], body);
      expect(plainText(mail)).toBe('hola');
      const hash = createHash('sha256').update(content).digest('hex');
      expect(mail.attachments).toEqual([
        { fileName, contentType: type, size: Buffer.byteLength(content), hash },
      ]);
      expect(mail.enclosed).toEqual([]);
    },
  );

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
