import { expect, test } from 'vitest';
import { gazetteer } from '../../src/questionnaire/values/gazetteer.ts';
import { namedPlace } from '../../src/questionnaire/values/places.ts';
import { offsetAt } from '../../src/questionnaire/values/zones.ts';

test.each([
  ['Sucursal Talcahuano', 'CL', 'America/Santiago'],
  ['Coyhaique, Aysén', 'CL', 'America/Punta_Arenas'],
  ['Hanga Roa, Isla de Pascua', 'CL', 'Pacific/Easter'],
  ['Planta Quevedo', 'EC', 'America/Guayaquil'],
  ['Puerto Ayora, Galápagos', 'EC', 'Pacific/Galapagos'],
  ['Piedras Negras', 'MX', 'America/Matamoros'],
  ['Tapachula', 'MX', 'America/Mexico_City'],
  ['Filial Chapecó', 'BR', 'America/Sao_Paulo'],
  ['Corumbá', 'BR', 'America/Campo_Grande'],
  ['Trujillo Alto', 'PR', 'America/Puerto_Rico'],
])('%s tells country and zone', (site, country, zone) => {
  expect(namedPlace(site)).toMatchObject({ country, zone });
});

test('a shop is no town in Ecuador', () => {
  expect(namedPlace('Loja 233, Curitiba')).toMatchObject({ country: 'BR' });
  expect(namedPlace('Loja 233')).toBeNull();
  expect(namedPlace('Loja, Ecuador')).toMatchObject({ country: 'EC' });
});

test('a name means one place, and every zone is one that Node knows', () => {
  const names = gazetteer.flatMap(([, , each]) => each.split(', '));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  for (const [, zone] of gazetteer) expect(() => offsetAt(zone, new Date('2026-07-15T12:00Z'))).not.toThrow();
});
