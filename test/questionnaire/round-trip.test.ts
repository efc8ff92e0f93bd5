import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Line, Mail } from '../../src/mail/mail.ts';
import type { Reading } from '../../src/questionnaire/reading.ts';
import { formNamed, forms } from './forms.ts';
import { type Asked, type Layout, layouts, misspelt, type Told, told } from './layouts.ts';
import { lines, readLines } from './letters-in.ts';

const above = fc.constantFrom(
  '',
  'Buenos días,\n\nAdjunto el formulario.\n',
  'Dear team,\n\nplease see below.\n',
);
const below = fc.constantFrom(
  '',
  '\nSaludos,\nAna Ruiz\nMinera Andina\n+51 1 234 5678',
  '\n-- \nAna Ruiz\nNOC',
  '\nSent from my iPhone',
  '\nThanks in advance for your help!',
  '\nAna Ruiz\nJefa de redes',
  '\nEste mensaje es confidencial y para uso exclusivo de su destinatario.',
);

interface Writing {
  layout: Layout;
  label: (label: string, index: number, synonyms: string[]) => string;
  blanks: boolean;
  before: string;
  after: string;
}

function write(
  { form: name, answers }: Told,
  { layout, label, blanks, before, after }: Writing,
): Mail['text'] {
  const form = formNamed(name);
  const asked: Asked[] = form.fields
    .filter(({ key }) => blanks || answers[key] !== undefined)
    .map((field, index) => ({
      field,
      label: label(field.label, index, field.synonyms),
      answer: answers[field.key] ?? '',
    }));
  const body = layout.render(asked, form);
  const around = (text: string): Line[] => (text === '' ? [] : lines(text));
  if ('plain' in body) return { plain: [...around(before), ...body.plain, ...around(after)], html: [] };
  const rows = (text: string) =>
    around(text).map(({ text }) => ({ cells: [text], table: null, quoteDepth: 0 }));
  return { plain: [], html: [...rows(before), ...body.html, ...rows(after)] };
}

function read(filled: Told, writing: Writing): Reading {
  return readLines('', { text: write(filled, writing) });
}

function said(reading: Reading): Told {
  const answers = Object.entries(reading.fields).map(([key, { text }]) => [key, text]);
  return { form: reading.form ?? '', answers: Object.fromEntries(answers) };
}

describe('a filled form comes back whole', () => {
  for (const layout of layouts) {
    test(layout.name, () => {
      fc.assert(
        fc.property(told(forms), fc.boolean(), above, below, (filled, blanks, before, after) => {
          fc.pre(Object.keys(filled.answers).length >= 3);
          const reading = read(filled, { layout, label: label => label, blanks, before, after });
          expect(said(reading)).toEqual(filled);
          expect(reading.missing).toEqual(
            formNamed(filled.form)
              .fields.filter(({ key, required }) => required && filled.answers[key] === undefined)
              .map(({ key }) => key),
          );
        }),
        { numRuns: 30 },
      );
    });
  }
});

test('labels may be worded otherwise', () => {
  fc.assert(
    fc.property(
      told(forms),
      fc.constantFrom(...layouts.slice(0, 2)),
      fc.nat(30),
      (filled, layout, choice) => {
        fc.pre(Object.keys(filled.answers).length >= 4);
        const label = (label: string, index: number, synonyms: string[]) =>
          (index + choice) % 3 === 0 ? (synonyms[choice % Math.max(1, synonyms.length)] ?? label) : label;
        const reading = read(filled, { layout, label, blanks: false, before: '', after: '' });
        expect(said(reading)).toEqual(filled);
      },
    ),
    { numRuns: 100 },
  );
});

test('labels may be misspelt', () => {
  fc.assert(
    fc.property(told(forms), fc.nat(1000), (filled, seed) => {
      fc.pre(Object.keys(filled.answers).length >= 4);
      const label = (label: string, index: number) =>
        label.length > 8 && (index + seed) % 3 === 0 ? misspelt(label, seed + index) : label;
      const [layout] = layouts;
      if (layout === undefined) return;
      expect(said(read(filled, { layout, label, blanks: true, before: '', after: '' }))).toEqual(filled);
    }),
    { numRuns: 200 },
  );
});

test('any two forms in one mail come back as two', () => {
  fc.assert(
    fc.property(
      told(forms),
      fc.constantFrom('', '\n----------\n', '\nCase 2\n', '\nSegundo sitio:\n'),
      fc.constantFrom(...layouts.slice(0, 3)),
      (filled, between, layout) => {
        fc.pre(Object.keys(filled.answers).length >= 4);
        const { plain } = write(filled, {
          layout,
          label: label => label,
          blanks: true,
          before: '',
          after: '',
        });
        const reading = readLines('', { text: { plain: [...plain, ...lines(between), ...plain], html: [] } });
        expect(said(reading)).toEqual(filled);
        expect(reading.others.map(({ fields }) => fields)).toEqual([reading.fields]);
      },
    ),
    { numRuns: 60 },
  );
});

test('junk never throws and is no form', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000, unit: 'grapheme' }), text => {
      expect(readLines(text).form).toBeNull();
    }),
    { numRuns: 200 },
  );
});
