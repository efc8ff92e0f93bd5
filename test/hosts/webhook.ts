import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Certificate } from './certificate.ts';
import { type HttpHost, startHttpHost } from './http.ts';

/** A request as it came. */
export interface Heard {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What is answered in place of 202; no answer ever; the connection cut; a status whose words never end. */
export type WebhookFault =
  | { status: number; body?: string; headers?: Record<string, string> }
  | 'hang'
  | 'reset'
  | { status: number; endless: true };

/** A receiver of alerts and pings that takes whatever comes, unless told otherwise, and keeps it. */
export interface WebhookHost extends HttpHost {
  heard: Heard[];
  /** Switched on by assignment, off by null; or chosen by the request. */
  fault: WebhookFault | null | ((heard: Heard) => WebhookFault | null);
}

export async function startWebhookHost(certificate?: Certificate): Promise<WebhookHost> {
  const heard: Heard[] = [];

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url: path, headers } = request;
    const one = { method, path, headers, body: await text(request) };
    heard.push(one);
    const fault = typeof host.fault === 'function' ? host.fault(one) : host.fault;
    if (fault === 'hang') return;
    if (fault === 'reset') request.socket.resetAndDestroy();
    else if (fault === null) response.writeHead(202).end();
    else if ('endless' in fault) response.writeHead(fault.status).write('and');
    else response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
  }

  const server = await startHttpHost((request, response) => {
    take(request, response).catch(() => response.destroy());
  }, certificate);
  const host: WebhookHost = { ...server, heard, fault: null };
  return host;
}
