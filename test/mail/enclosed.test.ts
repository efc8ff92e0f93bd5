import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mail } from '../../src/mail/mail.ts';
import { readMail } from '../../src/mail/read.ts';
import { packedZeros, withEntries, zipSaying } from './bombs.ts';
import { cell, docx, mailWith, paragraph, readWith, rowsOf, xlsx, zip } from './documents.ts';
import { fromAna, read } from './mails.ts';

const form = docx(paragraph('Sitio: Lima'));
const rows = [['Sitio: Lima']];

function saw({ enclosed, flaws }: Mail) {
  return { rows: rowsOf({ enclosed }), flaws };
}

describe('an attachment is opened', () => {
  test.each([
    ['Formulario.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['Formulario.DOCX', 'application/octet-stream'],
    ['Formulario.doc', 'application/msword'],
    ['Formulario.pdf', 'application/pdf'],
    ['Formulario.docx', 'text/plain'],
    ['Formulario.eml', 'message/rfc822'],
    ['Formulario', 'application/zip'],
  ])('if a document is in it, also as %s, %s', async (fileName, contentType) => {
    expect(saw(await readWith({ fileName, contentType, bytes: form }))).toEqual({ rows, flaws: [] });
  });

  test('if a document is all that came', async () => {
    const header = [fromAna, 'Content-Type: text/plain', 'Content-Transfer-Encoding: base64'];
    const mail = await read(header, form.toString('base64'));
    expect(saw(mail)).toEqual({ rows, flaws: [] });
    expect(mail.text.plain).toEqual([]);
  });

  test('if its main part is not where it usually is, or nothing says where', async () => {
    const moved = zip({
      '_rels/.rels':
        '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/Document2.xml"/></Relationships>',
      'word\\document2.xml': paragraph('Sitio: Lima'),
    });
    const alone = zip({ 'word/document.xml': paragraph('Sitio: Lima') });
    const mail = await readWith({ fileName: 'a.docx', bytes: moved }, { fileName: 'b.docx', bytes: alone });
    expect(saw(mail)).toEqual({ rows: [...rows, ...rows], flaws: [] });
  });

  test('if its parts are in UTF-16', async () => {
    const utf16 = Buffer.from(`\ufeff${paragraph('Año')}`, 'utf16le');
    expect(
      rowsOf(await readWith({ fileName: 'a.docx', bytes: zip({ 'word/document.xml': utf16 }) })),
    ).toEqual([['Año']]);
  });

  test('in vain if it is a text, a picture, or a zip of other things', async () => {
    const mail = await readWith(
      { fileName: 'ping.txt', contentType: 'text/plain', bytes: Buffer.from('Sitio: Lima') },
      { fileName: 'foto.png', contentType: 'image/png', bytes: Buffer.from('x') },
      { fileName: 'logs.zip', contentType: 'application/zip', bytes: zip({ 'a.txt': 'Sitio: Lima' }) },
      { fileName: 'logs.zip', contentType: 'application/zip', bytes: form.subarray(0, 300) },
    );
    expect(mail).toMatchObject({ enclosed: [], flaws: [] });
    expect(mail.attachments).toHaveLength(4);
  });

  test('not if a machine sent it', async () => {
    const automatic = Buffer.concat([
      Buffer.from('Auto-Submitted: auto-replied\r\n'),
      mailWith({ fileName: 'a.docx', bytes: form }),
    ]);
    expect((await readMail(automatic)).enclosed).toEqual([]);
  });

  test('without a change to what the mail says of it', async () => {
    const mail = await readWith({ fileName: '../Formulario.docx', bytes: form });
    expect(mail.attachments).toMatchObject([{ fileName: 'Formulario.docx', size: form.length }]);
    expect(mail.enclosed).toMatchObject([{ fileName: 'Formulario.docx' }]);
  });
});

describe('a mail within a mail', () => {
  const inner = (body = 'Sitio: Lima') =>
    `From: Luis Paz <luis@minera.example>\r\nDate: Sun, 22 Nov 2026 15:00:00 +0000\r\nSubject: Caída\r\n\r\n${body}`;

  test('has its own views, and says who wrote it when', async () => {
    const header = [fromAna, 'Content-Type: multipart/mixed; boundary=b'];
    const { enclosed, attachments } = await read(
      header,
      `--b\r\n\r\nhola\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${inner()}\r\n--b--`,
    );
    expect(enclosed).toEqual([
      {
        fileName: null,
        kind: 'mail',
        from: { name: 'Luis Paz', address: 'luis@minera.example' },
        date: new Date('2026-11-22T15:00:00Z'),
        text: { plain: [{ text: 'Sitio: Lima', quoteDepth: 0 }], html: [] },
      },
    ]);
    expect(attachments).toHaveLength(1);
  });

  test('is known by its name too', async () => {
    const { enclosed } = await readWith({ fileName: 'Caída.eml', bytes: Buffer.from(inner()) });
    expect(enclosed).toMatchObject([{ fileName: 'Caída.eml', kind: 'mail' }]);
  });

  test('may enclose a document, an automatic one as well', async () => {
    const forwarded = Buffer.concat([
      Buffer.from('Precedence: bulk\r\n'),
      mailWith({ fileName: 'a.docx', bytes: form }),
    ]);
    const { enclosed } = await readWith({ fileName: 'a.eml', bytes: forwarded });
    expect(enclosed.map(({ kind, fileName }) => [kind, fileName])).toEqual([
      ['mail', 'a.eml'],
      ['docx', 'a.docx'],
    ]);
  });

  test('is opened three deep and no deeper', async () => {
    let mail: Buffer = Buffer.from(inner());
    for (let depth = 0; depth < 5; depth++) mail = mailWith({ fileName: 'a.eml', bytes: mail });
    const { enclosed, flaws } = await readMail(mail);
    expect(enclosed.map(({ kind }) => kind)).toEqual(['mail', 'mail', 'mail']);
    expect(flaws).toEqual(['attachment-cut']);
  });

  test('of which nothing can be read is a flaw', async () => {
    expect(await readWith({ fileName: 'a.eml', bytes: Buffer.from(' ') })).toMatchObject({
      enclosed: [],
      flaws: ['attachment-unreadable'],
    });
  });
});

describe('a document that cannot be read costs a flaw:', () => {
  const flags = async (bytes: Uint8Array, fileName = 'a.docx') => {
    const mail = await readWith({ fileName, bytes });
    expect(mail.enclosed).toEqual([]);
    return mail.flaws;
  };

  test('one that is none', async () => {
    expect(await flags(Buffer.from('no soy un zip'))).toEqual(['attachment-unreadable']);
    expect(await flags(zip({ 'a.txt': 'x' }))).toEqual(['attachment-unreadable']);
    expect(await flags(new Uint8Array())).toEqual(['attachment-unreadable']);
  });

  test('one locked by a password', async () => {
    expect(await flags(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual(['attachment-unreadable']);
    expect(await flags(withEntries(form, 8, 1, 2))).toEqual(['attachment-unreadable']);
  });

  test('one whose end is missing', async () => {
    for (const length of [10, 100, form.length - 30, form.length - 1])
      expect(await flags(form.subarray(0, length))).toEqual(['attachment-unreadable']);
  });

  test('one packed in a way nobody packs documents', async () => {
    expect(await flags(withEntries(form, 10, 12, 2))).toEqual(['attachment-unreadable']);
  });

  test('one whose directory points nowhere', async () => {
    expect(await flags(withEntries(form, 42, 0xfffffff0, 4))).toEqual(['attachment-unreadable']);
  });

  test('one that says it is too large, be it in the manner of zip64', async () => {
    const large = zip({ 'word/document.xml': paragraph('x '.repeat(3 * 1024 * 1024)) });
    expect(await flags(large)).toEqual(['attachment-too-large']);
    expect(await flags(withEntries(form, 24, 0xffffffff, 4))).toEqual(['attachment-too-large']);
  });

  test('one with more files than a document has', async () => {
    const files = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`word/${index}.xml`, '']));
    expect(await flags(zip({ ...files, 'word/document.xml': paragraph('x') }))).toEqual([
      'attachment-too-large',
    ]);
  });

  test('one larger than is kept', async () => {
    const padded = Buffer.concat([form, Buffer.alloc(17 * 1024 * 1024)]);
    expect(await flags(padded)).toEqual(['attachment-too-large']);
  });
});

