import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';

/** What is sent to a server, and whom it has to prove to be. */
export interface Question {
  /** https, or http on this machine. */
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body: string;
  /** The authorities to trust in place of the well-known ones, PEM. */
  ca: string | undefined;
}

/** How a server has answered: its status, and the beginning of its words. */
export interface Answer {
  status: number;
  retryAfter: string | undefined;
  words: string;
}

/** Why no status came, in words that name the host at most. */
export interface Silence {
  failure: string;
}

/** How long each part of a conversation may take, in milliseconds. */
export interface Patience {
  /** DNS, TCP and TLS together. */
  opening: number;
  /** From there until the status has come. */
  answer: number;
  /** The words behind the status. */
  words: number;
}

const standardPatience: Patience = { opening: 10_000, answer: 20_000, words: 3_000 };

/**
 * Asks once, over TLS 1.2 or newer, or plainly to http:. Redirections are not followed: what is sent is meant for this
 * address alone. Never throws; every wait has an end, at once when the signal is raised.
 */
export function ask(
  { url, method, headers, body, ca }: Question,
  signal: AbortSignal,
  patience: Patience = standardPatience,
): Promise<Answer | Silence> {
  const isSecure = url.startsWith('https:');
  const [request, tls] = isSecure
    ? [secureRequest, { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) } as const]
    : [plainRequest, {}];
  const own = { 'user-agent': 'acuse', 'content-length': Buffer.byteLength(body) };
  return new Promise(resolve => {
    let alarm: NodeJS.Timeout | undefined;
    const asked = request(url, { method, agent: false, headers: { ...own, ...headers }, signal, ...tls });
    const enter = (limit: number, missing: string) => {
      clearTimeout(alarm);
      alarm = setTimeout(() => asked.destroy(new Error(`no ${missing} within ${limit / 1000} s`)), limit);
    };
    enter(patience.opening, 'connection');
    asked
      .once('socket', socket =>
        socket.once(isSecure ? 'secureConnect' : 'connect', () => enter(patience.answer, 'answer')),
      )
      .once('response', response => {
        enter(patience.words, 'end of the answer');
        resolve(read(response));
      })
      .once('close', () => clearTimeout(alarm))
      .on('error', error => resolve({ failure: wordsOf(error) }))
      .end(body);
  });
}

/** Characters of an answer that are worth reading. */
const longestWords = 2_000;

/** The status stands, whatever becomes of the words behind it. */
async function read(response: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  const answer = { status, retryAfter: headers['retry-after'], words: '' };
  response.setEncoding('utf8');
  try {
    for await (const text of response) {
      answer.words += text;
      if (answer.words.length > longestWords) break;
    }
  } catch {
    answer.words += ' …';
  }
  return answer;
}

function wordsOf(error: Error): string {
  // A host with several addresses gives an error without words for all of them together.
  return error.message || ('code' in error ? String(error.code) : error.name);
}
