import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';

/** What an endpoint has answered. */
export interface Answer {
  status: number;
  retryAfter: string | undefined;
  body: string;
}

/** Sends a form to an endpoint; throws when no answer comes before the signal is raised. */
export type Post = (
  endpoint: { url: string; ca: string | undefined },
  form: URLSearchParams,
  signal: AbortSignal,
) => Promise<Answer>;

/** Over TLS 1.2 or newer, or plainly to http:. Redirections are not followed: what is sent is secret. */
export const post: Post = ({ url, ca }, form, signal) => {
  const [request, tls] = url.startsWith('https:')
    ? [secureRequest, { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) } as const]
    : [plainRequest, {}];
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent: false, headers, signal, ...tls })
      .once('response', response => read(response).then(resolve, reject))
      .on('error', reject)
      .end(form.toString());
  });
};

/** No answer with a token comes near it. */
const longestBody = 256 * 1024;

async function read(response: IncomingMessage): Promise<Answer> {
  response.setEncoding('utf8');
  let body = '';
  for await (const text of response) {
    body += text;
    if (body.length > longestBody) throw new Error('the answer has no end');
  }
  return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body };
}