describe('a bomb', () => {
  /** The slowest takes half a second on a busy machine; unpacked or read to their end, they take ten and more. */
  const patience = 3000;

  /** What reading something adds to the memory of this process, in MiB. */
  async function memoryOf(reading: () => Promise<unknown>): Promise<number> {
    const before = process.memoryUsage().rss;
    await reading();
    return (process.memoryUsage().rss - before) / 1024 / 1024;
  }

  test('that lies about its size is unpacked no further than it said', async () => {
    const bytes = zipSaying('word/document.xml', packedZeros(2000), 4 * 1024 * 1024);
    const start = performance.now();
    const grown = await memoryOf(async () => {
      expect((await readWith({ fileName: 'a.docx', bytes })).flaws).toEqual(['attachment-unreadable']);
    });
    expect(grown).toBeLessThan(150);
    expect(performance.now() - start).toBeLessThan(patience);
  });

  test('of many documents is opened until the allowance of its mail is used up', async () => {
    const large = docx(paragraph('a'.repeat(900_000)));
    const files = Array.from({ length: 30 }, (_, index) => ({ fileName: `${index}.docx`, bytes: large }));
    const { enclosed, flaws } = await readWith(...files);
    expect(enclosed).toHaveLength(5);
    expect(new Set(flaws)).toEqual(
      new Set(['attachment-cut', 'attachment-too-large', 'too-many-attachments']),
    );
  });

  test('of entities is not expanded', async () => {
    const laughs =
      '<!DOCTYPE x [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    const bytes = zip({ 'word/document.xml': `${laughs}${paragraph('&b;&c; &#74; &amp;')}` });
    expect(rowsOf(await readWith({ fileName: 'a.docx', bytes }))).toEqual([['&b;&c; J &']]);
  });

  const workbook = (cells: string, strings: string[] = []) =>
    xlsx({ sheets: [{ xml: `<row>${cells}</row>` }], strings });

  test.each([
    ['nested tables', 'a.docx', docx('<w:tbl><w:tr><w:tc>'.repeat(100_000))],
    ['nested paragraphs', 'a.docx', docx('<w:p>'.repeat(500_000))],
    ['paragraphs', 'a.docx', docx(paragraph('x').repeat(50_000))],
    ['cells', 'a.docx', docx(`<w:tbl><w:tr>${'<w:tc/>'.repeat(500_000)}`)],
    ['one long word', 'a.docx', docx(paragraph('x'.repeat(4_000_000)))],
    [
      'cells of one long text',
      'a.xlsx',
      workbook('<c t="s"><v>0</v></c>'.repeat(150_000), [`<t>${'x '.repeat(16_000)}</t>`]),
    ],
    [
      'cells of one long nothing',
      'a.xlsx',
      workbook('<c t="s"><v>0</v></c>'.repeat(150_000), [`<t>${' '.repeat(32_000)}</t>`]),
    ],
    ['filled cells', 'a.xlsx', workbook('<c><v>1</v></c>'.repeat(200_000))],
    [
      'far columns',
      'a.xlsx',
      workbook(
        Array.from({ length: 200 }, (_, index) =>
          cell(`${'ABCDEFGHIJ'[index % 10]}${'ABCDEFGHIJKLMNOPQRST'[Math.floor(index / 10)]}A1`, 'x'),
        ).join(''),
      ),
    ],
    [
      'rows that share no column',
      'a.xlsx',
      xlsx({
        sheets: [
          {
            xml: Array.from(
              { length: 20_000 },
              (_, index) => `<row>${'<c/>'.repeat(index % 60)}<c><v>1</v></c></row>`,
            ).join(''),
          },
        ],
      }),
    ],
    [
      'sheets',
      'a.xlsx',
      xlsx({ sheets: Array.from({ length: 40 }, () => ({ xml: `<row>${cell('A1', 'x')}</row>` })) }),
    ],
  ])('of %s is read for no long time, and not to its end', async (_name, fileName, bytes) => {
    const start = performance.now();
    const { enclosed, flaws } = await readWith({ fileName, bytes });
    expect(performance.now() - start).toBeLessThan(patience);
    expect(flaws).toEqual(['attachment-cut']);
    const cells = rowsOf({ enclosed }).flat();
    expect(cells.length).toBeLessThanOrEqual(40_000);
    expect(cells.join('').length).toBeLessThanOrEqual(300_000);
  });
});

