import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Health } from '../../src/web/health.ts';
import { createMetrics, type Metrics } from '../../src/web/metrics.ts';
import { openWeb, type Web } from '../../src/web/web.ts';

const well: Health = {
  ok: true,
  reasons: [],
  judgedAt: new Date('2026-11-23T12:00:30Z'),
  mailboxes: [
    {
      name: 'incidents',
      lastGoodPollAt: new Date('2026-11-23T12:00:00Z'),
      failure: null,
      failingSince: null,
    },
  ],
  oldestUnacknowledged: null,
  acknowledgementsOverdue: 0,
  lettersWaiting: { owed: 2, held: 0, refused: 1 },
  quarantined: 1,
  submissionPaused: null,
  database: { failure: null },
  warnings: [],
  alerts: [],
};

let web: Web;
let metrics: Metrics;

afterEach(() => web.close());

async function open(health: () => Promise<Health> = async () => well): Promise<void> {
  metrics = createMetrics();
  web = await openWeb({ host: '127.0.0.1', port: 0 }, { health, metrics, log: { error: () => undefined } });
}

describe('/healthz', () => {
  test('answers 200 and the facts while all is well', async () => {
    await open();
    const response = await fetch(`${web.url}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(well)));
  });

  test('answers 503 and the reasons when it is not', async () => {
    await open(async () => ({ ...well, ok: false, reasons: ['an acknowledgement is overdue'] }));
    const response = await fetch(`${web.url}/healthz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ ok: false, reasons: ['an acknowledgement is overdue'] });
  });

  test('answers 503 when the facts cannot be found', async () => {
    await open(() => Promise.reject(new Error('database is locked')));
    const response = await fetch(`${web.url}/healthz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      ok: false,
      reasons: ['the state of the daemon cannot be found out: database is locked'],
    });
  });

  test('answers within about two seconds also when the facts never come', async () => {
    await open(() => new Promise(() => undefined));
    const response = await fetch(`${web.url}/healthz`, { signal: AbortSignal.timeout(3_000) });
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      ok: false,
      reasons: ['the state of the daemon cannot be found out: no answer within 2 s'],
    });
  });
});

describe('/metrics', () => {
  test('tells what was counted, in the words of Prometheus', async () => {
    await open();
    metrics.mails.inc({ mailbox: 'incidents', disposition: 'opened' });
    metrics.letters.inc({ kind: 'acknowledgement', outcome: 'sent' });
    metrics.acknowledgement.observe({ mailbox: 'incidents' }, 0.8);
    metrics.keep.observe(0.004);
    metrics.record.observe(0.03);
    const response = await fetch(`${web.url}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    for (const line of [
      'acuse_mails_total{mailbox="incidents",disposition="opened"} 1',
      'acuse_letters_total{kind="acknowledgement",outcome="sent"} 1',
      'acuse_acknowledgement_seconds_bucket{le="0.5",mailbox="incidents"} 0',
      'acuse_acknowledgement_seconds_bucket{le="1",mailbox="incidents"} 1',
      'acuse_keep_seconds_count 1',
      'acuse_record_seconds_count 1',
      'process_start_time_seconds',
    ])
      expect(text).toContain(line);
  });

  test('shows the health of the moment', async () => {
    await open();
    const text = await (await fetch(`${web.url}/metrics`)).text();
    for (const line of [
      'acuse_healthy 1',
      'acuse_letters_waiting{state="owed"} 2',
      'acuse_letters_waiting{state="refused"} 1',
      'acuse_oldest_open_promise_seconds 0',
      'acuse_alerts{level="breach"} 0',
      'acuse_mails_in_quarantine 1',
      'acuse_acknowledgements_overdue 0',
      'acuse_submission_paused 0',
      'acuse_mailbox_last_good_poll_timestamp_seconds{mailbox="incidents"} 1795435200',
    ])
      expect(text).toContain(line);
  });

  test('still answers when the facts cannot be found', async () => {
    await open(() => Promise.reject(new Error('database is locked')));
    const response = await fetch(`${web.url}/metrics`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('acuse_healthy 0');
  });
});

describe('the web server', () => {
  test('knows no other page and only reads', async () => {
    await open();
    for (const path of ['/', '/healthz/', '/metrics/x', '//healthz'])
      expect((await fetch(web.url + path)).status).toBe(404);
    const post = await fetch(`${web.url}/healthz`, { method: 'POST', body: 'x' });
    expect(post.status).toBe(405);
    expect(post.headers.get('allow')).toBe('GET, HEAD');
    const head = await fetch(`${web.url}/healthz?from=probe`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('tells browsers to run, guess, frame and keep nothing', async () => {
    await open();
    for (const path of ['/healthz', '/metrics', '/nothing']) {
      const { headers } = await fetch(web.url + path);
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test('closes at once over connections kept alive, and soon over one that asks for ever', async () => {
    await open();
    await fetch(`${web.url}/healthz`);
    const slow = connect(Number(new URL(web.url).port), '127.0.0.1');
    slow.on('error', () => slow.destroy());
    await once(slow, 'connect');
    slow.write('GET /healthz HTTP/1.1\r\n');
    const startedAt = performance.now();
    await web.close();
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  test('says which port cannot be had', async () => {
    await open();
    const port = Number(new URL(web.url).port);
    const second = openWeb(
      { host: '127.0.0.1', port },
      { health: async () => well, metrics, log: { error: () => undefined } },
    );
    await expect(second).rejects.toThrow(`EADDRINUSE: address already in use 127.0.0.1:${port}`);
  });
});
