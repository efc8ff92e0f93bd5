import { describe, expect, test } from 'vitest';
import { readMail } from '../../src/mail/read.ts';
import { fromAna, mailFile, plainText, read, readFile } from './mails.ts';

describe('the envelope', () => {
  test('tells who wrote when, and what the mail answers', async () => {
    const mail = await readFile('gmail-reply');
    expect(mail).toMatchObject({
      messageId: '<gmail-reply@minera.example>',
      inReplyTo: ['<acuse.INC-000123.aaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbb@example.com>'],
      references: [
        '<first@minera.example>',
        '<acuse.INC-000123.aaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbb@example.com>',
      ],
      from: { name: 'Ana Ruiz', address: 'ana.ruiz@minera.example' },
      to: [{ name: '', address: 'incidents@example.com' }],
      returnPath: 'ana.ruiz@minera.example',
      date: new Date('2026-11-22T15:00:00Z'),
      automatic: null,
      machine: null,
      report: null,
      flaws: [],
    });
  });

  test('has a decoded subject, also of words cut in the middle of a letter', async () => {
    expect((await readFile('split-encoded-words')).subject).toBe('Enlace caído en Bogotá (urgente)');
  });

  test('is read from raw Latin-1 headers too', async () => {
    const mail = await readFile('no-charset-raw-subject');
    expect(mail.subject).toBe('Caída del enlace');
    expect(mail.from?.name).toBe('Añá Ruíz');
    expect(plainText(mail)).toBe('No hay señal desde las 9.');
  });

  test('holds the null path as an empty Return-Path, and null where none was recorded', async () => {
    expect((await read(['Return-Path: <>', fromAna])).returnPath).toBe('');
    expect((await read(['Return-Path: ', fromAna])).returnPath).toBeNull();
    expect((await read([fromAna])).returnPath).toBeNull();
  });

  test('keeps a subject on one line, whatever is encoded in it', async () => {
    const mail = await read([fromAna, 'Subject: =?utf-8?q?a=0D=0ABcc:_x=00=E2=80=AEy?=']);
    expect(mail.subject).toBe('a Bcc: xy');
  });

  test('survives mangled header lines, the first of two contradicting fields counting', async () => {
    const mail = await read([fromAna, 'this is no field', 'Subject: one', 'Subject: two'], 'text');
    expect(mail).toMatchObject({ subject: 'one', flaws: [] });
    expect(plainText(mail)).toBe('text');
  });
});

describe('the bytes', () => {
  test('may end their lines in CRLF, LF or a bare CR', async () => {
    const bytes = mailFile('attachments');
    const feeds = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
    const returns = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\r'), 'latin1');
    const [crlf, lf, cr] = await Promise.all([bytes, feeds, returns].map(variant => readMail(variant)));
    expect(lf?.text).toEqual(crlf?.text);
    expect(cr?.text).toEqual(crlf?.text);
    expect(cr?.attachments.map(({ fileName }) => fileName)).toEqual(
      crlf?.attachments.map(({ fileName }) => fileName),
    );
    expect(plainText(await readFile('bare-returns'))).toBe('Nombre del cliente: Minera\nSitio: Norte');
  });

  test('may begin with the From line of an mbox, blank lines behind it', async () => {
    for (const end of ['\r\n', '\n', '\r']) {
      const lines = ['From x Mon Nov 16 09:00:00 2026', '', fromAna, 'Subject: Enlace', '', 'No anda.'];
      const mail = await readMail(Buffer.from(lines.join(end)));
      expect(mail.subject).toBe('Enlace');
      expect(plainText(mail)).toBe('No anda.');
    }
  });

  test('may begin with the From line of an mbox, whose escapes are undone', async () => {
    const mail = await readFile('mbox-from-line');
    expect(mail.subject).toBe('mbox');
    expect(mail.text.plain).toEqual([{ text: 'From 9 am to 6 pm', quoteDepth: 0 }]);
  });

  test('may begin with a byte order mark and blank lines', async () => {
    const mail = await readMail(Buffer.from(`\ufeff\r\n\r\n${fromAna}\r\nSubject: x\r\n\r\ny`));
    expect(mail).toMatchObject({ subject: 'x', flaws: [] });
  });

  test('without any header are text, and malformed', async () => {
    const mail = await readMail(Buffer.from('Hola,\nno hay señal.\n'));
    expect(plainText(mail)).toBe('Hola,\nno hay señal.');
    expect(mail).toMatchObject({ from: null, messageId: null, flaws: ['malformed'] });
  });

  test('of which there are none are no mail', async () => {
    await expect(readMail(new Uint8Array())).rejects.toThrow('not a mail: it is empty');
    await expect(readMail(Buffer.from('\r\n \r\n'))).rejects.toThrow('not a mail: it is empty');
    await expect(readMail(Buffer.from('GIF89a\0\0'))).rejects.toThrow(
      'not a mail: it has no header, and is no text',
    );
  });

  test('may be a view into a larger buffer', async () => {
    const bytes = Buffer.from(`xxxx${fromAna}\r\n\r\ny`);
    const mail = await readMail(new Uint8Array(bytes.buffer, bytes.byteOffset + 4, bytes.length - 4));
    expect(mail.from?.address).toBe('ana.ruiz@minera.example');
  });

  test('that were cut by the download say so', async () => {
    const mail = await read([fromAna], 'the beginning', { truncated: true });
    expect(mail.flaws).toEqual(['truncated']);
  });
});

