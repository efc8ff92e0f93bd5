import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Bell } from '../../src/flow/bell.ts';
import { logMoments } from '../../src/flow/log-moments.ts';
import { type NotifyRooms, notify } from '../../src/flow/notify.ts';
import { giveUpOldAlerts, warnOfStrandedAlerts } from '../../src/flow/untold.ts';
import type { Notice } from '../../src/promise/danger.ts';
import { startWebhookHost, type WebhookHost } from '../hosts/webhook.ts';
import { nine, submissionDown, submissionUp } from '../promise/notices.ts';
import { openBoth, owe } from '../store/owing.ts';

const unread: Notice = { ...submissionDown, cause: 'mailbox:incidents', level: 'warning' };
const late: Notice = { ...submissionDown, cause: 'acknowledgements', level: 'breach' };
const hour = 60 * 60;

/** A desk with one webhook on a real server for each name, and a clock to put forward. */
async function openDesk(...names: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'acuse-notify-'));
  const { store, database } = await openBoth(`sqlite:${join(folder, 'acuse.db')}`);
  const hosts = new Map<string, WebhookHost>();
  for (const name of names) hosts.set(name, await startWebhookHost());
  const clock = { now: nine };
  const lines: Record<string, unknown>[] = [];
  const bell = new Bell();
  const log = pino({ level: 'info' }, { write: line => void lines.push(JSON.parse(line)) });
  const rooms = {
    ...{ store, bell, log, tell: logMoments(log), clock: () => clock.now, random: () => 0.5 },
    desk: { name: 'Service Desk', language: 'es', timezone: 'America/Lima' } as const,
    patience: { opening: 2_000, answer: 2_000, words: 100 },
  };
  const runs: Run[] = [];
  onTestFinished(async () => {
    await Promise.allSettled(runs.map(({ leave }) => leave()));
    await store.close();
    for (const host of hosts.values()) await host.stop();
    await rm(folder, { recursive: true });
  });

  /** Tells these webhooks their alerts. */
  function start(other: Partial<NotifyRooms> = {}, these = names): Run {
    const leaving = new AbortController();
    const loops = these.map(name => {
      const address = `${hostOf(name).url}/4f2c`;
      const webhook = { name, url: address, format: 'json', secret: 'a secret' } as const;
      return notify(webhook, { ...rooms, ...other }, leaving.signal);
    });
    const over = Promise.all(loops);
    const leave = () => {
      leaving.abort();
      return over;
    };
    runs.push({ over, leave });
    return { over, leave };
  }

  function hostOf(name: string): WebhookHost {
    const host = hosts.get(name);
    if (!host) throw new Error(`there is no webhook ${name}`);
    return host;
  }

  return {
    ...{ rooms, lines, start, hostOf },
    raise: async (...notices: Notice[]) => {
      await owe(database, notices, names, clock.now);
      bell.ring();
    },
    pass: (seconds: number) => {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
      bell.ring();
    },
    /** Resolves once a webhook has heard exactly this. */
    heard: (name: string, alerts: string[]) =>
      expect.poll(() => alertsIn(hostOf(name)), { timeout: 5_000, interval: 5 }).toEqual(alerts),
    /** Resolves once such a line is in the log. */
    logged: (line: object) =>
      expect.poll(() => lines, { timeout: 5_000, interval: 5 }).toContainEqual(expect.objectContaining(line)),
  };
}

interface Run {
  /** Resolves or throws as the loops do. */
  over: Promise<unknown>;
  /** Raises the signal and waits for the end. */
  leave(): Promise<unknown>;
}

function alertsIn({ heard }: WebhookHost): string[] {
  return heard.map(({ body }) => {
    const { cause, state } = JSON.parse(body);
    return `${cause} ${state}`;
  });
}

