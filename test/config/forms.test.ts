import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readForms } from '../../src/config/forms.ts';
import { shipped } from '../../src/config/shipped.ts';
import { faultsOf, folderWith, inShort, load, minimal } from './written.ts';

const family = `name: desk
kind: incident
title: { en: Create an incident, es: Abrir un incidente }
sections:
  - key: voice
    en: { heading: Voice service }
    es: { heading: Servicio de voz, synonyms: [Voz] }
fields:
  - key: customerName
    type: text
    en: { label: Customer Name, hint: as in the contract, synonyms: [Company, Client] }
    es: { label: Nombre del cliente, synonyms: [Empresa] }
  - key: originNumber
    type: phone
    section: voice
    en: { label: Originator Number }
    es: { label: Número de origen }
notes:
  en: [A sentence.]
`;

const formFaults = (yaml: string, name = 'desk.yaml') => {
  const { faults } = readForms(folderWith({ [name]: yaml }));
  return inShort(faults);
};

describe('a questionnaire', () => {
  test('gives a form for each language it has a title in', () => {
    const { forms, faults } = readForms(folderWith({ 'desk.yaml': family }));
    expect(faults).toEqual([]);
    expect(forms.map(({ name, kind, language, title }) => [name, kind, language, title])).toEqual([
      ['desk-en', 'incident', 'en', 'Create an incident'],
      ['desk-es', 'incident', 'es', 'Abrir un incidente'],
    ]);
    expect(forms[0]?.fields[0]).toMatchObject({
      key: 'customerName',
      label: 'Customer Name',
      required: true,
      section: null,
    });
    expect(forms[0]?.fields[1]).toMatchObject({
      key: 'originNumber',
      type: 'phone',
      required: false,
      section: 'voice',
    });
  });

  test('asks each question under a key of its own', () => {
    expect(formFaults(family.replace('originNumber', 'customerName'))).toEqual([
      '13:10 fields[1].key: is the key of fields[0] already → give each a key of its own',
    ]);
  });

  test('has no wording for two questions of one language', () => {
    expect(formFaults(family.replace('[Empresa]', '[Empresa, "¿NUMERO DE ORIGEN?"]'))).toEqual([
      '17:18 fields[1].es.label: "Número de origen" means "customerName" already → keep it at customerName or at originNumber',
    ]);
    expect(
      formFaults(
        family.replace('{ label: Originator Number }', '{ label: Caller, synonyms: [Phone, client] }'),
      ),
    ).toEqual([
      '16:44 fields[1].en.synonyms[1]: "client" means "customerName" already → keep it at customerName or at originNumber',
    ]);
  });

  test('has no wording for a question and a section', () => {
    expect(formFaults(family.replace('Número de origen', 'Voz')).join()).toMatch(
      /^7:48 sections\[0\]\.es\.synonyms\[0\]: "Voz" means "originNumber" already/,
    );
  });

  test('may repeat a wording for the same question, and in another language', () => {
    expect(formFaults(family.replace('[Empresa]', '[Empresa, empresa, Company]'))).toEqual([]);
  });

  test('puts questions into sections that exist', () => {
    expect(formFaults(family.replace('section: voice', 'section: voise'))).toEqual([
      '15:14 fields[1].section: "voise" is no section of this file → did you mean "voice"?',
    ]);
  });

  test('has a label for each question, and a heading for each section, in each of its languages', () => {
    const untranslated = family
      .replace('    es: { label: Número de origen }\n', '')
      .replace(/ {4}es: \{ heading.*\n/, '');
    expect(formFaults(untranslated)).toEqual([
      '5:5 sections[0].es: "voice" has no heading in this language, though the title has it → add es: { heading: … }, or take title.es away',
      '12:5 fields[1].es: "originNumber" has no label in this language, though the title has it → add es: { label: … }, or take title.es away',
    ]);
  });

  test('is called like its file, so that no two have one name', () => {
    expect(formFaults(family, 'other.yaml')).toEqual([
      '1:7 name: "desk" is not the name of its file → write other, or rename the file to desk.yaml',
    ]);
  });

  test('is in at least one language', () => {
    expect(formFaults(family.replace(/title: .*/, 'title: {}'))).toEqual([
      '3:8 title: is in no language → add a title in one of en, es, pt',
    ]);
  });

  test('reaches each choice by a word that means no other', () => {
    const choices = '{ router: [router], route: [], patch: [router patch, Router], firmware: [firmware] }';
    expect(formFaults(family.replace('type: phone', `type: category\n    choices: ${choices}`))).toEqual([
      expect.stringContaining(
        'fields[1].choices.route: has no word that says it → add a word that customers',
      ),
    ]);
    const same = '{ router: [router], switch: [Router, router] }';
    expect(formFaults(family.replace('type: phone', `type: category\n    choices: ${same}`))).toEqual([
      expect.stringContaining('fields[1].choices.switch: is said by no word that does not mean another'),
    ]);
  });

  test('gives names to its choices, and to nothing else', () => {
    const choices = '{ router: [router] }\n    names: { router: { es: ruteador }, ruter: { es: ruteador } }';
    expect(formFaults(family.replace('type: phone', `type: category\n    choices: ${choices}`))).toEqual([
      expect.stringContaining(
        'fields[1].names.ruter: "ruter" is no choice of this question → did you mean "router"?',
      ),
    ]);
  });

  test('has every slip of the pen named at once', () => {
    const slips = family
      .replace('kind: incident', 'kind: incidents')
      .replace('type: phone', 'type: fone')
      .replace('synonyms: [Voz]', 'sinonyms: [Voz]')
      .replace('label: Customer Name', 'label: 5')
      .replace('[A sentence.]', 'A sentence.');
    expect(formFaults(slips)).toEqual([
      '2:7 kind: "incidents" is none of incident, ssr, rfc → did you mean "incident"?',
      '7:37 sections[0].es.sinonyms: this key is not known → did you mean "synonyms"?',
      expect.stringMatching(/^11:18 fields\[0\]\.en\.label: is a number and not text → write the question/),
      '14:11 fields[1].type: "fone" is none of text, yes-no, contacts, ip-addresses, service-type, date-time, phone, calls, category → did you mean "phone"?',
      expect.stringMatching(/^19:7 notes\.en: is text and not a list/),
    ]);
  });
});

describe('the folder of questionnaires', () => {
  test('takes the place of the shipped one', () => {
    const config = load(`${minimal}forms: own\n`, {
      files: { 'own/desk.yaml': family, 'own/README.md': '# ours' },
    });
    expect(config.forms.map(({ name }) => name)).toEqual(['desk-en', 'desk-es']);
  });

  test('must hold one', () => {
    expect(faultsOf(`${minimal}forms: own\n`, { files: { 'own/README.md': '' } })).toMatchObject([
      { file: 'own', what: 'holds no questionnaire (*.yaml)' },
    ]);
  });

  test('must be a folder', () => {
    expect(inShort(faultsOf(`${minimal}forms: acuse.yaml\n`))).toEqual([
      '12:8 forms: "acuse.yaml" cannot be used: no such folder → paths are relative to the folder of this file',
    ]);
  });

  test('has its faults listed with those of the configuration', () => {
    const faults = faultsOf(`${minimal}forms: own\ncolour: blue\n`, {
      files: { 'own/desk.yaml': family.replace('type: phone', 'type: fone'), 'own/other.yaml': '\tx' },
    });
    expect(faults.map(({ file, line }) => [file, line])).toEqual([
      ['acuse.yaml', 13],
      ['own/desk.yaml', 14],
      ['own/other.yaml', 1],
    ]);
  });

  test('may be a copy of the shipped one', () => {
    const folder = folderWith({});
    cpSync(shipped.forms, join(folder, 'forms'), { recursive: true });
    expect(readForms(join(folder, 'forms'))).toEqual(readForms(shipped.forms));
    expect(readForms(shipped.forms).faults).toEqual([]);
  });
});
