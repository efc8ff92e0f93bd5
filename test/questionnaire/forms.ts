import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type FormFamily, formsOf } from '../../src/questionnaire/family.ts';
import type { Form } from '../../src/questionnaire/form.ts';

const folder = new URL('../../config/forms/', import.meta.url);

/** The shipped forms. */
export const forms: Form[] = readdirSync(folder)
  .filter(name => name.endsWith('.yaml'))
  .flatMap(name => formsOf(parse(readFileSync(new URL(name, folder), 'utf8')) as FormFamily));

export function formNamed(name: string): Form {
  const form = forms.find(other => other.name === name);
  if (form === undefined) throw new Error(`no form ${name}`);
  return form;
}
