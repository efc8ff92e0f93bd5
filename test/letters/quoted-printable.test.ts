import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedPrintable } from '../../src/letters/quoted-printable.ts';

const written = (text: string) => quotedPrintable(text).toString('latin1');

describe('Quoted-printable', () => {
  it('leaves what every mail system passes on as it stands', () => {
    expect(written('[INC-000123] 15:30 <a@b.example>\tok')).toBe('[INC-000123] 15:30 <a@b.example>\tok');
  });

  it('writes letters beyond ASCII, equals signs and controls as their bytes', () => {
    expect(written('a=b ñ €\0')).toBe('a=3Db =C3=B1 =E2=82=AC=00');
  });

  it('shows white space at the end of a line, which mail systems take away', () => {
    expect(written('one \ntwo\t\r\n three ')).toBe('one=20\r\ntwo=09\r\n three=20');
  });

  it('breaks a long line softly, and never within a character', () => {
    const lines = written(`${'x'.repeat(70)}ñandú`).split('=\r\n');
    expect(lines).toEqual(['x'.repeat(70), '=C3=B1and=C3=BA']);
  });

  it('gives back every text, in lines of at most 76 characters', () => {
    const unit = fc.constantFrom('a', 'b ', ' ', '\t', '=', 'ñ', '€', '📡', '\n', '\r\n', '\0', '.');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 400 }), units => {
        const encoded = written(units.join(''));
        for (const line of encoded.split('\r\n')) expect(line).toMatch(/^(?:[!-~\t ]{0,75}[!-~])?$/);
        expect(decoded(encoded)).toBe(units.join('').replace(/\r?\n/g, '\r\n'));
      }),
    );
  });
});

function decoded(encoded: string): string {
  const bytes = encoded
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
