import { createHmac } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Posted } from '../../src/outbox/notice-json.ts';
import { type PostDoors, postNotice, type Webhook } from '../../src/outbox/webhook.ts';
import { type Certificate, temporaryCertificate } from '../hosts/certificate.ts';
import { startWebhookHost, type WebhookHost } from '../hosts/webhook.ts';
import { whereCertificates } from '../hosts/where.ts';
import { nine, submissionDown, submissionUp } from '../promise/notices.ts';
import { startScriptedServer } from './scripted-server.ts';

const secret = 'a secret of both sides';
const raised = { id: 'submission:urgent:raised:2026-03-02T09:00:00.000Z', notice: submissionDown };
const desk = { name: 'Service Desk LatAm', language: 'es', timezone: 'America/Bogota' } as const;
const patience = { opening: 2_000, answer: 2_000, words: 100 };

async function startHost(certificate?: Certificate): Promise<WebhookHost> {
  const host = await startWebhookHost(certificate);
  onTestFinished(() => host.stop());
  return host;
}

function json(host: WebhookHost): Webhook {
  return { name: 'on-call', format: 'json', url: `${host.url}/hooks/4f2c?key=9`, secret };
}

function teams(host: WebhookHost): Webhook {
  return { name: 'noc', format: 'teams', url: `${host.url}/workflows/4f2c?sig=9` };
}

function send(webhook: Webhook, posted: Posted = raised, doors: Partial<PostDoors> = {}) {
  const { signal } = new AbortController();
  return postNotice(webhook, posted, { desk, clock: () => nine, signal, patience, ...doors });
}

describe('an alert as JSON', () => {
  test('says who raises it, what stands in the way, since when, and what to do', async () => {
    const host = await startHost();
    expect(await send(json(host))).toEqual({ type: 'sent', response: 'HTTP 202' });
    const [request] = host.heard;
    expect(request).toMatchObject({ method: 'POST', path: '/hooks/4f2c?key=9' });
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'acuse' });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      version: 1,
      id: 'submission:urgent:raised:2026-03-02T09:00:00.000Z',
      desk: 'Service Desk LatAm',
      cause: 'submission',
      level: 'urgent',
      state: 'raised',
      headline: submissionDown.headline,
      details: submissionDown.details,
      raisedAt: '2026-03-02T09:00:00.000Z',
      recoveredAt: null,
    });
  });

  test('is signed together with the second it was sent in', async () => {
    const host = await startHost();
    await send(json(host));
    const [request] = host.heard;
    const timestamp = String(nine.getTime() / 1000);
    const signature = createHmac('sha256', secret).update(`${timestamp}.${request?.body}`).digest('hex');
    expect(request?.headers).toMatchObject({
      ...{ 'acuse-timestamp': timestamp, 'acuse-signature': `sha256=${signature}` },
    });
  });

  test('says when it is over', async () => {
    const host = await startHost();
    await send(json(host), { id: 'over', notice: submissionUp });
    expect(JSON.parse(host.heard[0]?.body ?? '')).toMatchObject({
      ...{ cause: 'submission', state: 'recovered' },
      ...{ raisedAt: '2026-03-02T09:00:00.000Z', recoveredAt: '2026-03-02T09:30:00.000Z' },
    });
  });
});

describe('an alert for Teams', () => {
  async function cardOf(posted: Posted) {
    const host = await startHost();
    expect(await send(teams(host), posted)).toMatchObject({ type: 'sent' });
    expect(host.heard[0]?.headers).not.toHaveProperty('acuse-signature');
    return JSON.parse(host.heard[0]?.body ?? '');
  }

  test('is a message with an Adaptive Card, in the language and the time of the desk', async () => {
    const message = await cardOf(raised);
    expect(message).toMatchObject({
      type: 'message',
      attachments: [
        { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } },
      ],
    });
    expect(textsIn(message)).toEqual([
      'Urgente · Service Desk LatAm',
      submissionDown.headline,
      ...submissionDown.details,
      'Desde el 2 mar 2026, 04:00 (hora de Colombia, GMT-5)',
    ]);
    expect(JSON.stringify(message)).toContain('"style":"attention"');
  });

  test('turns green when it is over, and says how long it stood', async () => {
    const message = await cardOf({ id: 'over', notice: submissionUp });
    expect(textsIn(message)).toEqual([
      'Normalizado · Service Desk LatAm',
      submissionUp.headline,
      '2 mar 2026, 04:00 (hora de Colombia, GMT-5) – 2 mar 2026, 04:30 (hora de Colombia, GMT-5)',
    ]);
    expect(JSON.stringify(message)).toContain('"style":"good"');
  });

  test('holds no Markdown that Teams would read into names', async () => {
    const headline = 'mailbox __incidents__ [1](2) is not read';
    const message = await cardOf({ id: 'x', notice: { ...submissionDown, headline } });
    expect(textsIn(message)).toContain(headline);
    expect(JSON.stringify(message)).not.toContain('"TextBlock"');
  });

  test('stays below the size that Teams takes, whatever is told', async () => {
    const details = Array.from({ length: 500 }, () => 'ñ'.repeat(10_000));
    const host = await startHost();
    await send(teams(host), { id: 'x', notice: { ...submissionDown, details } });
    expect(Buffer.byteLength(host.heard[0]?.body ?? '')).toBeLessThan(28 * 1024);
  });

  function textsIn(message: unknown): string[] {
    const texts: string[] = [];
    JSON.stringify(message, (key, value) => {
      if (key === 'text') texts.push(value);
      return value;
    });
    return texts;
  }
});

