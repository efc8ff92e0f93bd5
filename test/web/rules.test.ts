import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createMetrics } from '../../src/web/metrics.ts';
import { promtool } from '../hosts/promtool.ts';
import { wherePromtool } from '../hosts/where.ts';

const rules = 'docs/acuse.rules.yml';

test('the alert rules for Prometheus speak only of what acuse measures', async () => {
  const measured = await createMetrics().registry.metrics();
  const [, ...expressions] = readFileSync(rules, 'utf8').split(/^ +expr: /m);
  expect(expressions.length).toBeGreaterThan(5);
  const names = expressions.flatMap(each => each.split('\n')[0]?.match(/acuse_\w+/g) ?? []);
  const unknown = names.filter(name => !measured.includes(`# TYPE ${name.replace(/_bucket$/, '')} `));
  expect(unknown).toEqual([]);
});

wherePromtool('the alert rules for Prometheus', () => {
  test('can be loaded', () => {
    expect(promtool('check', 'rules', rules)).toMatchObject({ code: 0 });
  });

  test('raise what they are to raise, at the right minute, and nothing on a quiet day', () => {
    expect(promtool('test', 'rules', 'test/web/acuse.rules.test.yml')).toMatchObject({ code: 0 });
  });
});
