import { describe, expect, onTestFinished, test } from 'vitest';
import type { Notice } from '../../src/promise/danger.ts';
import type { OwedNotice } from '../../src/store/notices.ts';
import type { Store } from '../../src/store/store.ts';
import { nine, submissionDown, submissionUp } from '../promise/notices.ts';
import { type Engine, engines } from './engines.ts';
import { openBoth, owe } from './owing.ts';
import { minutesAfter } from './samples.ts';

const unread: Notice = { ...submissionDown, cause: 'mailbox:incidents', level: 'warning' };
const sent = { type: 'sent', response: 'HTTP 202' } as const;
const putOff = { type: 'later', response: 'HTTP 503' } as const;
const refused = { type: 'never', response: 'HTTP 404' } as const;

describe.each(engines)('alerts owed to webhooks on $name', engine => {
  test('each webhook is owed each alert, and gets it as it was raised', async () => {
    const { store } = await deskOwing(engine, [submissionUp], ['on-call', 'noc']);
    const owed = await take(store, 'noc');
    expect(owed).toMatchObject({ webhook: 'noc', attempts: 1, notice: submissionUp });
    expect((await take(store, 'on-call'))?.key).toBe(owed?.key);
    expect(await take(store, 'other')).toBeNull();
  });

  test('an alert is owed once, however often it is said that it is', async () => {
    const { store, database } = await deskOwing(engine, [submissionDown], ['noc']);
    await tell(store, sent);
    await owe(database, [submissionDown], ['noc', 'on-call'], nine);
    expect(await take(store, 'noc')).toBeNull();
    expect(await take(store, 'on-call')).not.toBeNull();
  });

  test('an alert told again later, because more is in danger, is owed again', async () => {
    const { store, database } = await deskOwing(engine, [submissionDown], ['noc']);
    const first = await tell(store, sent);
    const more = { ...submissionDown, headline: 'Esperan 12 cartas.', toldAt: minutesAfter(nine, 2) };
    await owe(database, [more], ['noc'], minutesAfter(nine, 2));
    const second = await tell(store, sent, minutesAfter(nine, 2));
    expect(second.notice.headline).toBe('Esperan 12 cartas.');
    expect(second.key).not.toBe(first.key);
  });

  test('an alert put off is due again at its time, and not before', async () => {
    const { store } = await deskOwing(engine, [submissionDown], ['noc']);
    await tell(store, putOff);
    expect(await take(store, 'noc', minutesAfter(nine, 4))).toBeNull();
    expect(await take(store, 'noc', minutesAfter(nine, 5))).toMatchObject({ attempts: 2 });
  });

  test('an alert of whose try nobody knows the end is due again after a minute', async () => {
    const { store } = await deskOwing(engine, [submissionDown], ['noc']);
    await take(store, 'noc');
    expect(await take(store, 'noc')).toBeNull();
    expect(await take(store, 'noc', minutesAfter(nine, 1))).toMatchObject({ attempts: 2 });
  });

  test('no end is told before its beginning; what has another cause does not wait for either', async () => {
    const { store } = await deskOwing(engine, [submissionDown, submissionUp, unread], ['noc']);
    await tell(store, putOff);
    expect((await tell(store, sent)).notice.cause).toBe('mailbox:incidents');
    expect(await take(store, 'noc')).toBeNull();
    const later = minutesAfter(nine, 5);
    expect((await tell(store, refused, later)).notice.state).toBe('raised');
    expect((await tell(store, sent, later)).notice.state).toBe('recovered');
  });

  test('what becomes worse meanwhile does not wait for the next try of what it was before', async () => {
    const { store, database } = await deskOwing(engine, [submissionDown], ['noc']);
    await tell(store, putOff);
    const breach: Notice = { ...submissionDown, level: 'breach' };
    const soon = minutesAfter(nine, 1);
    await owe(database, [breach], ['noc'], soon);
    expect((await tell(store, sent, soon)).notice.level).toBe('urgent');
    expect((await tell(store, sent, soon)).notice.level).toBe('breach');
  });

  test('a clock set back keeps no alert waiting', async () => {
    const { store } = await deskOwing(engine, [submissionDown, unread], ['noc']);
    await tell(store, putOff);
    const setBack = minutesAfter(nine, -60);
    expect((await tell(store, sent, setBack)).notice.cause).toBe('mailbox:incidents');
    expect((await tell(store, sent, setBack)).notice.cause).toBe('submission');
  });

  test('what is owed for too long is given up, whether or not its webhook is still there', async () => {
    const { store, database } = await deskOwing(engine, [submissionDown], ['noc', 'gone']);
    await owe(database, [unread], ['noc'], minutesAfter(nine, 1));
    await tell(store, putOff);
    expect(await store.noticesWaiting()).toEqual([
      { webhook: 'gone', count: 1 },
      { webhook: 'noc', count: 2 },
    ]);
    const key = 'submission:urgent:raised:2026-03-02T09:00:00.000Z';
    expect(await store.giveUpNotices(minutesAfter(nine, 1))).toEqual([
      { webhook: 'noc', key, attempts: 1, response: 'HTTP 503' },
      { webhook: 'gone', key, attempts: 0, response: null },
    ]);
    expect(await store.noticesWaiting()).toEqual([{ webhook: 'noc', count: 1 }]);
    expect(await store.giveUpNotices(minutesAfter(nine, 1))).toEqual([]);
  });
});

/** A store that owes these alerts to these webhooks since nine. */
async function deskOwing(engine: Engine, notices: Notice[], webhooks: string[]) {
  const { store, database } = await openBoth(await engine.emptyDatabase());
  onTestFinished(() => store.close());
  await owe(database, notices, webhooks, nine);
  return { store, database };
}

function take(store: Store, webhook: string, now = nine): Promise<OwedNotice | null> {
  return store.takeNotice(webhook, { now, until: minutesAfter(now, 1) });
}

/** Takes the next alert for noc and writes down what became of it; one put off goes again after five minutes. */
async function tell(store: Store, outcome: typeof sent | typeof putOff | typeof refused, at = nine) {
  const owed = await take(store, 'noc', at);
  if (!owed) throw new Error('no alert is due');
  await store.recordTelling({ id: owed.id, at, outcome, nextAttemptAt: minutesAfter(at, 5) });
  return owed;
}
