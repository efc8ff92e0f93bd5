import { describe, expect, test } from 'vitest';
import { locate, type Surroundings } from '../../src/ticket/locate.ts';
import { customers } from './customers.ts';

const surroundings: Surroundings = {
  customers,
  home: { country: null, zone: 'America/Bogota' },
  hasSeveralZones: (country: string) => ['BR', 'CL', 'MX'].includes(country),
};

function located(requester: string | null, answers: Record<string, string>, home = surroundings.home) {
  const fields = Object.fromEntries(Object.entries(answers).map(([key, text]) => [key, { text }]));
  const { country, zone, by, saw, zoneAssumed } = locate({ requester, fields }, { ...surroundings, home });
  return [country, zone, by, saw, ...(zoneAssumed ? ['assumed'] : [])];
}

describe('where the site of a ticket is', () => {
  test.each([
    ['the record of the site says', 'ana@minera.example', { site: 'Calama' }, ['CL', 'America/Santiago']],
    ['its own name says', null, { site: 'Sede Bogotá D.C.' }, ['CO', 'America/Bogota']],
    ['all sites of the customer say', 'luis@tiendas.example', {}, ['MX', 'America/Tijuana']],
    ['the telephone of a contact says', null, { contact: 'Ana, +51 987 654 321' }, ['PE', 'America/Lima']],
    ['the address says', 'ana@acme.com.uy', {}, ['UY', 'America/Montevideo']],
  ])('%s', (_, requester, answers, [country, zone]) => {
    expect(located(requester, answers).slice(0, 2)).toEqual([country, zone]);
  });

  test('the surest evidence counts, and is kept', () => {
    const answers = { site: 'Lima', contact: 'Ana, +57 601 555 0100' };
    expect(located('luis@tiendas.example', answers)).toEqual(['PE', 'America/Lima', 'site-text', 'lima']);
    const phone = { contact: 'Ana, +57 601 555 0100' };
    expect(located(null, phone)).toEqual(['CO', 'America/Bogota', 'telephone', '+57']);
  });

  test('the mailbox of a country comes after what the mail says, the desk last', () => {
    const peru = { country: 'PE', zone: 'America/Lima' };
    expect(located(null, {}, peru)).toEqual(['PE', 'America/Lima', 'mailbox', '']);
    expect(located(null, {})).toEqual(['CO', 'America/Bogota', 'desk', '', 'assumed']);
  });

  test('of a country with several zones its capital is assumed, unless a town is named', () => {
    expect(located(null, { site: 'Sede Brasil' })).toEqual([
      ...['BR', 'America/Sao_Paulo', 'site-text', 'brasil', 'assumed'],
    ]);
    expect(located(null, { site: 'Manaus, Brasil' })).toEqual([
      'BR',
      'America/Manaus',
      'site-text',
      'manaus',
    ]);
    expect(located(null, { contact: '+52 55 5555 0100' })).toContain('assumed');
  });
});
