import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/store/outcome.ts';
import type { Store } from '../../src/store/store.ts';
import { arrival, minutesAfter, monday, opening } from '../store/samples.ts';
import { newDesk, withStore } from './desk.ts';
import { acuse, objects } from './terminal.ts';

const hostile = Buffer.from(
  'From: =?utf-8?q?Ana_=1b[31mRuiz?= <ana@minera.example>\r\n' +
    'Subject: Sin\x1b]0;owned\x07 servicio\r\nMessage-ID: <1@minera.example>\r\n\r\n\x1b[2J\xff\r\n',
  'latin1',
);

function quarantined(mailId: number, reason: string): Outcome {
  return {
    mailId,
    disposition: 'quarantined',
    why: { rule: 'it could not be processed', saw: { reason, attempts: 2 } },
    ...{ facts: null, ticketNumber: null, changes: [], letters: [], acknowledgement: 'open' },
    decidedAt: minutesAfter(monday, 2),
  };
}

/** Mail 1 is hostile, mail 2 opened a ticket, of mail 3 only the beginning was downloaded. */
async function fill(store: Store): Promise<void> {
  const [one, two, three] = await store.keep([
    arrival(1, { bytes: hostile, size: hostile.length }),
    arrival(2),
    arrival(3, { size: 90_000_000, truncated: true }),
  ]);
  if (!one || !two || !three) throw new Error('the mails were not kept');
  await store.record([
    quarantined(one.id, 'it took longer than 2000 ms;\x1b[8m alone, it ended the reading thread'),
    opening(two, 'INC-000001'),
    quarantined(three.id, 'it took longer than 2000 ms'),
  ]);
}

describe('acuse quarantine', () => {
  let config = '';
  let folder = '';
  beforeEach(async () => {
    ({ config, folder } = newDesk());
    await withStore(folder, fill);
  });

  test('list shows what could not be processed, why, and after how many attempts', async () => {
    const { code, out } = await acuse('quarantine', 'list', '-c', config);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^ID {2}MAILBOX +ACCEPTED \(UTC\) +BYTES +ATTEMPTS {2}REASON$/),
      expect.stringMatching(/^1 +incidents +2026-03-02 09:00 +\d+ +1 +it took longer than 2000 ms; alone/),
      expect.stringMatching(/^3 +incidents +2026-03-02 09:00 +90000000 /),
      '',
    ]);
    expect(objects(await acuse('quarantine', 'list', '--json', '-c', config))).toMatchObject([
      { id: 1, mailbox: 'incidents', attempts: 1, disposition: 'quarantined', why: { saw: { attempts: 2 } } },
      { id: 3, truncated: true },
    ]);
  });

  test('show adds who wrote it and about what, and nothing that a terminal would obey', async () => {
    const { out } = await acuse('quarantine', 'show', '1', '-c', config);
    expect(out).toMatch(/from: +Ana .*Ruiz <ana@minera\.example>/);
    expect(out).toMatch(/message-id: +<1@minera\.example>/);
    expect(out).not.toMatch(/[^\n\P{Cc}]/u);
    expect(objects(await acuse('quarantine', 'show', '1', '--json', '-c', config))).toMatchObject([
      { id: 1, header: { 'message-id': '<1@minera.example>' } },
    ]);
  });

  test('export writes the mail as it came, byte for byte, and replaces no file', async () => {
    const file = join(folder, 'mail.eml');
    expect(await acuse('quarantine', 'export', '1', file, '-c', config)).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect(readFileSync(file).equals(hostile)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await acuse('quarantine', 'export', '1', file, '-c', config);
    expect(again.code).toBe(1);
    expect(again.err).toContain('EEXIST');
  });

  test('export without a file goes to standard output, and tells aside that it is not the whole mail', async () => {
    const { code, out, err } = await acuse('quarantine', 'export', '3', '-c', config);
    expect([code, out]).toEqual([0, arrival(3).bytes.toString()]);
    expect(err).toBe('acuse: only the beginning of mail 3 was ever downloaded\n');
  });

  test('retry makes a mail work that waits, as if never begun', async () => {
    const { out } = await acuse('quarantine', 'retry', '1', '-c', config);
    expect(out).toBe('mail 1 will be tried again\n');
    expect(objects(await acuse('quarantine', 'list', '--json', '-c', config))).toMatchObject([{ id: 3 }]);
    await withStore(folder, async store => {
      expect(await store.openMails('incidents')).toMatchObject([{ mailId: 1, attempts: 0 }]);
      expect(await store.retriesAsked()).toEqual([{ mailId: 1, mailbox: 'incidents' }]);
      expect(await store.keepAgain(1)).toMatchObject({ attempts: 1 });
      expect(await store.retriesAsked()).toEqual([]);
    });
  });

  test('retry --all takes all that are in quarantine', async () => {
    expect(objects(await acuse('quarantine', 'retry', '--all', '--json', '-c', config))).toEqual([
      { id: 1 },
      { id: 3 },
    ]);
    expect((await acuse('quarantine', '-c', config)).out).toBe('nothing is in quarantine\n');
  });

  test('names what is not in quarantine and ends with 1; a word that is no id ends with 2', async () => {
    for (const words of [
      ['show', '2'],
      ['export', '99'],
      ['retry', '2'],
      ['retry'],
      ['retry', '1', '--all'],
    ]) {
      const { code, err } = await acuse('quarantine', ...words, '-c', config);
      expect([code, err]).toEqual([1, expect.stringMatching(/quarantine|--all/)]);
    }
    expect((await acuse('quarantine', 'show', 'INC-000001', '-c', config)).code).toBe(2);
    expect(objects(await acuse('quarantine', 'list', '--json', '-c', config))).toHaveLength(2);
  });

  test('answered notes that a person has, which keeps the promise and leaves the mail there', async () => {
    expect((await acuse('quarantine', 'show', '1', '-c', config)).out).toMatch(
      /promise +to acknowledge by .*: open/,
    );
    expect((await acuse('quarantine', 'answered', '1', '-c', config)).out).toBe('mail 1 is answered\n');
    const { out } = await acuse('quarantine', 'show', '1', '-c', config);
    expect(out).toMatch(/promise +to acknowledge by .*: answered by a person at /);
    expect(objects(await acuse('quarantine', 'list', '--json', '-c', config))).toHaveLength(2);
    expect((await acuse('quarantine', 'answered', '2', '-c', config)).code).toBe(1);
  });

  test('makes no database where there is none', async () => {
    const empty = newDesk();
    const { code, err } = await acuse('quarantine', 'retry', '1', '-c', empty.config);
    expect([code, err]).toEqual([1, expect.stringContaining('there is no database at')]);
    expect(existsSync(join(empty.folder, 'acuse.db'))).toBe(false);
  });
});
