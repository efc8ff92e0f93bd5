import { describe, expect, test } from 'vitest';
import { readLines } from './letters-in.ts';

const mark = 'abcdefghijklmnop';

describe('A line that several forms ask for', () => {
  test.each([
    ['Re: [INC-000123] Enlace', [], 'Descripción: sin señal', 'problemDescription'],
    ['Re: [SSR-000123] Enlace', [], 'Descripción: sin señal', 'description'],
    ['Re: [RFC-000123] Enlace', [], 'Descripción: sin señal', 'description'],
    ['Re: [SSR-000123] Link', [], 'Contact: Ana Ruiz, ana@minera.example', 'contact'],
    ['Re: [INC-000123] Link', [], 'Contact: Ana Ruiz, ana@minera.example', 'callbackContacts'],
    [
      'Sobre la antena',
      [`<acuse.RFC-000123.${mark}.${mark}@desk.example>`],
      'Descrição: sem sinal',
      'description',
    ],
    [
      'Sobre o link',
      [`<acuse.inc-000123.${mark}.${mark}@desk.example>`],
      'Descrição: sem sinal',
      'problemDescription',
    ],
  ])('is an answer to a ticket of the kind that a reply names: %s %s', (subject, inReplyTo, line, key) => {
    const { kind, fields } = readLines(`${line}\n\nGracias`, { subject, inReplyTo });
    expect([kind, Object.keys(fields)]).toEqual(['reply', [key]]);
  });

  test('is read as on its own form where more of another form was filled in', () => {
    const filled = ['Cliente: Minera', 'Sitio: Lima', 'Descripción: sin señal', '¿Está lloviendo? No'].join(
      '\n',
    );
    const { form, fields } = readLines(filled, { subject: 'Re: [SSR-000123] Enlace' });
    expect([form, fields.problemDescription?.text]).toEqual(['latam-es', 'sin señal']);
  });
});
