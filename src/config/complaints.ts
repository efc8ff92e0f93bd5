import type * as z from 'zod';
import type { Complaint, Path } from './faults.ts';
import type { Guide } from './guide.ts';
import { nearest, suggestion } from './nearest.ts';
import type { YamlText } from './positions.ts';

/** The values that zod looked at, the file they stand in, and what should stand there. */
export interface Examined {
  values: unknown;
  yaml: YamlText;
  guide: Guide;
}

/** What zod found wrong with the values of a file, in words a person can act upon. */
export function complaintsOf(issues: readonly z.core.$ZodIssue[], examined: Examined): Complaint[] {
  return issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => unknownKey(issue.path, key, examined.guide))
      : [{ path: issue.path, what: whatOf(issue, examined), remedy: remedyOf(issue, examined) }],
  );
}

function unknownKey(path: Path, key: string, guide: Guide): Complaint {
  const known = guide.keysAt(path);
  const meant = nearest(key, known) ?? nearest(key, guide.keysWithin(path), lastKey);
  const remedy = meant === null ? suggestion(key, known) : `did you mean "${meant}"?`;
  return { path: [...path, key], what: 'this key is not known', remedy, blames: 'key' };
}

/** `port` of `imap.port`. */
function lastKey(keys: string): string {
  return keys.slice(keys.lastIndexOf('.') + 1);
}

function whatOf(issue: z.core.$ZodIssue, { values, yaml, guide }: Examined): string {
  const value = valueAt(values, issue.path);
  if (value === undefined) return 'is missing';
  if (value === null) return 'is empty';
  const written = guide.isSecret(issue.path) ? null : yaml.writtenAt(issue.path);
  const subject = written === null ? '' : `${typeof value === 'string' ? JSON.stringify(written) : written} `;
  if (issue.code === 'custom') return `${subject}${issue.message}`;
  if (issue.code === 'invalid_value') return `${subject}is none of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type')
    return `is ${kindOf(value)} and not ${kinds[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_union') return `is ${kindOf(value)}, which cannot stand here`;
  return issue.message;
}

function remedyOf(issue: z.core.$ZodIssue, { values, guide }: Examined): string {
  const value = valueAt(values, issue.path);
  if (issue.code === 'custom' && typeof issue.params?.remedy === 'string') return issue.params.remedy;
  if (issue.code === 'invalid_value') return choice(String(value), issue.values.map(String));
  if (guide.isSecret(issue.path) && typeof value === 'number') return 'put it in quotes';
  const belongs = guide.describe(issue.path);
  if (belongs === null) return 'see the shipped file for how it is written';
  if (value === undefined) return `add ${belongs}`;
  return value === null ? `take the key away, or write ${belongs}` : `write ${belongs}`;
}

function choice(word: string, words: readonly string[]): string {
  const meant = nearest(word, words);
  return meant === null ? `choose one of ${words.join(', ')}` : `did you mean "${meant}"?`;
}

function valueAt(values: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (isHolder(value) ? value[step] : undefined), values);
}

function isHolder(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What zod expected, in the reader's words. */
const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

function kindOf(value: unknown): string {
  return (Array.isArray(value) ? kinds.array : kinds[typeof value]) ?? typeof value;
}
