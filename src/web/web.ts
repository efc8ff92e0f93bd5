import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Health, Unjudged } from './health.ts';
import type { Metrics } from './metrics.ts';

interface WebDoors {
  health: () => Promise<Health>;
  metrics: Pick<Metrics, 'registry' | 'reflect'>;
  log: { error(fields: object, message: string): void };
}

export interface Web extends AsyncDisposable {
  /** Where it listens; tells the port when 0 was asked for. */
  url: string;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

/** Whoever asks for health has a time-out of its own, usually a few seconds. */
const longestLook = 2_000;
/** How long a request under way may take while closing. */
const longestFarewell = 1_000;

/** Serves `/healthz` and `/metrics`. Rejects when the port cannot be had. */
export async function openWeb(listen: { host: string; port: number }, doors: WebDoors): Promise<Web> {
  const server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (request, response) => {
    answerTo(request, doors).then(
      answer => write(response, answer),
      error => {
        doors.log.error({ err: error, path: request.url }, 'a request could not be answered');
        write(response, text(500, 'internal error'));
      },
    );
  });
  server.maxConnections = 100;
  server.on('error', error => doors.log.error({ err: error }, 'the web server failed'));
  server.listen(listen.port, listen.host);
  await once(server, 'listening');
  return { url: urlOf(server), close: () => close(server), [Symbol.asyncDispose]: () => close(server) };
}

async function answerTo(request: IncomingMessage, doors: WebDoors): Promise<Answer> {
  const [path = ''] = (request.url ?? '').split('?', 1);
  const page = pages.get(path);
  if (page === undefined) return text(404, 'not found');
  if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'method not allowed');
  return page(doors);
}

const pages: ReadonlyMap<string, (doors: WebDoors) => Promise<Answer>> = new Map([
  ['/healthz', healthPage],
  ['/metrics', metricsPage],
]);

async function healthPage(doors: WebDoors): Promise<Answer> {
  const health = await look(doors);
  const body = `${JSON.stringify(health)}\n`;
  return { status: health.ok ? 200 : 503, type: 'application/json; charset=utf-8', body };
}

async function metricsPage(doors: WebDoors): Promise<Answer> {
  const { registry, reflect } = doors.metrics;
  reflect(await look(doors));
  return { status: 200, type: registry.contentType, body: await registry.metrics() };
}

async function look({ health }: WebDoors): Promise<Health | Unjudged> {
  const late = wait(longestLook, unjudged(`no answer within ${longestLook / 1000} s`), { ref: false });
  try {
    return await Promise.race([health(), late]);
  } catch (error) {
    return unjudged(error instanceof Error ? error.message : String(error));
  }
}

function unjudged(why: string): Unjudged {
  return { ok: false, reasons: [`the state of the daemon cannot be found out: ${why}`] };
}

function text(status: number, body: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${body}\n` };
}

function write(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  });
  response.end(body);
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the web server has no port');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const alarm = setTimeout(() => server.closeAllConnections(), longestFarewell);
  await closed;
  clearTimeout(alarm);
}
