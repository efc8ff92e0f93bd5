import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('./programs/fuzz.ts', import.meta.url));
const memory = ['--max-old-space-size=160', '--max-semi-space-size=4'];

test('two thousand mails changed at random come to a verdict each, in bounded time and memory', {
  timeout: 300_000,
}, async () => {
  const run = promisify(execFile)(process.execPath, [...memory, '--import', 'tsx', program, '2000', '1']);
  const { stdout, stderr } = await run;
  expect(stderr).toBe('');
  expect(stdout).toContain('2000 mails, 0 faults');
});
