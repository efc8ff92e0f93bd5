import { expect, test } from 'vitest';
import { received } from '../letters/received.ts';
import { judged } from './judged.ts';

test('forms beyond the fiftieth of a mail open no ticket, and the agents are told how many', async () => {
  const forms = Array.from(
    { length: 53 },
    (_, site) =>
      `Nombre del cliente: Minera\nSitio el cliente: Sede ${site}\nIncidente interno: MA-${site}\n`,
  );
  const { changes, occasion } = await judged(forms.join('\n'));
  expect(changes).toHaveLength(50);
  if (occasion === null) throw new Error('letters are owed');
  const { text } = await received('new-ticket', occasion);
  expect(text).toContain('El correo trae 3 formularios más que los casos que se abrieron.');
});
