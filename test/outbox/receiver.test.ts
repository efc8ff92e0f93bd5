import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { writeJson } from '../../src/outbox/notice-json.ts';
import { whereCertificates } from '../hosts/where.ts';
import { nine, submissionDown } from '../promise/notices.ts';

const secret = 'a secret of both sides';
const desk = { name: 'Service Desk', language: 'es', timezone: 'America/Bogota' } as const;
const { headers, body } = writeJson({ id: 'one', notice: submissionDown }, desk, { secret, at: nine });

/** The example in docs/alerts.md that is written in this language. */
async function exampleIn(language: 'js' | 'sh', within: string): Promise<string> {
  const page = await readFile('docs/alerts.md', 'utf8');
  const examples = page.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'));
  const example = [...examples].map(([, words = '']) => words).find(words => words.includes(within));
  if (example === undefined) throw new Error(`docs/alerts.md has no example with ${within}`);
  return example;
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'acuse-receiver-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('the receiver in docs/alerts.md takes what acuse sends, and nothing that is forged, changed or old', async () => {
  const program = join(await temporaryFolder(), 'receiver.mjs');
  await writeFile(program, await exampleIn('js', 'alertIn'));
  const { alertIn } = await import(pathToFileURL(program).href);
  const now = nine.getTime();
  expect(alertIn(headers, body, secret, now)).toMatchObject({ id: 'one', cause: 'submission' });
  expect(alertIn(headers, body, 'another secret', now)).toBeNull();
  expect(alertIn(headers, body.replace('urgent', 'warning'), secret, now)).toBeNull();
  expect(alertIn({ ...headers, 'acuse-timestamp': String(now / 1000 + 1) }, body, secret, now)).toBeNull();
  expect(alertIn(headers, body, secret, now + 10 * 60_000)).toBeNull();
  expect(alertIn({}, body, secret, now)).toBeNull();
});

whereCertificates('the line of shell in docs/alerts.md', () => {
  test('prints the signature of what acuse sends', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'body.json'), body);
    const { stdout } = await promisify(execFile)('sh', ['-c', await exampleIn('sh', 'openssl')], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', TIMESTAMP: headers['acuse-timestamp'], SECRET: secret },
    });
    expect(stdout.trim()).toBe(headers['acuse-signature']);
  });
});
