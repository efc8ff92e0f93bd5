import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The street, in the order a letter walks it; a pure room may import those before it. */
const pure = ['mail', 'questionnaire', 'ticket', 'promise', 'letters'];
const doors = ['config', 'tokens', 'inbox', 'outbox', 'store', 'web', 'sandbox'];
/** What a pure room may not touch: the disk, the network, other processes, chance, and the libraries of the doors. */
const outside =
  /^node:(fs|net|tls|http|https|dns|dgram|child_process|worker_threads|os|process|timers|readline)\b|^(imapflow|better-sqlite3|kysely|pino|pino-pretty|commander|smtp-server|hoodiecrow-imap|node-cron|prom-client|yaml|zod)$|^nodemailer$/;
/** Recognising an address needs no network. */
const harmless = /import \{ isIP(?:v[46])?(?:, isIPv[46])* \} from 'node:net';/g;
const clockOrChance =
  /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\brandomBytes\(|\brandomUUID\(|\bprocess\.env\b/;

const isPure = (room: string): boolean => pure.includes(room);
const isDoor = (room: string): boolean => doors.includes(room);

/** The rule of the house: what is wrong with a file, given its imports. */
function faultsOf(file: string, source: string): string[] {
  const room = roomOf(file);
  const faults = importsOf(source).flatMap(imported => {
    if (!imported.startsWith('.'))
      return isPure(room) && outside.test(imported) ? [`${file}: a pure room imports ${imported}`] : [];
    const other = roomOf(normalize(join(dirname(file), imported)));
    return other === room || mayImport(room, other) ? [] : [`${file}: ${room} imports ${other}`];
  });
  if (isPure(room) && clockOrChance.test(source))
    faults.push(`${file}: a pure room asks the clock, chance or the environment`);
  if (isDoor(room) && room !== 'sandbox' && /\bnew Date\(\)|\bprocess\.env\b/.test(source))
    faults.push(`${file}: time and environment are arguments`);
  return faults;
}

function mayImport(room: string, other: string): boolean {
  if (isPure(room)) return isPure(other) && pure.indexOf(other) < pure.indexOf(room);
  if (isDoor(room)) return isPure(other);
  if (room === 'flow') return isPure(other) || isDoor(other);
  return true;
}

/** The folder below src/, or the file itself for those that stand at its top. */
function roomOf(file: string): string {
  return file.split('/')[1] ?? file;
}

function importsOf(source: string): string[] {
  return [...source.replace(harmless, '').matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(
    ([, imported]) => imported ?? [],
  );
}

describe('the house', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.ts'),
  );

  test('every import keeps to the street', () => {
    expect(files.length).toBeGreaterThan(50);
    const faults = files.flatMap(file =>
      faultsOf(join('src', file), readFileSync(join('src', file), 'utf8')),
    );
    expect(faults).toEqual([]);
  });

  test.each([
    ['src/ticket/decide.ts', "import { openStore } from '../store/store.ts';", 'ticket imports store'],
    [
      'src/mail/read.ts',
      "import type { Form } from '../questionnaire/form.ts';",
      'mail imports questionnaire',
    ],
    ['src/store/keep.ts', "import { openInbox } from '../inbox/inbox.ts';", 'store imports inbox'],
    ['src/flow/receive.ts', "import { runDaemon } from '../daemon.ts';", 'flow imports daemon.ts'],
    ['src/letters/compose.ts', "import { readFileSync } from 'node:fs';", 'a pure room imports node:fs'],
    ['src/promise/acknowledge.ts', 'const now = new Date();', 'a pure room asks the clock'],
  ])('a violation planted in %s is found', (file, line, fault) => {
    expect(faultsOf(file, line).join()).toContain(fault);
  });
});