describe('what a webhook answers', () => {
  test.each([500, 502, 503, 504, 408, 425])('%i lets the alert be sent later', async status => {
    const host = await startHost();
    host.fault = { status, body: 'busy' };
    expect(await send(json(host))).toEqual({
      ...{ type: 'later', response: `HTTP ${status} busy`, retryAfter: null },
    });
  });

  test.each([400, 401, 403, 404, 410, 413, 422])('%i ends it', async status => {
    const host = await startHost();
    host.fault = { status, body: '{"error":\n"no such workflow"}' };
    expect(await send(json(host))).toEqual({
      ...{ type: 'never', response: `HTTP ${status} {"error": "no such workflow"}` },
    });
  });

  test.each([
    ['120', 120_000],
    ['Mon, 02 Mar 2026 09:05:00 GMT', 300_000],
    ['Mon, 02 Mar 2026 08:05:00 GMT', null],
    ['soon', null],
  ])('429 with Retry-After: %s is obeyed', async (header, retryAfter) => {
    const host = await startHost();
    host.fault = { status: 429, headers: { 'retry-after': header } };
    expect(await send(json(host))).toEqual({ type: 'later', response: 'HTTP 429', retryAfter });
  });

  test.each([301, 302, 307, 308])(
    '%i is followed nowhere: the alert is meant for this address',
    async status => {
      const elsewhere = await startHost();
      const host = await startHost();
      host.fault = { status, headers: { location: `${elsewhere.url}/` } };
      expect(await send(json(host))).toMatchObject({ type: 'later', response: `HTTP ${status}` });
      expect(elsewhere.heard).toEqual([]);
    },
  );

  test('is read no further than a person would, and its status stands', async () => {
    const host = await startHost();
    host.fault = { status: 200, body: 'x'.repeat(1_000_000) };
    const outcome = await send(json(host));
    expect(outcome.type).toBe('sent');
    expect(outcome.response.length).toBeLessThanOrEqual(500);
    host.fault = { status: 200, endless: true };
    expect(await send(json(host))).toEqual({ type: 'sent', response: 'HTTP 200 and …' });
  });

  test('never shows the secret, nor the address that would let others write', async () => {
    const host = await startHost();
    host.fault = { status: 404, body: `no ${host.url}/hooks/4f2c?key=9 nor /hooks/4f2c?key=9 for ${secret}` };
    expect(await send(json(host))).toEqual({ type: 'never', response: 'HTTP 404 no … nor … for …' });
  });
});

describe('a webhook that does not answer', () => {
  test('lets the alert be sent later: silent, cut, not there', async () => {
    const host = await startHost();
    host.fault = 'hang';
    expect(await send(json(host), raised, { patience: { ...patience, answer: 50 } })).toEqual({
      ...{ type: 'later', response: 'no answer within 0.05 s', retryAfter: null },
    });
    host.fault = 'reset';
    expect(await send(json(host))).toMatchObject({
      type: 'later',
      response: expect.stringMatching(/ECONNRESET|hang up/),
    });
    await host.close();
    expect(await send(json(host))).toMatchObject({
      type: 'later',
      response: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('has so long to open a line, also when it takes the connection and says no word', async () => {
    const silent = await startScriptedServer(() => null);
    onTestFinished(() => silent.stop());
    const webhook = { name: 'on-call', format: 'teams', url: `https://127.0.0.1:${silent.port}/` } as const;
    expect(await send(webhook, raised, { patience: { ...patience, opening: 50 } })).toMatchObject({
      ...{ type: 'later', response: 'no connection within 0.05 s' },
    });
  });

  test('keeps nobody waiting who has to leave', async () => {
    const host = await startHost();
    host.fault = 'hang';
    const leaving = new AbortController();
    const outcome = send(json(host), raised, {
      signal: leaving.signal,
      patience: { ...patience, answer: 60_000 },
    });
    leaving.abort();
    expect(await outcome).toMatchObject({ type: 'later' });
  });
});

whereCertificates('the line to a webhook', () => {
  test('is secret, with the authority of the configuration', async () => {
    const own = await temporaryCertificate();
    const other = await temporaryCertificate();
    const host = await startHost(own);
    expect(await send({ ...json(host), ca: own.certificate })).toMatchObject({ type: 'sent' });
    expect(await send(json(host))).toMatchObject({
      type: 'later',
      response: expect.stringContaining('self-signed'),
    });
    expect(await send({ ...json(host), ca: other.certificate })).toMatchObject({ type: 'later' });
    expect(host.heard).toHaveLength(1);
  });
});
