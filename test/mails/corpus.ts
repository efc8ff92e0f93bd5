import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadConfig } from '../../src/config/load.ts';
import { readMail } from '../../src/mail/read.ts';
import { readQuestionnaire } from '../../src/questionnaire/read.ts';
import type { FilledForm, Reading } from '../../src/questionnaire/reading.ts';

/** A mail of the corpus, and the reading that the contract asks of it. */
export interface Sample {
  /** `labels/without-accents` */
  name: string;
  /** The oddity as a sentence: "without accents". */
  title: string;
  bytes: Uint8Array;
  expected: ExpectedReading;
}

/** What a key leaves out is not compared. */
export interface ExpectedReading extends ExpectedForm {
  others?: ExpectedForm[];
}

export interface ExpectedForm {
  kind?: string;
  form?: string | null;
  language?: string;
  /** Which fields there are is compared, and of each of them what is given here; a `value` of null must be absent. */
  fields?: Record<string, ExpectedAnswer>;
  missing?: string[];
  unreadable?: string[];
}

export interface ExpectedAnswer {
  text: string;
  value?: unknown;
  from?: string;
}

/** The folder whose mails the tests of mail/ read. */
const elsewhere = 'mail/';

/** Every mail below this folder, with the reading that stands beside it. */
export function samples(): Sample[] {
  const folder = import.meta.dirname;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.eml') && !file.startsWith(elsewhere))
    .sort()
    .map(file => {
      const path = join(folder, file);
      const name = file.slice(0, -'.eml'.length);
      return {
        name,
        title: name.replace(/^.*\//, '').replaceAll('-', ' '),
        bytes: readFileSync(path),
        expected: JSON.parse(readFileSync(path.replace(/\.eml$/, '.json'), 'utf8')),
      };
    });
}

/** The mail as `acuse parse` reads it with the shipped forms. */
export async function read({ bytes }: Pick<Sample, 'bytes'>): Promise<Reading> {
  return readQuestionnaire(await readMail(bytes), reader);
}

const { forms, tickets } = loadConfig(null, { env: {}, needs: [] });
const reader = { forms, prefixes: tickets.prefixes, defaultLanguage: 'es' } as const;

/** A place where a reading is not the expected one. */
export interface Difference {
  /** `fields.site.text` */
  key: string;
  expected: unknown;
  actual: unknown;
}

export function differences(expected: ExpectedReading, actual: Reading): Difference[] {
  const { others, ...first } = expected;
  if (others === undefined) return formDifferences(first, actual, '');
  return [
    ...formDifferences(first, actual, ''),
    ...unlike('others.length', others.length, actual.others.length),
    ...others.flatMap((other, index) => formDifferences(other, actual.others[index], `others.${index}.`)),
  ];
}

function formDifferences(
  expected: ExpectedForm,
  actual: FilledForm | Reading | undefined,
  at: string,
): Difference[] {
  if (actual === undefined) return [];
  const { fields, missing, unreadable, ...rest } = expected;
  return [
    ...(['kind', 'form', 'language'] as const).flatMap(key =>
      key in rest ? unlike(at + key, rest[key], actual[key]) : [],
    ),
    ...(fields === undefined ? [] : fieldDifferences(fields, actual.fields, `${at}fields.`)),
    ...(missing === undefined ? [] : unlike(`${at}missing`, [...missing].sort(), [...actual.missing].sort())),
    ...(unreadable === undefined
      ? []
      : unlike(`${at}unreadable`, [...unreadable].sort(), [...actual.unreadable].sort())),
  ];
}

function fieldDifferences(
  expected: Record<string, ExpectedAnswer>,
  actual: Reading['fields'],
  at: string,
): Difference[] {
  const invented = Object.keys(actual).filter(key => !(key in expected));
  return [
    ...Object.entries(expected).flatMap(([key, answer]) => {
      const given = actual[key];
      if (given === undefined) return unlike(at + key, answer.text, undefined);
      return [
        ...unlike(`${at}${key}.text`, answer.text, given.text),
        ...('value' in answer ? unlike(`${at}${key}.value`, answer.value ?? undefined, given.value) : []),
        ...('from' in answer ? unlike(`${at}${key}.from`, answer.from, given.from) : []),
      ];
    }),
    ...invented.flatMap(key => unlike(at + key, undefined, actual[key]?.text)),
  ];
}

function unlike(key: string, expected: unknown, actual: unknown): Difference[] {
  return isDeepStrictEqual(expected, actual) ? [] : [{ key, expected, actual }];
}
