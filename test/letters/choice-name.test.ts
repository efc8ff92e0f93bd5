import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { categoryOf } from '../../src/letters/category.ts';
import { choiceName } from '../../src/letters/choice-name.ts';
import { guessesIn } from '../../src/letters/guesses.ts';

const { forms } = loadConfig(null, { env: {}, needs: [] });

test('a choice is called what the form of the reader’s language calls it', () => {
  expect(choiceName('serviceType', 'wireless', 'pt', forms)).toBe('rádio');
  expect(guessesIn({ serviceType: 'satellite, voice', site: 'Lima' }, 'es', forms)).toEqual({
    serviceType: 'satélite, voz',
    site: 'Lima',
  });
});

test('a choice without a name goes by its key, a category in the customer’s words', () => {
  const added = forms.map(form => ({
    ...form,
    fields: form.fields.map(field => ({ ...field, names: {} })),
  }));
  expect(guessesIn({ serviceType: 'satellite' }, 'es', added)).toEqual({ serviceType: 'satellite' });
  const ssrCategory = { value: 'dns', text: 'Nombres de dominio', confidence: 1, from: 'plain' } as const;
  const ticket = { kind: 'ssr', fields: { ssrCategory } } as const;
  expect(categoryOf(ticket, 'es', forms)).toBe('DNS');
  expect(categoryOf(ticket, 'es', added)).toBe('Nombres de dominio');
});

test('every choice of the shipped forms has a name in each of its languages, but for "other"', () => {
  const nameless = forms.flatMap(({ name, fields }) =>
    fields
      .filter(({ key }) => key === 'serviceType' || key === 'ssrCategory')
      .flatMap(({ choices, names }) =>
        Object.keys(choices)
          .filter(choice => choice !== 'other_simple' && names[choice] === undefined)
          .map(choice => `${name} ${choice}`),
      ),
  );
  expect(nameless).toEqual([]);
});
