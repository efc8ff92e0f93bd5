import { describe, expect, test } from 'vitest';
import { faultsOf, load, minimal } from './written.ts';

const yaml = `${minimal}templates: own\n`;

describe('the letters', () => {
  test('are shipped in English and Spanish, each with its three parts', () => {
    const { templates } = load(minimal);
    for (const letter of Object.values(templates)) {
      for (const { subject, text, html } of [letter.en, letter.es]) {
        expect([subject, text, html].every(source => source.length > 0)).toBe(true);
      }
    }
  });

  test('of a folder of the desk take the place of the shipped ones, file by file', () => {
    const files = {
      'own/acknowledgement/es.subject.hbs': '¡Recibido!',
      'own/README.md': '',
      'own/notes/x.md': '',
    };
    const own = load(yaml, { files }).templates;
    const shipped = load(minimal).templates;
    expect(own).toEqual({
      ...shipped,
      acknowledgement: {
        ...shipped.acknowledgement,
        es: { ...shipped.acknowledgement.es, subject: '¡Recibido!' },
      },
    });
  });

  test('have names that are known, or the desk would wait for its own words in vain', () => {
    const files = {
      'own/acknowledgment/es.text.hbs': '',
      'own/acknowledgement/es.txt.hbs': '',
      'own/acknowledgement/fr.text.hbs': '',
      'own/acknowledgement/es.html.hbs.bak': '',
    };
    expect(faultsOf(yaml, { files }).map(({ file, what, remedy }) => [file, what, remedy])).toEqual([
      [
        'own/acknowledgement/es.txt.hbs',
        'is no part of a letter',
        'did you mean "acknowledgement/es.text.hbs"?',
      ],
      ['own/acknowledgement/fr.text.hbs', 'is no part of a letter', expect.stringMatching(/^did you mean/)],
      [
        'own/acknowledgment/es.text.hbs',
        'is no part of a letter',
        'did you mean "acknowledgement/es.text.hbs"?',
      ],
    ]);
  });

  test('are UTF-8', () => {
    const files = { 'own/new-ticket/es.text.hbs': Buffer.from('¡Atención!', 'latin1') };
    expect(faultsOf(yaml, { files }).map(({ what }) => what)).toEqual([
      'cannot be read: it is not UTF-8 text',
    ]);
  });

  test('are not looked for in a folder that is not there', () => {
    expect(faultsOf(yaml).map(({ line, path }) => [line, path])).toEqual([[12, 'templates']]);
  });
});
