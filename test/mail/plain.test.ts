import { describe, expect, test } from 'vitest';
import { type PlainFormat, readPlain } from '../../src/mail/plain.ts';
import { readFile } from './mails.ts';

const fixed: PlainFormat = { flowed: false, delSp: false };

function lines(text: string, format = fixed): [number, string][] {
  return readPlain(text, format).lines.map(({ text: line, quoteDepth }) => [quoteDepth, line]);
}

describe('quote marks', () => {
  test('are taken off and counted, with or without spaces between them', () => {
    expect(lines('a\n> b\n>> c\n> > d\n >e\n>\n>  f')).toEqual([
      [0, 'a'],
      [1, 'b'],
      [2, 'c'],
      [2, 'd'],
      [1, 'e'],
      [1, ''],
      [1, ' f'],
    ]);
  });

  test('may be bars, unless further bars make a table', () => {
    expect(lines('| a\n| b')).toEqual([
      [1, 'a'],
      [1, 'b'],
    ]);
    expect(lines('| Site | Lima |\n| Name | Ana |').map(([depth]) => depth)).toEqual([0, 0]);
    expect(lines('a\n| b\nc').map(([depth]) => depth)).toEqual([0, 0, 0]);
  });

  test('are no quote where a mail store escaped a line of the sender', () => {
    expect(lines('Hours:\n>From 9 to 5\nRegards')[1]).toEqual([0, 'From 9 to 5']);
    expect(lines('> a\n>From 9 to 5\n> b')[1]).toEqual([1, 'From 9 to 5']);
  });
});

describe('format=flowed', () => {
  test('is undone, DelSp too, never across a change of depth or a signature', async () => {
    expect((await readFile('flowed-delsp')).text.plain).toEqual([
      { text: 'Descripción del problema: el enlace se cae y vuelve.', quoteDepth: 0 },
      { text: 'citado dos veces', quoteDepth: 2 },
      { text: 'una vez', quoteDepth: 1 },
      { text: 'From aquí sigue', quoteDepth: 0 },
      { text: '', quoteDepth: 0 },
      { text: '--', quoteDepth: 0 },
      { text: 'Ana', quoteDepth: 0 },
    ]);
  });

  test('keeps its spaces without DelSp', () => {
    expect(lines('one \ntwo\n> three \n> four', { flowed: true, delSp: false })).toEqual([
      [0, 'one two'],
      [1, 'three four'],
    ]);
  });
});

describe('lines', () => {
  test('end in CRLF, LF, CR, a doubled CR or a Unicode separator', () => {
    expect(lines('a\r\nb\nc\rd\r\r\ne\u2028f').map(([, text]) => text)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
    ]);
  });

  test('lose what nobody sees and keep every kind of space as a space', () => {
    expect(lines('a\u00a0b\u2009c\u200bd\u202ee\u0000f\u001bg\ud800h\ufeffi\tj')).toEqual([
      [0, 'a b cdefghi\tj'],
    ]);
  });

  test('longer than the limit are parted at a space, and nothing is lost', () => {
    const text = 'palabra '.repeat(500).trim();
    const { lines: parted, flaws } = readPlain(text, fixed);
    expect(parted.every(line => line.text.length <= 1000)).toBe(true);
    expect(parted.map(line => line.text).join(' ')).toBe(text);
    expect(flaws).toEqual([]);
  });

  test('without a space are parted within a word, which is a flaw', () => {
    const { lines: parted, flaws } = readPlain('😀'.repeat(1001), fixed);
    expect(parted.map(line => line.text).join('')).toBe('😀'.repeat(1001));
    expect(flaws).toEqual(['line-cut']);
  });

  test('beyond the limit of the text are cut, which is a flaw', () => {
    expect(readPlain('x'.repeat(300_000), fixed).flaws).toContain('text-cut');
    const many = readPlain('x\n'.repeat(30_000), fixed);
    expect(many.lines).toHaveLength(20_000);
    expect(many.flaws).toEqual(['text-cut']);
  });
});
