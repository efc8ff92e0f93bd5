import { expect, test } from 'vitest';
import { rehearse } from '../../src/flow/rehearse.ts';
import { materials } from './materials.ts';

test.each([
  ['the shipped forms', materials.desk.forms],
  ['no form', []],
])('A reading thread rehearses on a desk with %s', async (_words, forms) => {
  await expect(rehearse({ ...materials.desk, forms })).resolves.toBeUndefined();
});
