import { basename, join } from 'node:path';
import { formsOf } from '../questionnaire/family.ts';
import type { Form } from '../questionnaire/form.ts';
import { complaintsOf } from './complaints.ts';
import { type Fault, faultOfFile, inReadingOrder } from './faults.ts';
import { formChecks } from './form-checks.ts';
import { familySchema } from './form-schema.ts';
import { Guide } from './guide.ts';
import { namesIn } from './reading.ts';
import { readYaml } from './yaml-file.ts';

/** Reads every questionnaire (`*.yaml`) of a folder, in the order of the file names. */
export function readForms(folder: string): { forms: Form[]; faults: Fault[] } {
  const families = namesIn(folder)
    .filter(name => name.endsWith('.yaml'))
    .map(name => readFamily(join(folder, name)));
  if (families.length === 0) return { forms: [], faults: [formless(folder)] };
  return { forms: families.flatMap(({ forms }) => forms), faults: families.flatMap(({ faults }) => faults) };
}

function formless(folder: string): Fault {
  return faultOfFile(
    folder,
    'holds no questionnaire (*.yaml)',
    'put one there, such as a copy of a shipped one',
  );
}

function readFamily(file: string): { forms: Form[]; faults: Fault[] } {
  const { yaml, faults: slips } = readYaml(file);
  if (yaml === null) return { forms: [], faults: slips };
  const { data: family, error } = familySchema.safeParse(yaml.values);
  const complaints = family
    ? formChecks(family, basename(file, '.yaml'))
    : complaintsOf(error.issues, { values: yaml.values, yaml, guide: new Guide(familySchema) });
  const faults = [...slips, ...yaml.faultsOf(complaints)].sort(inReadingOrder);
  return { forms: family && faults.length === 0 ? formsOf(family) : [], faults };
}
