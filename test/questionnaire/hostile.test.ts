import { describe, expect, test } from 'vitest';
import { readLines } from './letters-in.ts';

const shapes: Record<string, (size: number) => string> = {
  'one long line': size => 'a'.repeat(size),
  'a flood of labels': size => 'Nombre del cliente: x\n'.repeat(size / 22),
  'a flood of labels on one line': size => 'Nombre del cliente: x '.repeat(size / 22),
  'a flood of misspelt labels': size =>
    Array.from({ length: size / 14 }, (_, index) => `Nmobre${index.toString(36)} cli:`).join('\n'),
  'parentheses that never close': size => 'Contactos locales ('.repeat(size / 19),
  'towers of quotes': size =>
    Array.from({ length: size / 60 }, (_, index) => `${'> '.repeat(index % 25)}Sitio: x`).join('\n'),
  'heads of older mails': size => 'De: x\nEnviado: y\nPara: z\nAsunto: w\n'.repeat(size / 37),
  'telephone numbers without end': size =>
    `Contactos locales: ${'+51 987 654 321 a@b.example Ana Ruiz, '.repeat(size / 38)}`,
  'strokes between two names': size => `Contactos locales: Ana${'/'.repeat(size)}Ruiz`,
  'a@a@a@': size => `Contactos locales: ${'a@'.repeat(size / 2)}`,
  'dates without end': size => `Fecha y hora: ${'03/12/2026 14:00 '.repeat(size / 17)}`,
  'cells without end': size => 'a\t'.repeat(size / 2),
  'rows of labels above rows of answers': size =>
    'Nombre del cliente\tSitio el cliente\nx\ty\n'.repeat(size / 40),
  'lines of two letters': size => 'a\n'.repeat(size / 2),
  'stars and question marks': size => '* ¿? '.repeat(size / 5),
};

/** Quadratic time would make it a hundred times as long; the machine may be busy, and compiles while it reads. */
const generous = 40;

describe('ten times the size takes ten times the time, not a hundred:', () => {
  for (const [name, shape] of Object.entries(shapes)) {
    test(name, () => {
      const time = (size: number) => {
        const text = shape(size);
        const before = process.cpuUsage();
        readLines(text);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      };
      time(20_000);
      const small = Math.max(2, Math.min(time(20_000), time(20_000)));
      expect(Math.min(time(200_000), time(200_000))).toBeLessThan(small * generous);
    });
  }
});
