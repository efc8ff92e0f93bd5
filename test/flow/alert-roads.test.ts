import { expect, onTestFinished, test } from 'vitest';
import { startWebhookHost, type WebhookHost } from '../hosts/webhook.ts';
import { onEmbeddedHost } from '../inbox/hosts.ts';
import { nine, submissionDown } from '../promise/notices.ts';
import { openBoth, owe } from '../store/owing.ts';
import { openDesk } from './desk.ts';

async function startHost(): Promise<WebhookHost> {
  const host = await startWebhookHost();
  onTestFinished(() => host.stop());
  return host;
}

onEmbeddedHost('the daemon', host => {
  test('tells its webhooks what they are owed, and pings once its mailboxes have been read', async () => {
    const [onCall, service] = [await startHost(), await startHost()];
    const webhook = { name: 'on-call', url: onCall.url, format: 'json', secret: 'a secret' };
    const heartbeat = { url: `${service.url}/ping`, every: 'PT1S' };
    const desk = await openDesk(host(), { parts: { alerts: { webhooks: [webhook], heartbeat } } });
    const { store, database } = await openBoth(desk.config.database.url);
    await owe(database, [submissionDown], ['on-call'], nine);
    await store.close();
    const daemon = desk.start();
    await expect.poll(() => onCall.heard, { timeout: 10_000 }).toHaveLength(1);
    await expect.poll(() => service.heard.length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect((await daemon.health()).status).toBe(200);
    await daemon.stop();
  });

  test('ends at once also while a webhook hangs', async () => {
    const onCall = await startHost();
    onCall.fault = 'hang';
    const webhook = { name: 'on-call', url: onCall.url, format: 'teams' };
    const desk = await openDesk(host(), { parts: { alerts: { webhooks: [webhook] } } });
    const { store, database } = await openBoth(desk.config.database.url);
    await owe(database, [submissionDown], ['on-call'], nine);
    await store.close();
    const daemon = desk.start();
    await expect.poll(() => onCall.heard, { timeout: 10_000 }).toHaveLength(1);
    const asked = performance.now();
    await daemon.stop();
    expect(performance.now() - asked).toBeLessThan(5_000);
  });
});
