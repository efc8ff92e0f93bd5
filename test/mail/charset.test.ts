import { describe, expect, test } from 'vitest';
import { decodeText, metaCharset } from '../../src/mail/charset.ts';
import { plainText, readFile } from './mails.ts';

const text = '¿Tiene energía en el sitio?: Sí';

describe('charsets', () => {
  test('iso-8859-1 is windows-1252, as every sender means it', async () => {
    expect(plainText(await readFile('latin1-is-windows-1252'))).toBe('El enlace “norte” – caído: 20 €');
    expect(decodeText(Buffer.from([0x93, 0xed, 0x94]), ['us-ascii'])).toBe('“í”');
  });

  test('UTF-8 is believed over a Latin label, and Latin-1 over a UTF-8 one', async () => {
    expect(plainText(await readFile('utf-8-called-latin1'))).toBe(text);
    expect(plainText(await readFile('latin1-called-utf-8'))).toBe(text);
  });

  test('a disclaimer in another charset does not spoil the lines above it', async () => {
    expect(plainText(await readFile('two-charsets-in-one-text'))).toBe(
      'Descripción: caído\nAviso: información confidencial',
    );
  });

  test('one broken letter does not turn a line of UTF-8 into Latin-1', () => {
    const line = Buffer.concat([Buffer.from('información y señal: '), Buffer.from([0xc3])]);
    expect(decodeText(line, ['utf-8'])).toBe('información y señal: \ufffd');
  });

  test('UTF-16 is known by its mark or its zeros, whatever it is called', async () => {
    expect(plainText(await readFile('utf-16'))).toBe('Ubicación: Potosí');
    const littleEndian = Buffer.from(text, 'utf16le');
    expect(decodeText(littleEndian, ['us-ascii'])).toBe(text);
    expect(decodeText(Buffer.from(littleEndian).swap16())).toBe(text);
    expect(decodeText(Buffer.from(text), ['utf-16'])).toBe(text);
  });

  test('other known labels count when the bytes fit them', () => {
    expect(decodeText(Buffer.from([0xb1]), ['iso-8859-2'])).toBe('ą');
    expect(decodeText(Buffer.from([0xa4]), ['iso-8859-15'])).toBe('€');
    expect(decodeText(Buffer.from([0xc4, 0xe3]), ['gb2312'])).toBe('你');
    expect(decodeText(Buffer.from('\x1b$B$"\x1b(B', 'latin1'), ['iso-2022-jp'])).toBe('あ');
  });

  test('the code pages of DOS and UTF-7 are known where they are named', () => {
    const dos = Buffer.from([0x50, 0x65, 0xa4, 0x61, 0x20, 0xd5]);
    expect(decodeText(dos, ['ibm850'])).toBe('Peña €');
    expect(decodeText(dos, ['CP437'])).toBe('Peña ╒');
    expect(decodeText(dos, ['cp1252'])).toBe('Pe¤a Õ');
    expect(decodeText(Buffer.from(text), ['ibm850'])).toBe(text);
    const utf7 = '+AL8-Est+AOE lloviendo?: S+AO0, 1 +- 1, llamar al +51 987';
    expect(decodeText(Buffer.from(utf7), ['utf-7'])).toBe('¿Está lloviendo?: Sí, 1 + 1, llamar al +51 987');
    expect(decodeText(Buffer.from(utf7), ['utf-8'])).toBe(utf7);
    expect(decodeText(Buffer.from('+51987654321'), ['utf-7'])).toBe('+51987654321');
  });

  test('an unknown or missing label is no obstacle', () => {
    expect(decodeText(Buffer.from(text), ['x-unknown'])).toBe(text);
    expect(decodeText(Buffer.from(text, 'latin1'), [''])).toBe(text);
    expect(decodeText(Buffer.from(text, 'latin1'))).toBe(text);
  });

  test('the header counts before the document, if the bytes fit it', () => {
    const bytes = Buffer.from([0x73, 0xed, 0xb1]);
    expect(decodeText(bytes, ['windows-1252', 'koi8-r'])).toBe('sí±');
    expect(decodeText(bytes, ['utf-8', 'iso-8859-2'])).toBe('síą');
  });

  test('an HTML document names its own, for where the header names none', () => {
    expect(metaCharset(Buffer.from('<html><meta charset="iso-8859-2">'))).toBe('iso-8859-2');
    expect(
      metaCharset(Buffer.from('<META http-equiv=Content-Type content="text/html; charset=koi8-r">')),
    ).toBe('koi8-r');
    expect(metaCharset(Buffer.from('<html>'))).toBeNull();
  });
});
