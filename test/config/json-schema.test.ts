import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { core } from 'zod';
import { toJsonSchema } from '../../src/config/json-schema.ts';

type Schema = core.JSONSchema.JSONSchema;

// After a change of the schema: npx vitest run test/config/json-schema.test.ts -u
test('the JSON Schema beside the shipped configuration is that of the program', async () => {
  await expect(`${written(toJsonSchema())}\n`).toMatchFileSnapshot('../../config/acuse.schema.json');
});

test('editors find the JSON Schema from the first line of the shipped configuration', () => {
  const [firstLine] = readFileSync('config/acuse.yaml', 'utf8').split('\n');
  expect(firstLine).toBe('# yaml-language-server: $schema=acuse.schema.json');
});

test('every key has a description that an editor can show', () => {
  const undescribed = describedPaths(toJsonSchema()).filter(({ description }) => description === undefined);
  expect(undescribed).toEqual([]);
});

test('a variable may stand for a word of a list and for a number', () => {
  const { properties: { log, submission } = {} } = toJsonSchema();
  expect(log).toHaveProperty('properties.level.anyOf', [expect.anything(), { pattern: '\\$\\{' }]);
  expect(submission).toHaveProperty('properties.port.type', ['number', 'string']);
});

/** JSON as the formatter leaves it: lists of words on one line, everything else spread out. */
function written(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map(item => written(item, inner));
    const onOneLine = items.every(item => !item.includes('\n'));
    return onOneLine ? `[${items.join(', ')}]` : `[\n${inner}${items.join(`,\n${inner}`)}\n${indent}]`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${written(item, inner)}`,
  );
  return entries.length === 0 ? '{}' : `{\n${inner}${entries.join(`,\n${inner}`)}\n${indent}}`;
}

function describedPaths(schema: Schema, path = ''): { path: string; description: string | undefined }[] {
  const children = Object.entries(schema.properties ?? {}).map(
    ([key, child]) => [`${path}.${key}`, child] as const,
  );
  return [...children, [`${path}[]`, schema.items] as const].flatMap(([place, child]) => {
    if (typeof child !== 'object' || Array.isArray(child)) return [];
    const isItem = child === schema.items;
    return [
      ...(isItem ? [] : [{ path: place, description: child.description }]),
      ...describedPaths(child, place),
    ];
  });
}
