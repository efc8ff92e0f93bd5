import { resolve } from 'node:path';
import type { Complaint, Path } from './faults.ts';
import { readTextFile } from './reading.ts';

/** Where the values behind `${…}` come from. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  /** Paths behind `${file:…}` are relative to this folder. */
  folder: string;
}

/** The values with every `${…}` replaced; a value that has none to give is left out (undefined in a list). */
export interface Interpolated {
  values: unknown;
  /** Texts in which `${…}` is not understood: wrong for every command. */
  malformed: Complaint[];
  /** Variables that are not set and secret files that cannot be read: wrong for a command that uses the value. */
  unset: Complaint[];
}

/**
 * Replaces `${NAME}`, `${NAME:-default}` (when NAME is not set, or empty) and `${file:PATH}` (without its last line
 * end) in every text among the values. What is put in is not read again: it may hold `: # "` or `${`. `$${` stands
 * for `${` itself.
 */
export function interpolate(values: unknown, surroundings: Surroundings): Interpolated {
  const malformed: Complaint[] = [];
  const unset: Complaint[] = [];
  return { values: replaced(values, []), malformed, unset };

  function replaced(value: unknown, path: Path): unknown {
    if (typeof value === 'string') return replacedText(value, path);
    if (Array.isArray(value)) return value.map((item, index) => replaced(item, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(
      ([key, inner]) => [key, replaced(inner, [...path, key])] as const,
    );
    return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
  }

  function replacedText(text: string, path: Path): string | undefined {
    const complaintsBefore = malformed.length + unset.length;
    const result = text.replace(placeholder, (whole, inside: string | undefined) => {
      if (whole.startsWith('$$')) return whole.slice(1);
      const given = insertion(inside, surroundings);
      if ('value' in given) return given.value;
      const complaint = { path, what: given.what, remedy: given.remedy };
      (given.isUnset ? unset : malformed).push(complaint);
      return '';
    });
    return malformed.length + unset.length === complaintsBefore ? result : undefined;
  }
}

/** `${…}` to its brace, `$${` as it stands, or a `${` that is never closed. */
const placeholder = /\$\$\{|\$\{([^{}]*)\}|\$\{/g;

const variable = /^(?<name>[A-Za-z_]\w*)(?::-(?<otherwise>.*))?$/s;
const secretFile = /^file:(?<path>.+)$/s;

type Given = { value: string } | { what: string; remedy: string; isUnset: boolean };

function insertion(inside: string | undefined, { env, folder }: Surroundings): Given {
  const path = inside?.match(secretFile)?.groups?.path;
  if (path !== undefined) return secretIn(resolve(folder, path));
  const { name, otherwise } = inside?.match(variable)?.groups ?? {};
  if (name !== undefined) return valueOfVariable(name, otherwise, env);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what one writes
  const what = 'has a ${ that is neither ${NAME}, ${NAME:-default} nor ${file:PATH}';
  return { what, remedy: 'write $${ where the two characters themselves are meant', isUnset: false };
}

function valueOfVariable(name: string, otherwise: string | undefined, env: Surroundings['env']): Given {
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  if (otherwise !== undefined) return { value: value || otherwise };
  if (value !== undefined) return { value };
  const remedy = `set it where acuse is started (.env.example tells what it is), or write \${${name}:-default}`;
  return { what: `the environment variable ${name} is not set`, remedy, isUnset: true };
}

function secretIn(file: string): Given {
  const read = readTextFile(file);
  if ('text' in read) return { value: read.text.replace(/\r?\n$/, '') };
  const what = `the secret file ${file} cannot be read: ${read.reason}`;
  return { what, remedy: 'put the secret there, readable for the user acuse runs as', isUnset: true };
}
