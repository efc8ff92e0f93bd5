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

describe('A date that is all a reply to a service request says', () => {
  const subject = 'Re: [SSR-000123] Puerto';

  test.each([
    ['El 15/12/2026 a las 18:00', 'El lun, 23 nov 2026 a las 10:00, Mesa <mesa@desk.example> escribió:'],
    ['On 15/12/2026 at 18:00', 'On Mon, 23 Nov 2026 at 10:00, Desk <mesa@desk.example> wrote:'],
    ['Em 15/12/2026 às 18h', 'Em seg., 23 de nov. de 2026 às 10:00, Mesa <mesa@desk.example> escreveu:'],
    ['Puede ser el 15/12/2026 de 18:00 a 20:00, por favor.', ''],
    ['15 de diciembre', ''],
  ])('is another start, also directly above the quote: %s', (date, quoted) => {
    const text = ['Hola,', '', date, quoted, '> [SSR-000123]'].join('\n');
    const { fields, leftovers } = readLines(text, { subject });
    expect([Object.keys(fields), fields.requestedFor?.text]).toEqual([['requestedFor'], date]);
    expect(leftovers).not.toContain(date);
  });

  test.each([
    [subject, 'El 15/12/2026 a las 18:00 se cayó el enlace'],
    [subject, 'No el 15/12/2026'],
    [subject, 'A las 18:00'],
    [subject, 'El 15/12/2026 a las 18:00\nLa reunión es aparte'],
    ['Re: [INC-000123] Enlace', 'El 15/12/2026 a las 18:00'],
  ])('is none where more is said, or something else was asked: %s, %s', (title, text) => {
    expect(readLines(text, { subject: title }).fields).toEqual({});
  });
});
