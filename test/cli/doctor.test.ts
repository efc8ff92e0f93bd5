import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/store.ts';
import { acknowledgement, arrival, opening } from '../store/samples.ts';
import { newDesk, withStore } from './desk.ts';
import { acuse, objects } from './terminal.ts';

const now = Date.now();
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000);

/** A desk with one ticket, opened some minutes ago, and its acknowledgement: owed unless `held`. */
async function desk({ minutes = 1, held = false } = {}) {
  const { config, folder } = newDesk();
  const at = minutesAgo(minutes);
  await withStore(folder, async store => {
    const times = { acceptedAt: at, seenAt: at, acknowledgeDueAt: new Date(at.getTime() + 15 * 60_000) };
    const [mail] = await store.keep([arrival(1, times)]);
    if (!mail) throw new Error('the mail is kept');
    const letters = [{ ...acknowledgement(mail.id, 'INC-000001'), held }];
    await store.record([opening(mail, 'INC-000001', { letters, decidedAt: at })]);
  });
  const url = `sqlite:${join(folder, 'acuse.db')}`;
  async function spoil(statement: string) {
    const database = openDatabase(url, 'write');
    await sql.raw('pragma foreign_keys = off').execute(database.db);
    for (const each of statement.split(';')) await sql.raw(each).execute(database.db);
    await database.close();
  }
  return { config, folder, url, spoil };
}

test('the doctor finds nothing wrong with a desk at work, while its daemon runs', async () => {
  const { config, url } = await desk();
  await using daemon = await openStore({ url });
  await daemon.lockForDaemon();
  const { code, out } = await acuse('doctor', '-c', config);
  expect(out).not.toMatch(/WRONG|note/);
  expect(out.split('\n').filter(Boolean)).toHaveLength(10);
  expect(code).toBe(0);
  expect(objects(await acuse('doctor', '--json', '-c', config))).toContainEqual({
    subject: 'clock',
    findings: [],
  });
});

test('what is only worth knowing is no fault', async () => {
  const { config } = await desk({ held: true });
  const { code, out } = await acuse('doctor', '-c', config);
  expect(out).toMatch(/note {3}daemon: no daemon runs .*\n +→ acuse run/);
  expect(out).toMatch(/note {3}letters: 1 letters are held\n +→ acuse letters list/);
  expect(code).toBe(0);
});

test.each([
  [
    'a letter that nobody sends',
    { minutes: 2 },
    null,
    /WRONG {2}letters: 1 letters are owed, the oldest since .*\n +→ start the daemon/,
  ],
  [
    'a letter that nobody writes',
    { minutes: 2 },
    `delete from raw_letters; insert into letter_orders (letter_id, data) select id, '{}' from letters`,
    /WRONG {2}letters: 1 letters are owed and not written, the oldest since .*\n +→ start the daemon/,
  ],
  [
    'a broken promise',
    { minutes: 20, held: true },
    null,
    /WRONG {2}promises: INC-000001 should have been acknowledged by .*\n +→ telephone/,
  ],
  [
    'a row that its journal does not tell',
    {},
    `update tickets set subject = 'something else'`,
    /WRONG {2}journal: the journal of INC-000001 tells another ticket/,
  ],
  [
    'a journal without its beginning',
    {},
    `delete from events`,
    /WRONG {2}journal: the journal of INC-000001 tells another/,
  ],
  [
    'a letter without its text',
    {},
    'delete from raw_letters',
    /WRONG {2}completeness: the letter ack:1 is to be sent, but its text is gone/,
  ],
  [
    'a mail that was not kept whole',
    {},
    'update mails set disposition = null; delete from raw_mails',
    /WRONG {2}completeness: mail 1 is to be handled, but was not kept whole/,
  ],
  [
    'a mail whose ticket is gone',
    {},
    `update mails set ticket_number = 'INC-000009'`,
    /WRONG {2}completeness: mail 1 belongs to INC-000009/,
  ],
  [
    'a row that names another in vain',
    {},
    'delete from mails',
    /WRONG {2}integrity: a row of raw_mails names one of mails that is not there/,
  ],
  [
    'a mail that nobody handles',
    { minutes: 90 },
    'update mails set disposition = null',
    /WRONG {2}mails: 1 kept mails wait/,
  ],
  [
    'a mail in quarantine',
    {},
    `update mails set disposition = 'quarantined'`,
    /WRONG {2}mails: 1 mails are in quarantine\n +→ acuse quarantine list/,
  ],
  ['a clock that was set back', { minutes: -120 }, null, /WRONG {2}clock: this machine's clock says/],
] as const)('the doctor finds %s', async (_what, how, statement, words) => {
  const { config, spoil } = await desk(how);
  if (statement) await spoil(statement);
  const { code, out } = await acuse('doctor', '-c', config);
  expect(out).toMatch(words);
  expect(code).toBe(1);
});

test('the doctor finds a file that others may read, and one that is no database any more', async () => {
  const { config, folder } = await desk({ held: true });
  const file = join(folder, 'acuse.db');
  chmodSync(file, 0o644);
  expect(await acuse('doctor', '-c', config)).toMatchObject({
    code: 1,
    out: expect.stringContaining('→ chmod 600'),
  });
  writeFileSync(file, Buffer.alloc(8192, 'x'));
  const { code, out, err } = await acuse('doctor', '-c', config);
  expect([code, err]).toEqual([1, '']);
  expect(out).toMatch(/WRONG {2}integrity: it cannot be read: .*\n +→ .*restore the newest backup/);
});
