import { expect, onTestFinished, test } from 'vitest';
import { ping } from '../../src/outbox/heartbeat.ts';
import { startWebhookHost, type WebhookHost } from '../hosts/webhook.ts';

const patience = { opening: 2_000, answer: 300, words: 100 };

async function startHost(): Promise<WebhookHost> {
  const host = await startWebhookHost();
  onTestFinished(() => host.stop());
  return host;
}

function pingTo({ url }: WebhookHost): Promise<string | null> {
  return ping({ url: `${url}/ping/4f2c` }, new AbortController().signal, patience);
}

test('a ping is a plain GET, which every service of this kind takes', async () => {
  const host = await startHost();
  expect(await pingTo(host)).toBeNull();
  expect(host.heard).toMatchObject([{ method: 'GET', path: '/ping/4f2c', body: '' }]);
});

test('a ping that was not heard says why', async () => {
  const host = await startHost();
  host.fault = { status: 404, body: 'no such check' };
  expect(await pingTo(host)).toBe('HTTP 404');
  host.fault = { status: 301, headers: { location: '/elsewhere' } };
  expect(await pingTo(host)).toBe('HTTP 301');
  host.fault = 'hang';
  expect(await pingTo(host)).toBe('no answer within 0.3 s');
  await host.close();
  expect(await pingTo(host)).toContain('ECONNREFUSED');
});
