import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import type { Outcome } from '../../src/store/outcome.ts';
import type { Purged, Retention } from '../../src/store/purge.ts';
import { fold } from '../../src/ticket/evolve.ts';
import { engines, openAgain } from './engines.ts';
import {
  acknowledged,
  acknowledgement,
  arrival,
  change,
  letter,
  minutesAfter,
  monday,
  opening,
} from './samples.ts';

const nothing: Purged = { rawMail: 0, attachments: 0, answers: 0, proof: 0 };
/** Longer ago than all that happened, and not so long. */
const now = minutesAfter(monday, 100);
const hour = 60 * 60_000;

const bytes = Buffer.from(
  [
    'Subject: Sin servicio',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'words of the customer',
    '--b',
    'Content-Type: image/png; name=photo.png',
    '',
    'picture of the site',
    '--b--',
    '',
  ].join('\r\n'),
);

describe.each(engines)('a purge on $name', engine => {
  /** Two tickets: the letters of the first are sent, those of the second owed; a mail in quarantine; an automatic one. */
  async function desk() {
    const url = await engine.emptyDatabase();
    const store = await openAgain(url);
    await store.migrate();
    const mails = await store.keep([1, 2, 3, 4].map(uid => arrival(uid, { bytes, size: bytes.length })));
    const [first, second, third, fourth] = mails;
    if (!first || !second || !third || !fourth) throw new Error('four mails are kept');
    const agents = letter('new-ticket:INC-000001:noc@example.com', {
      bytes: Buffer.from('copy of the mail'),
      priority: 1,
    });
    const none: Partial<Outcome> = { changes: [], letters: [], ticketNumber: null };
    await store.record([
      opening(first, 'INC-000001', { letters: [acknowledgement(first.id, 'INC-000001'), agents] }),
      opening(second, 'INC-000002'),
      opening(third, '', { ...none, disposition: 'quarantined' }),
      opening(fourth, '', { ...none, disposition: 'automatic' }),
    ]);
    const at = minutesAfter(monday, 3);
    await store.claimLetters({ boot: 'one', now: at, limit: 9 });
    const outcome = { type: 'sent', response: '250 queued for ana' } as const;
    const story = await store.ticket('INC-000001');
    const changes = [change(story?.ticket ?? null, [{ ...acknowledged('ack:1'), at }])];
    await store.recordDeliveries([
      { key: 'ack:1', at, outcome, nextAttemptAt: null, changes },
      { key: agents.key, at, outcome, nextAttemptAt: null, changes: [] },
    ]);
    const database = openDatabase(url, 'read');
    onTestFinished(() => database.close());
    const count = async (table: string) => {
      const { rows } = await sql
        .raw<{ count: number }>(`select count(*) as count from ${table}`)
        .execute(database.db);
      return rows[0]?.count;
    };
    const purge = (retention: Retention, isTrial = false) => store.purge(retention, { now, isTrial });
    return { url, store, first, third, count, purge };
  }

  test('takes nothing where nothing is said, nothing younger than that, and nothing on trial', async () => {
    const { purge, count } = await desk();
    expect(await purge({})).toEqual(nothing);
    expect(
      await purge({ rawMail: 2 * hour, attachments: 2 * hour, answers: 2 * hour, proof: 2 * hour }),
    ).toEqual(nothing);
    const all = { rawMail: hour, attachments: hour, answers: hour, proof: hour };
    expect(await purge(all, true)).toEqual({ rawMail: 3, attachments: 3, answers: 3, proof: 1 });
    expect([await count('raw_mails'), await count('raw_letters')]).toEqual([4, 3]);
  });

  test('of mails as received takes their bytes and the agents’ letters, not what waits for somebody', async () => {
    const { store, first, third, purge, count } = await desk();
    expect(await purge({ rawMail: hour })).toEqual({ ...nothing, rawMail: 3 });
    expect(await store.rawMail(first.id)).toBeNull();
    expect(await store.rawMail(third.id)).not.toBeNull();
    // The acknowledgements stay: one sent, one owed.
    expect(await count('raw_letters')).toBe(2);
    expect((await store.ticket('INC-000001'))?.ticket.fields.customerName?.text).toBe('Minería Andina S.A.');
    expect(await purge({ rawMail: hour })).toEqual(nothing);
  });

  test('of mails as received takes digests too, once they are sent', async () => {
    const { store, purge, count } = await desk();
    await purge({ rawMail: hour });
    const digests = ['digest:a', 'digest:b'].map(key => letter(key, { kind: 'digest', ticketNumber: null }));
    await store.oweDigest(digests, monday);
    const outcome = { type: 'sent', response: '250 Ok' } as const;
    await store.recordDeliveries([
      { key: 'digest:a', at: monday, outcome, nextAttemptAt: null, changes: [] },
    ]);
    expect(await purge({ rawMail: hour })).toEqual({ ...nothing, rawMail: 1 });
    expect(await count('raw_letters')).toBe(3);
    expect(await purge({ rawMail: hour })).toEqual(nothing);
  });

  test('of attachments leaves the text of the mail', async () => {
    const { store, first, purge } = await desk();
    expect(await purge({ attachments: hour })).toEqual({ ...nothing, attachments: 3 });
    const text = Buffer.from((await store.rawMail(first.id)) ?? []).toString();
    expect(text).toContain('words of the customer');
    expect(text).toContain('photo.png');
    expect(text).not.toContain('picture of the site');
    expect(await purge({ attachments: hour })).toEqual(nothing);
    expect(await store.compressIdle({ olderThan: now, limit: 9 })).toBeGreaterThan(0);
    expect(Buffer.from((await store.rawMail(first.id)) ?? []).toString()).toBe(text);
  });

  test('of answers takes every word of the customer, keeps what has to be proved, and the journal still tells it', async () => {
    const { url, store, purge } = await desk();
    expect(await purge({ answers: hour })).toEqual({ ...nothing, answers: 3 });
    for (const number of ['INC-000001', 'INC-000002']) {
      const story = await store.ticket(number);
      expect(fold(story?.events ?? [])).toEqual(story?.ticket);
      expect(story?.ticket).toMatchObject({ number, subject: '[purged]', requester: null });
      expect(story?.mails).toMatchObject([
        { from: null, subject: null, why: { rule: 'a new matter', saw: {} } },
      ]);
    }
    const { letters = [], acknowledgement } = (await store.ticket('INC-000001')) ?? {};
    expect(letters[0]).toMatchObject({ to: 'ana@minera.example', response: '250 queued for ana' });
    expect(acknowledgement?.settledHow).toBe('sent');
    expect(await purge({ answers: hour })).toEqual(nothing);
    // What waits to be sent is sent.
    const waiting = await store.claimLetters({ boot: 'two', now, limit: 9 });
    expect(waiting).toEqual([]);
    await store.freeClaims('two');
    expect(await store.claimLetters({ boot: 'two', now, limit: 9 })).toMatchObject([{ key: 'ack:2' }]);
    await store.close();
    const path = url.slice('sqlite:'.length);
    const left = [path, `${path}-wal`]
      .filter(existsSync)
      .map(file => readFileSync(file, 'latin1'))
      .join('');
    for (const word of ['Andina', 'desde las 9', 'copy of the mail']) expect(left).not.toContain(word);
  });

  test('of answers takes alerts that are over, and what webhooks were told of them', async () => {
    const { store, purge, count } = await desk();
    const alert = {
      cause: 'start:SSR-000012',
      level: 'warning',
      headline: 'Minera Andina waits',
      details: [],
    } as const;
    const raised = {
      ...alert,
      state: 'raised',
      raisedAt: monday,
      toldAt: monday,
      recoveredAt: null,
    } as const;
    const at = minutesAfter(monday, 30);
    const over = { ...raised, state: 'recovered', toldAt: at, recoveredAt: at } as const;
    for (const notice of [raised, over])
      await store.recordAlerts({
        ...{ tellings: [{ notice, told: [] }], letters: [], webhooks: ['on-call'], at: notice.toldAt },
      });
    for (const told of [1, 2]) {
      const owed = await store.takeNotice('on-call', { now, until: now });
      if (!owed) throw new Error(`notice ${told} is owed`);
      const outcome = { type: 'sent', response: '200' } as const;
      await store.recordTelling({ id: owed.id, at: now, outcome, nextAttemptAt: now });
    }
    expect(await purge({ answers: hour })).toEqual({ ...nothing, answers: 4 });
    expect([await count('alerts'), await count('notices')]).toEqual([0, 0]);
  });

  test('of proof leaves that an acknowledgement was accepted, and when', async () => {
    const { store, purge } = await desk();
    expect(await purge({ proof: hour })).toEqual({ ...nothing, proof: 1 });
    const { ticket, events = [], letters = [], acknowledgement } = (await store.ticket('INC-000001')) ?? {};
    expect(letters[0]).toMatchObject({
      to: '[purged]',
      response: '[purged]',
      sentAt: minutesAfter(monday, 3),
    });
    expect(events).toMatchObject([{ type: 'Opened' }, { type: 'Acknowledged', response: '[purged]' }]);
    expect(fold(events)).toEqual(ticket);
    expect(acknowledgement).toMatchObject({ settledHow: 'sent', settledAt: minutesAfter(monday, 3) });
    expect(await purge({ proof: hour })).toEqual(nothing);
  });

  test('breaks off when the daemon leaves, and goes on another time', async () => {
    const { store, purge } = await desk();
    const retention = { rawMail: hour };
    const signal = AbortSignal.abort();
    expect(await store.purge(retention, { now, isTrial: false, signal })).toEqual(nothing);
    expect(await purge(retention)).toEqual({ ...nothing, rawMail: 3 });
  });
});
