import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { beat, isWell } from '../../src/flow/heartbeat.ts';
import { type HealthFacts, judgeHealth } from '../../src/web/health.ts';
import { startWebhookHost } from '../hosts/webhook.ts';
import { nine } from '../promise/notices.ts';

const facts: HealthFacts = {
  startedAt: nine,
  mailboxes: [{ name: 'incidents', lastGoodPollAt: nine, failure: null, failingSince: null }],
  ...{ oldestUnacknowledged: null, acknowledgementsOverdue: 0, quarantined: 0 },
  ...{ lettersWaiting: 0, lettersHeld: 0, lettersRefused: 0, watchFailure: null, alerts: [] },
  ...{ submissionPaused: null, database: { failure: null }, warnings: [] },
};

/** A daemon that pings a real server, well until it is told otherwise. */
async function startBeating() {
  const host = await startWebhookHost();
  const state = { facts, looks: 0 };
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: line => void lines.push(JSON.parse(line).msg) });
  const over = new AbortController();
  const health = async () => {
    state.looks += 1;
    return judgeHealth(state.facts, nine);
  };
  const beating = beat({ url: `${host.url}/ping/4f2c`, every: 5 }, { health, log }, over.signal);
  onTestFinished(async () => {
    over.abort();
    await beating;
    await host.stop();
  });
  return { ...{ host, state, lines }, count: () => host.heard.length };
}

test('while all is well the heartbeat goes on and on', async () => {
  const { count, lines } = await startBeating();
  await expect.poll(count).toBeGreaterThan(3);
  expect(lines).toEqual([]);
});

test('while something is wrong it is silent, and begins again by itself', async () => {
  const { count, state } = await startBeating();
  await expect.poll(count).toBeGreaterThan(0);
  state.facts = { ...facts, database: { failure: 'disk full' } };
  // A ping that was decided before may still be under way.
  const looksBefore = state.looks;
  await expect.poll(() => state.looks).toBeGreaterThan(looksBefore + 1);
  const pingsBefore = count();
  await expect.poll(() => state.looks).toBeGreaterThan(looksBefore + 5);
  expect(count()).toBe(pingsBefore);
  state.facts = facts;
  await expect.poll(count).toBeGreaterThan(pingsBefore);
});

test('a heartbeat that is not heard is told once, and once when it is heard again', async () => {
  const { count, host, lines } = await startBeating();
  host.fault = { status: 404 };
  await expect.poll(count).toBeGreaterThan(5);
  host.fault = null;
  await expect.poll(() => lines).toEqual(['pings are not heard', 'pings are heard again']);
});

test('a daemon that has not read its mailboxes is not well yet, however often it is started', () => {
  const unread = facts.mailboxes.map(mailbox => ({ ...mailbox, lastGoodPollAt: null }));
  const starting = judgeHealth({ ...facts, mailboxes: unread }, nine);
  expect(starting.ok).toBe(true);
  expect(isWell(starting)).toBe(false);
  expect(isWell(judgeHealth(facts, nine))).toBe(true);
});