describe('the parts', () => {
  test('are texts, or attachments with a safe name, their declared type, size and hash', async () => {
    const mail = await readFile('attachments');
    expect(plainText(mail)).toBe('Ver adjuntos.');
    expect(mail.text.html).toEqual([{ cells: ['Ver adjuntos.'], table: null, quoteDepth: 0 }]);
    expect(mail.attachments).toMatchObject([
      {
        fileName: 'formulario Perú.docx',
        contentType: 'application/octet-stream',
        size: 5,
        hash: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
      },
      { fileName: 'ping.txt', contentType: 'text/plain' },
      { fileName: null, contentType: 'message/rfc822' },
      { fileName: null, contentType: 'image/png', size: 8 },
    ]);
  });

  test('that cannot be found are read as one text', async () => {
    const mail = await readFile('multipart-without-boundary');
    expect(plainText(mail)).toBe('Nombre del cliente: Minera');
    expect(mail.flaws).toEqual(['malformed']);
  });

  test('nested too deep to be told apart are read as one text, without the lines that delimit them', async () => {
    const depths = Array.from({ length: 1500 }, (_, depth) => depth);
    const opened = depths.map(
      depth => `--b${depth}\r\nContent-Type: multipart/mixed;\r\n boundary=b${depth + 1}\r\n\r\n`,
    );
    const text = '--b1500\r\nContent-Type: text/plain\r\n\r\nSitio: Lima\r\n-----\r\n--nada';
    const closed = depths.map(depth => `\r\n--b${1500 - depth}--`);
    const mail = await read(
      [fromAna, 'Content-Type: multipart/mixed; boundary=b0'],
      [...opened, text, ...closed, '\r\n--b0--'].join(''),
    );
    expect(plainText(mail).trim()).toBe('Sitio: Lima\n-----\n--nada');
    expect(mail.flaws).toEqual(['too-many-parts']);
  });

  test('whose boundary is not the one the header names are found all the same', async () => {
    const body =
      'hi\r\n--=_x y\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nSG9sYQ==\r\n--=_x y--';
    const mail = await read([fromAna, 'Content-Type: multipart/mixed; boundary=other'], body);
    expect(plainText(mail)).toBe('Hola');
    expect(mail.flaws).toEqual(['malformed']);
  });

  test('of an unknown content type are attachments, of a mangled one text', async () => {
    expect((await read([fromAna, 'Content-Type: text'], 'x')).text.plain).toHaveLength(1);
    expect((await read([fromAna, 'Content-Type: application/x-y'], 'x')).attachments).toHaveLength(1);
  });
});

describe('the content hash', () => {
  const body = 'Nombre del cliente: Minera Ñ\r\n';

  test('is the same for copies whose trace headers, encoding, line ends and trailing spaces differ', async () => {
    const one = await read(
      [fromAna, 'Message-ID: <1@x.example>', 'Subject: a', 'Content-Type: text/plain; charset=utf-8'],
      body,
    );
    const other = await read(
      [
        'Received: by x.example',
        fromAna,
        'Subject: =?utf-8?q?a?=',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
      ],
      'Nombre del cliente: Minera =C3=91 \n\n',
    );
    expect(other.contentHash).toBe(one.contentHash);
  });

  test('differs when the subject, the text or an attachment does', async () => {
    const hashes = await Promise.all(
      [
        read([fromAna, 'Subject: a'], 'x'),
        read([fromAna, 'Subject: b'], 'x'),
        read([fromAna, 'Subject: a'], 'y'),
        read([fromAna, 'Subject: a', 'Content-Type: image/png'], 'x'),
        read([fromAna, 'Subject: a', 'Content-Type: image/png'], 'y'),
      ].map(async mail => (await mail).contentHash),
    );
    expect(new Set(hashes).size).toBe(5);
  });

  test('differs for texts that differ only beyond what is read', async () => {
    const long = 'x\n'.repeat(2 * 1024 * 1024);
    const [one, other] = await Promise.all([read([fromAna], `${long}1`), read([fromAna], `${long}2`)]);
    expect(one.contentHash).not.toBe(other.contentHash);
  });
});
