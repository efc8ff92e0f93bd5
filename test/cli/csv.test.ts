import { expect, test } from 'vitest';
import { csv } from '../../src/cli/csv.ts';

test('a file for a spreadsheet begins with the mark of UTF-8, and each row ends with CRLF', () => {
  expect(csv([['a', 'ñ'], []])).toBe('\ufeffa,ñ\r\n\r\n');
});

test.each([
  ['a comma', 'a,b', '"a,b"'],
  ['a quotation mark', 'a"b', '"a""b"'],
  ['a line end', 'a\nb', '"a\nb"'],
  ['nothing of the kind', 'a;b', 'a;b'],
])('a cell with %s is written as RFC 4180 has it', (_what, cell, written) => {
  expect(csv([[cell]])).toBe(`\ufeff${written}\r\n`);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  'a cell that begins like %j is no formula',
  cell => {
    expect(csv([[cell]]).replaceAll('"', '')).toBe(`\ufeff'${cell}\r\n`);
  },
);