describe('alerts on their way to webhooks', () => {
  test('are told to each, once, in the order they were raised', async () => {
    const { start, raise, heard, logged } = await openDesk('on-call', 'noc');
    start();
    await raise(submissionDown, unread);
    await raise(submissionUp);
    for (const name of ['on-call', 'noc'])
      await heard(name, ['submission raised', 'mailbox:incidents raised', 'submission recovered']);
    await logged({ webhook: 'noc', alert: 'submission:urgent:raised:2026-03-02T09:00:00.000Z', level: 30 });
  });

  test('wait for no other webhook that hangs', async () => {
    const { start, raise, heard, hostOf } = await openDesk('on-call', 'noc');
    hostOf('on-call').fault = 'hang';
    start();
    await raise(submissionDown, unread);
    await heard('noc', ['submission raised', 'mailbox:incidents raised']);
    expect(alertsIn(hostOf('on-call'))).toEqual(['submission raised']);
  });

  test('are tried again after five seconds, then after longer and longer, up to ten minutes', async () => {
    const { rooms, start, raise, pass, hostOf, logged } = await openDesk('noc');
    hostOf('noc').fault = { status: 503 };
    start();
    await raise(submissionDown);
    for (const seconds of [5, 10, 20, 40, 80, 160, 320, 600, 600]) {
      const nextAttemptAt = new Date(rooms.clock().getTime() + seconds * 1000);
      await logged({ level: 40, response: 'HTTP 503', nextAttemptAt: nextAttemptAt.toISOString() });
      pass(seconds);
    }
    hostOf('noc').fault = null;
    pass(600);
    await logged({ level: 30, response: 'HTTP 202' });
  });

  test('do not wait behind one that the webhook cannot take', async () => {
    const { start, raise, pass, heard, hostOf } = await openDesk('noc');
    hostOf('noc').fault = ({ body }) => (body.includes('"submission"') ? { status: 500 } : null);
    start();
    await raise(submissionDown, submissionUp, unread);
    await heard('noc', ['submission raised', 'mailbox:incidents raised']);
    pass(4);
    await raise(late);
    await heard('noc', ['submission raised', 'mailbox:incidents raised', 'acknowledgements raised']);
    hostOf('noc').fault = null;
    pass(1);
    const atLast = ['submission raised', 'submission recovered'];
    await heard('noc', [
      ...['submission raised', 'mailbox:incidents raised', 'acknowledgements raised'],
      ...atLast,
    ]);
  });

  test('leave a webhook alone for as long as it asks, within reason', async () => {
    const { start, raise, pass, heard, hostOf, logged } = await openDesk('noc');
    hostOf('noc').fault = { status: 429, headers: { 'retry-after': '120' } };
    start();
    await raise(submissionDown);
    await logged({ level: 40, nextAttemptAt: '2026-03-02T09:02:00.000Z' });
    hostOf('noc').fault = { status: 429, headers: { 'retry-after': '86400' } };
    pass(120);
    await logged({ level: 40, nextAttemptAt: '2026-03-02T09:17:00.000Z' });
    hostOf('noc').fault = null;
    pass(15 * 60);
    await heard('noc', ['submission raised', 'submission raised', 'submission raised']);
  });

  test('that are refused are told of loudly, and not sent again; the end of such a one is sent', async () => {
    const { start, raise, pass, heard, hostOf, logged } = await openDesk('noc');
    hostOf('noc').fault = { status: 404, body: 'no such workflow' };
    start();
    await raise(submissionDown);
    await logged({ level: 50, webhook: 'noc', response: 'HTTP 404 no such workflow' });
    hostOf('noc').fault = null;
    pass(hour);
    await raise(submissionUp);
    await heard('noc', ['submission raised', 'submission recovered']);
  });

  test('leave no address and no secret in the log', async () => {
    const { start, raise, hostOf, logged, lines } = await openDesk('noc');
    hostOf('noc').fault = { status: 404, body: `no ${hostOf('noc').url}/4f2c for a secret` };
    start();
    await raise(submissionDown);
    await logged({ level: 50, response: 'HTTP 404 no … for …' });
    expect(JSON.stringify(lines)).not.toMatch(/4f2c|a secret/);
  });
});

describe('an alert in the air when the daemon ends', () => {
  test('is sent after the next start, under the same id', async () => {
    const { start, raise, pass, hostOf } = await openDesk('noc');
    hostOf('noc').fault = 'hang';
    const { leave } = start();
    await raise(submissionDown);
    await expect.poll(() => hostOf('noc').heard).toHaveLength(1);
    await leave();
    hostOf('noc').fault = null;
    pass(60);
    start();
    await expect.poll(() => hostOf('noc').heard, { timeout: 5_000 }).toHaveLength(2);
    const ids = hostOf('noc').heard.map(({ body }) => JSON.parse(body).id);
    expect(new Set(ids).size).toBe(1);
  });

  test('is not sent again and again by a daemon that cannot write down its end', async () => {
    const { rooms, start, raise, hostOf } = await openDesk('noc');
    const store = {
      takeNotice: rooms.store.takeNotice.bind(rooms.store),
      recordTelling: () => Promise.reject(new Error('database or disk is full')),
    };
    await raise(submissionDown);
    await expect(start({ store }).over).rejects.toThrow('disk is full');
    await raise(unread);
    await expect(start({ store }).over).rejects.toThrow('disk is full');
    expect(alertsIn(hostOf('noc'))).toEqual(['submission raised', 'mailbox:incidents raised']);
  });
});

describe('an alert that a webhook has not taken for a day', () => {
  test('is given up, and the log says so', async () => {
    const { rooms, start, raise, pass, hostOf, logged } = await openDesk('noc');
    hostOf('noc').fault = { status: 502 };
    start();
    await raise(submissionDown);
    await logged({ level: 40 });
    pass(24 * hour + 1);
    await giveUpOldAlerts(rooms);
    await logged({
      ...{ level: 50, msg: 'a webhook was not told an alert within a day', webhook: 'noc' },
      ...{ alert: 'submission:urgent:raised:2026-03-02T09:00:00.000Z', response: 'HTTP 502' },
    });
  });
});

describe('a webhook taken out of the configuration while alerts wait for it', () => {
  test('is named at the start; back within a day it is told them', async () => {
    const { rooms, start, raise, pass, heard, lines } = await openDesk('on-call', 'noc');
    start({}, ['on-call']);
    await raise(submissionDown);
    await warnOfStrandedAlerts([{ name: 'on-call' }], rooms);
    expect(lines).toContainEqual(expect.objectContaining({ level: 40, webhook: 'noc', alerts: 1 }));
    pass(23 * hour);
    await giveUpOldAlerts(rooms);
    start({}, ['noc']);
    await heard('noc', ['submission raised']);
  });

  test('is told nothing that is older than a day', async () => {
    const { rooms, start, raise, pass, heard, logged } = await openDesk('on-call', 'noc');
    await raise(submissionDown);
    pass(25 * hour);
    await giveUpOldAlerts(rooms);
    await logged({ level: 50, webhook: 'noc', attempts: 0, response: null });
    start();
    await raise(unread);
    await heard('noc', ['mailbox:incidents raised']);
  });
});
