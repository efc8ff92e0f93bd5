import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedPrintable } from '../../src/letters/quoted-printable.ts';

const written = (text: string): string => quotedPrintable(text).toString('latin1');

/** What a mail program makes of it. */
function read(encoded: string): string {
  const joined = encoded.replaceAll('=\r\n', '');
  const bytes = joined.replace(/=([\dA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

describe('quoted-printable', () => {
  it('leaves plain words as they are and spells the rest out', () => {
    expect(written('1 + 1 = 2, ¿sí?')).toBe('1 + 1 =3D 2, =C2=BFs=C3=AD?');
  });

  it('ends lines with CRLF, whatever ended them before, and with nothing a relay would take away', () => {
    expect(written('one \ntwo\t\r\nthree ')).toBe('one=20\r\ntwo=09\r\nthree=20');
    expect(written('a\rb')).toBe('a=0Db');
  });

  it('never parts a character by a soft break', () => {
    const lines = written('añ🛰'.repeat(100)).split('=\r\n');
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(read(line)).toMatch(/^[añ🛰]+$/u);
  });

  it('is read back as it was meant, whatever it says, from lines of at most 76 characters of ASCII', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 200 })), lines => {
        const text = lines.join('\n').replaceAll('\r\n', '\n');
        const encoded = written(text);
        expect(read(encoded)).toBe(text.replaceAll('\n', '\r\n'));
        for (const line of encoded.split('\r\n')) expect(line).toMatch(/^[\t -~]{0,76}$/);
      }),
    );
  });
});
