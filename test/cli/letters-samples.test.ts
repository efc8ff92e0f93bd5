import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { letterKinds } from '../../src/letters/order.ts';
import { newDesk } from './desk.ts';
import { acuse } from './terminal.ts';

test('every letter is written as a mail file, in each language, without a mail server or its password', async () => {
  const { config, folder } = newDesk();
  const to = join(folder, 'letters');
  const { code, out, err } = await acuse('letters', 'samples', to, '-c', config);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^\d+ letters are in /);
  expect(readdirSync(to).sort()).toEqual([...letterKinds].sort());
  expect(readdirSync(join(to, 'reminder')).filter(name => name.endsWith('-01.eml'))).toEqual([
    'en-01.eml',
    'es-01.eml',
    'pt-01.eml',
  ]);
  const letter = await simpleParser(readFileSync(join(to, 'acknowledgement', 'es-01.eml')));
  expect(letter.subject).toBe('[INC-000123] Sin servicio');
  expect(letter.html).toContain('INC-000123');
});

test('of templates that cannot be filled in nothing is written, and the faults are told', async () => {
  const { config, folder } = newDesk();
  const own = join(folder, 'alert');
  writeFileSync(config, `${readFileSync(config, 'utf8')}templates: .\n`);
  mkdirSync(own);
  writeFileSync(join(own, 'pt.text.hbs'), '{{#each detials}}{{this}}{{/each}}');
  const { code, err } = await acuse('letters', 'samples', join(folder, 'letters'), '-c', config);
  expect(code).toBe(2);
  expect(err).toContain(`${join(own, 'pt.text.hbs')}:1:1  what #each asks for is not defined`);
  expect(readdirSync(folder)).not.toContain('letters');
});
