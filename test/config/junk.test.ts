// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is what one writes
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { everyNeed, loadConfig } from '../../src/config/load.ts';
import { faultsIn, folderWith, minimal } from './written.ts';

const smallForm =
  'name: own\nkind: ssr\ntitle: { en: x }\nfields: [{ key: a, type: text, en: { label: A } }]\n';
const whole = `${minimal}database: { url: sqlite:a.db }
http: { listen: off }
promises: { acknowledge: PT15M, warn: [PT5M] }
digest: { cron: "0 7 * * *" }
letters: { mode: hold, redirectTo: trial@example.com, oldest: PT1H }
tickets: { prefixes: { incident: INC-, ssr: SSR-, rfc: RFC- } }
border: { hosts: [mx1.example.com] }
log: { level: info }
forms: own
`;

const junk = fc.oneof(
  fc.anything({
    withNullPrototype: false,
    maxDepth: 2,
    values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
  }),
  fc.constantFrom(
    '${',
    '${X}',
    '$${',
    '${file:nowhere}',
    '${file:.}',
    '',
    ' ',
    '\u0000',
    '*',
    [],
    {},
    [[]],
    '__proto__',
  ),
);

/** The values with one of them, somewhere, become something else. */
function spoilt(values: unknown, directions: readonly number[], by: unknown): unknown {
  const [direction, ...further] = directions;
  if (direction === undefined || typeof values !== 'object' || values === null) return by;
  const keys = Object.keys(values);
  const chosen = keys[direction % Math.max(1, keys.length)];
  if (Array.isArray(values)) {
    return values.map((value, index) => (String(index) === chosen ? spoilt(value, further, by) : value));
  }
  const entries = Object.entries(values).map(([key, value]) => [
    key,
    key === chosen ? spoilt(value, further, by) : value,
  ]);
  return Object.fromEntries(entries);
}

test('whatever stands in a configuration, it is read or its faults are named with their lines', () => {
  const folder = folderWith({ 'own/own.yaml': smallForm });
  const file = join(folder, 'acuse.yaml');
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), junk, (directions, by) => {
      const text = stringify(spoilt(parse(whole), directions, by));
      writeFileSync(file, text);
      const lines = text.split('\n').length;
      for (const needs of [[], everyNeed]) {
        for (const fault of faultsIn(() => loadConfig(file, { env: {}, needs }))) {
          expect(fault.line).toBeLessThanOrEqual(lines);
          expect(Math.min(fault.line, fault.column, fault.what.length, fault.remedy.length)).toBeGreaterThan(
            0,
          );
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('any text is YAML or a fault', () => {
  const file = join(folderWith({}), 'acuse.yaml');
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-a-c:{}[\],&*!|>'"#%@` \n\t]*$/)),
      text => {
        writeFileSync(file, text);
        expect(faultsIn(() => loadConfig(file, { env: {}, needs: [] })).length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 50 },
  );
});