describe('junk', () => {
  const body = `<w:tbl><w:tr><w:tc>${paragraph('a', 'b')}</w:tc></w:tr></w:tbl>${paragraph('c')}`;
  const samples = [
    docx(body),
    xlsx({ sheets: [{ xml: `<row>${cell('A1', 'a')}<c s="0"><v>46359.5</v></c></row>` }], styles: [22] }),
    mailWith({ fileName: 'a.docx', bytes: form }),
  ];
  const names = ['a.docx', 'a.xlsx', 'a.eml', 'a.bin'];

  test('in the bytes of an attachment always gives a mail that may cross a thread', async () => {
    const wound = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.constantFrom(...names),
        fc.array(wound, { minLength: 1, maxLength: 10 }),
        async (sample, fileName, wounds) => {
          const bytes = Buffer.from(sample);
          for (const { at, byte } of wounds) bytes[Math.floor(at * (bytes.length - 1))] = byte;
          const mail = await readWith({ fileName, bytes });
          expect(structuredClone(mail)).toEqual(mail);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('in the tags of a document always gives rows of text', async () => {
    const tag = fc.constantFrom(
      ...'tbl tr tc p r t sdt sdtPr sdtContent showingPlcHdr ffData checkBox ddList listEntry result del rPr vanish br row c v is si sheetData'
        .split(' ')
        .flatMap(name => [`<w:${name}>`, `</w:${name}>`, `<${name} r="B9" t="s" w:val="9"/>`]),
      'x',
      '&#x110000;',
      '<',
      '<!--',
      '<![CDATA[',
      '-1e999',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(tag, { maxLength: 60 }), async tags => {
        const { enclosed } = await readWith(
          { fileName: 'a.docx', bytes: docx(tags.join('')) },
          { fileName: 'a.xlsx', bytes: xlsx({ sheets: [{ xml: tags.join('') }], strings: [tags.join('')] }) },
        );
        for (const text of rowsOf({ enclosed }).flat()) expect(text).toBeTypeOf('string');
      }),
      { numRuns: 400 },
    );
  });
});
