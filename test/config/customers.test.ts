import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readingDeskOf } from '../../src/flow/rules.ts';
import { faultsOf, inShort, load, minimal } from './written.ts';

const yaml = `${minimal}customers: own.yaml\n`;
const configWith = (own: string) => load(yaml, { files: { 'own.yaml': own } });
const faultsIn = (own: string) => inShort(faultsOf(yaml, { files: { 'own.yaml': own } }));

describe('a customer', () => {
  test('needs no more than a name, a site no more than a name and a country of one zone', () => {
    expect(configWith('- { name: Acme, sites: [{ name: Lima 1, country: PE }] }\n').customers).toEqual([
      {
        ...{ name: 'Acme', synonyms: [], domains: [], language: null, notes: null },
        ...{ accountManager: null, projectManager: null, changeCoordinator: null, acceptAutomated: false },
        sites: [
          {
            ...{ name: 'Lima 1', synonyms: [], country: 'PE', zone: 'America/Lima' },
            ...{ access: null, serviceIds: [], region: null },
          },
        ],
      },
    ]);
  });

  test('whose ticket machine is let in is one of the automated senders', () => {
    const config = configWith(
      '- { name: Acme, domains: [acme.example], acceptAutomated: true }\n- name: Other\n',
    );
    expect(readingDeskOf(config).automatedSenders).toEqual(['acme.example']);
  });

  test('is as the shipped example says', () => {
    const { customers } = configWith(readFileSync('config/customers.yaml', 'utf8'));
    expect(customers.flatMap(({ sites }) => sites.map(({ zone }) => zone))).toEqual([
      'America/Lima',
      'America/Santiago',
    ]);
  });

  test('has people who read a mailbox of their own', () => {
    expect(
      faultsIn(
        '- { name: Acme, projectManager: Incidents@example.com, changeCoordinator: desk@example.com }\n',
      ),
    ).toEqual([
      expect.stringContaining('[0].projectManager: is the address of the desk or of a mailbox'),
      expect.stringContaining('[0].changeCoordinator: is the address of the desk or of a mailbox'),
    ]);
  });

  test('has every slip of the pen named, with its line in the file', () => {
    expect(
      faultsIn(`- name: Acme
  domain: acme.example
  domains: [acme]
  language: spanish
  accountManager: Ana
  sites:
    - { name: A, country: Peru, acces: fibre }
    - { country: PE, access: fiber, zone: America/Lma }
`),
    ).toEqual([
      '2:3 [0].domain: this key is not known → did you mean "domains"?',
      '3:13 [0].domains[0]: "acme" is not a domain → write a domain of their addresses, for example "minera.example"',
      '4:13 [0].language: "spanish" is none of en, es, pt → choose one of en, es, pt',
      '5:19 [0].accountManager: "Ana" is not an e-mail address → write the address of their account manager, for example "manager@example.com"',
      '7:27 [0].sites[0].country: "Peru" is not a country code → write the ISO 3166 code of its country, for example "PE"',
      '7:33 [0].sites[0].acces: this key is not known → did you mean "access"?',
      '8:7 [0].sites[1].name: is missing → add the name customers give the site, for example "Campamento Talara"',
      '8:30 [0].sites[1].access: "fiber" is none of fibre, copper, microwave, satellite, teleport, mobile, voice, other → did you mean "fibre"?',
      '8:43 [0].sites[1].zone: "America/Lma" is not an IANA time zone → did you mean "America/Lima"?',
    ]);
  });

  test('must not be taken for another, nor one of its sites', () => {
    expect(
      faultsIn(`- name: Acme S.A.
  domains: [acme.example, gmail.com]
  sites:
    - { name: Sede Norte, country: PE, serviceIds: [PE-1] }
    - { name: SEDE  NORTE, country: XX }
    - { name: Sur, synonyms: [norte, sede norte], country: BR, serviceIds: [pe 1], region: brasil }
- name: Other
  synonyms: [ACME SA]
  domains: [ACME.example]
- name: "Acme, S.A."
`),
    ).toEqual([
      "2:27 [0].domains[1]: is the domain of a public mail provider: anybody may write from there → leave it out; such mails are known by the customer's name",
      '5:15 [0].sites[1].name: is the name of a site already → write each once, so that it means one of them',
      '5:37 [0].sites[1].country: of XX no holidays are known → name its holidays in the configuration: calendars.countries.XX.extra',
      '6:7 [0].sites[2].zone: is missing, and BR has several → add the IANA time zone of the site, for example "America/Lima"',
      '6:38 [0].sites[2].synonyms[1]: is the name of a site already → write each once, so that it means one of them',
      '6:77 [0].sites[2].serviceIds[0]: is the ID of a service already → write each once, so that it means one of them',
      '6:92 [0].sites[2].region: "brasil" is no region of the regions file → known here: colombia, peru, cono_sur, mexico, venezuela, ca_caribe',
      '9:13 [1].domains[0]: is a domain of a customer already → write each once, so that it means one of them',
      '10:9 [2].name: is the name of a customer already → write each once, so that it means one of them',
    ]);
  });

  test('with a slip in it is compared with the others all the same', () => {
    expect(
      faultsIn(`- name: Acme
  langauge: es
  domains: [gmail.com, 5]
  sites:
    - { name: Norte, country: XX, region: brasil }
- { name: acme, sites: Sur }
`),
    ).toEqual([
      '2:3 [0].langauge: this key is not known → did you mean "language"?',
      expect.stringContaining('3:13 [0].domains[0]: is the domain of a public mail provider'),
      expect.stringContaining('3:24 [0].domains[1]: is a number and not text'),
      expect.stringContaining('5:31 [0].sites[0].country: of XX no holidays are known'),
      expect.stringContaining('5:43 [0].sites[0].region: "brasil" is no region of the regions file'),
      expect.stringContaining('6:11 [1].name: is the name of a customer already'),
      expect.stringContaining('6:24 [1].sites: is text and not a list'),
    ]);
  });

  test('in a file that is not there is a fault', () => {
    expect(inShort(faultsOf(yaml))).toEqual([
      expect.stringContaining('customers: "own.yaml" cannot be used: no such file'),
    ]);
  });
});
