import { describe, expect, test } from 'vitest';
import { faultsOf, inShort, load, minimal } from './written.ts';

const yaml = `${minimal}regions: own.yaml\n`;
const regionsOf = (own: string) => load(yaml, { files: { 'own.yaml': own } }).regions;
const faultsIn = (own: string) => inShort(faultsOf(yaml, { files: { 'own.yaml': own } }));

describe('a region', () => {
  test('has countries, zones, a language, and numbers that customers and agents telephone', () => {
    expect(
      regionsOf(`peru:
  countries: [PE]
  timezone: America/Lima
  language: es
  phones:
    - { label: Mesa de servicio, number: "+1 202 555 0100" }
    - { number: "(020) 7946-0123 ext. 12" }
  escalation:
    - { level: 2, label: Turno, number: "+1 202 555 0102" }
`),
    ).toEqual([
      {
        name: 'peru',
        countries: ['PE'],
        timezone: 'America/Lima',
        zones: ['America/Lima'],
        language: 'es',
        phones: [
          { label: 'Mesa de servicio', number: '+1 202 555 0100' },
          { number: '(020) 7946-0123 ext. 12' },
        ],
        escalation: [{ level: 2, label: 'Turno', number: '+1 202 555 0102' }],
      },
    ]);
  });

  test('of several zones has none for a site of which nothing else is known', () => {
    const [region] = regionsOf('south: { countries: [AR, CL], zones: [America/Santiago], language: es }');
    expect(region).toMatchObject({ timezone: null, zones: ['America/Santiago'], phones: [] });
  });

  test('counts its own zone among its zones', () => {
    const [region] = regionsOf(
      'mexico: { countries: [MX], timezone: America/Mexico_City, zones: [America/Tijuana, America/Mexico_City], language: es }',
    );
    expect(region?.zones).toEqual(['America/Mexico_City', 'America/Tijuana']);
  });

  test('has every slip of the pen named, with its line in the file of the regions', () => {
    expect(
      faultsIn(`peru:
  countries: [Peru]
  tz: America/Lima
  timezone: America/Lma
  language: spanish
  phones:
    - 5112345
    - { number: 5112345 }
    - { number: call us }
chile: {}
`),
    ).toEqual([
      '2:15 peru.countries[0]: "Peru" is not a country code → write the ISO 3166 code of a country, for example "PE"',
      expect.stringMatching(/^3:3 peru\.tz: this key is not known/),
      '4:13 peru.timezone: "America/Lma" is not an IANA time zone → did you mean "America/Lima"?',
      expect.stringMatching(/^5:13 peru\.language: "spanish" is none of en, es, pt/),
      expect.stringMatching(/^7:7 peru\.phones\[0\]: is a number and not a group of keys/),
      '8:17 peru.phones[1].number: is a number and not text → write the number as customers dial it, for example "+1 202 555 0100"',
      '9:17 peru.phones[2].number: "call us" is not a telephone number → write the number as customers dial it, for example "+1 202 555 0100"',
      expect.stringMatching(/^10:1 chile\.countries: is missing/),
      expect.stringMatching(/^10:1 chile\.language: is missing/),
    ]);
  });
});

describe('the file of the regions', () => {
  test('with a slip in it is compared with the rest all the same', () => {
    const own = 'peru: { countries: [PE, Chile, XX], timezone: America/Lima }\n';
    const inBrazil = yaml.replace('expects: incident', 'region: brazil');
    expect(inShort(faultsOf(inBrazil, { files: { 'own.yaml': own } }))).toEqual([
      '9:13 mailboxes[0].region: "brazil" is no region of the regions file → known here: peru',
      expect.stringMatching(/^1:1 peru\.language: is missing/),
      expect.stringMatching(/^1:25 peru\.countries\[1\]: "Chile" is not a country code/),
      expect.stringMatching(/^1:32 peru\.countries\[2\]: of XX no holidays are known/),
    ]);
  });

  test('must exist', () => {
    expect(inShort(faultsOf(yaml))).toEqual([
      '12:10 regions: "own.yaml" cannot be used: no such file → paths are relative to the folder of this file',
    ]);
  });

  test('must not be empty', () => {
    expect(faultsIn('')).toEqual([expect.stringMatching(/^1:1 : is empty/)]);
  });

  test('that is faulty does not make the regions of the mailboxes wrong', () => {
    const inPeru = yaml.replace('expects: incident', 'region: peru');
    const faults = faultsOf(inPeru, { files: { 'own.yaml': 'peru: {}' } });
    expect(new Set(faults.map(({ file }) => file))).toEqual(new Set(['own.yaml']));
  });
});

test('the shipped regions are the six of the desk, without invented telephone numbers', () => {
  const { regions } = load(minimal);
  expect(regions.flatMap(({ countries }) => countries)).toHaveLength(25);
  expect(regions.every(({ phones }) => phones.length === 0)).toBe(true);
});
