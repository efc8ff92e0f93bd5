import { describe, expect, test } from 'vitest';
import { recognise } from '../../src/ticket/recognise.ts';
import { customers, minera } from './customers.ts';

/** Customer, site and why, as `recognise` finds them. */
function found(requester: string | null, answers: Record<string, string>) {
  const fields = Object.fromEntries(Object.entries(answers).map(([key, text]) => [key, { text }]));
  const recognised = recognise({ requester, fields }, customers);
  return recognised && [recognised.customer.name, recognised.site?.name ?? null, recognised.by];
}

describe('who writes, and from which site', () => {
  test('is known by the domain of the sender, and the site by its name', () => {
    expect(found('ana@minera.example', { site: 'Campamento Calama, Antofagasta' })).toEqual([
      'Minera Andina S.A.',
      'Campamento Calama',
      'domain minera.example',
    ]);
  });

  test('of two domains the longer one counts', () => {
    expect(found('ana@peru.minera.example', {})).toEqual([
      'Tiendas del Norte',
      null,
      'domain peru.minera.example',
    ]);
    expect(found('ana@notminera.example', {})).toBeNull();
  });

  test.each([
    ['MINERA ANDINA SA', 'CAMPAMENTO TALARA'],
    ['Minera Andina', 'talara'],
    ['Minera Andina S.A. (Perú)', 'Sede Talara'],
    ['Minera Andinna S.A.', 'Campamneto Talara'],
    ['MASA', 'Campamento: Talara'],
  ])('is known by the name, as tolerantly as questions are read: "%s", "%s"', (customerName, site) => {
    expect(found('ana@mail.example', { customerName, site })).toEqual([
      'Minera Andina S.A.',
      'Campamento Talara',
      'name',
    ]);
  });

  test('is known by a service ID, however it is written', () => {
    const answers = { problemDescription: 'Caído el enlace PE 000123 desde las 6' };
    expect(found('ana@mail.example', answers)).toEqual([
      'Minera Andina S.A.',
      'Campamento Talara',
      'service PE-000123',
    ]);
    expect(found('ana@mail.example', { problemDescription: 'PE-0001234' })).toBeNull();
  });

  test('is not known where nothing fits, or several fit alike', () => {
    expect(found(null, { customerName: 'Banco del Sur', site: 'Talara' })).toBeNull();
    expect(found('luis@tiendas.example', { site: 'Sucursal 3' })?.[1]).toBeNull();
    expect(found('ana@minera.example', { site: 'Campamento Talara / Campamento Calama' })).toEqual([
      minera.name,
      null,
      'domain minera.example',
    ]);
  });
});
