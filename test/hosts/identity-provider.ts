import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Certificate } from './certificate.ts';
import { type HttpHost, startHttpHost } from './http.ts';

/** What a token endpoint answers in place of a token. */
export interface Refusal {
  status: number;
  body: object | string;
  headers?: Record<string, string>;
}

/** A token endpoint and, for Dovecot, the endpoint that tells whether a token is good (RFC 7662). */
export interface IdentityProvider extends Omit<HttpHost, 'url'> {
  tokenEndpoint: string;
  /** Answers a bearer token with whether it is active, and a user. */
  introspection: string;
  /** The forms it was sent, in their order. */
  requests: Record<string, string>[];
  /** Answers so, switched on by assignment, off by null; 'hang' never answers. */
  fault: Refusal | 'hang' | null;
  /** Seconds that tokens are said to be good for. */
  lifetime: number;
  /** Gives a new refresh token with each access token and takes the one before no more. */
  rotates: boolean;
  isGood(token: string): boolean;
  /** No token given until now is good any more. */
  revokeAll(): void;
}

/** The client and the first refresh token that the provider knows. */
export const client = { clientId: 'desk-client', clientSecret: 'a-client-secret' };
export const firstRefreshToken = 'refresh-0';

/** Starts one on loopback. Its tokens are good for every user of example.org. */
export async function startIdentityProvider(certificate?: Certificate): Promise<IdentityProvider> {
  const good = new Set<string>();
  let refreshToken = firstRefreshToken;
  let count = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/token') return issue(request, response);
    const token = /^Bearer (.*)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    reply(response, { status: 200, body: { active: String(good.has(token)), email: 'anybody@example.org' } });
  }

  async function issue(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    provider.requests.push(form);
    if (provider.fault === 'hang') return;
    if (provider.fault) return reply(response, provider.fault);
    if (form.client_id !== client.clientId || form.client_secret !== client.clientSecret)
      return reply(response, { status: 401, body: { error: 'invalid_client' } });
    if (form.grant_type === 'refresh_token' && form.refresh_token !== refreshToken)
      return reply(response, { status: 400, body: { error: 'invalid_grant' } });
    const token = `token-${++count}`;
    good.add(token);
    if (provider.rotates) refreshToken = `refresh-${count}`;
    reply(response, {
      status: 200,
      body: {
        ...{ access_token: token, token_type: 'Bearer', expires_in: provider.lifetime },
        ...(provider.rotates ? { refresh_token: refreshToken } : {}),
      },
    });
  }

  const { url, ...host } = await startHttpHost((request, response) => {
    answer(request, response).catch(() => response.destroy());
  }, certificate);
  const provider: IdentityProvider = {
    ...{ ...host, tokenEndpoint: `${url}/token`, introspection: `${url}/introspect` },
    ...{ requests: [], fault: null, lifetime: 3600, rotates: false },
    isGood: token => good.has(token),
    revokeAll: () => good.clear(),
  };
  return provider;
}

function reply(response: ServerResponse, { status, body, headers = {} }: Refusal): void {
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(content);
}
