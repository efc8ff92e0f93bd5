import type { Credential, NoToken } from './credential.ts';
import type { Answer } from './post.ts';
import { plainReason } from './reasons.ts';

/** What a token endpoint gave. */
export interface Issued {
  token: string;
  /** Milliseconds it is good for. */
  lifetime: number;
  /** The one to use from now on, where the endpoint has changed it. */
  refreshToken: string | null;
}

export interface Refused extends NoToken {
  /** Milliseconds to wait before the next question; null where the endpoint does not say. */
  retryAfter: number | null;
}

/** RFC 6749 4.2.2 only recommends to say it; an hour is what most endpoints mean. */
const usualLifetime = 60 * 60_000;

/** Reads the answer to a token request (RFC 6749, 5.1 and 5.2), in words that hold no secret. */
export function readAnswer(answer: Answer, credential: Credential, now: Date): Issued | Refused {
  const said = objectIn(answer.body);
  if (answer.status === 200 && typeof said.access_token === 'string' && said.access_token !== '') {
    const seconds = Number(said.expires_in);
    return {
      token: said.access_token,
      lifetime: seconds > 0 ? seconds * 1000 : usualLifetime,
      refreshToken: typeof said.refresh_token === 'string' ? said.refresh_token : null,
    };
  }
  const error = typeof said.error === 'string' ? said.error : '';
  const description = typeof said.error_description === 'string' ? said.error_description : '';
  const words = withoutSecrets(`HTTP ${answer.status} ${error} ${firstSentences(description)}`, credential);
  const retryAfter = waitAsked(answer.retryAfter, now);
  if (isPassing(answer.status, error, description))
    return { failure: `the token endpoint cannot answer now: ${words}`, isLasting: false, retryAfter };
  return { failure: `${plainReason(error, description)}: ${words}`, isLasting: true, retryAfter };
}

/** RFC 6749 4.1.2.1 and RFC 8628 3.5 name these; the endpoint itself is in trouble, or busy. */
const passingErrors = new Set(['server_error', 'temporarily_unavailable', 'slow_down']);
/** Of Microsoft's codes, which come with any status: a directory that does not answer, too many questions at once. */
const passingCodes = /\bAADSTS(90006|90024|90033|50196)\b/;

function isPassing(status: number, error: string, description: string): boolean {
  // A page of a portal or a proxy with status 200 is no refusal either.
  if (status === 200 || status === 408 || status === 429 || status >= 500) return true;
  return passingErrors.has(error) || passingCodes.test(description);
}

function objectIn(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Microsoft appends ids for its support, which nobody reads in a log. */
function firstSentences(description: string): string {
  return description.replace(/\s*Trace ID:.*/s, '');
}

const longestWords = 300;

function withoutSecrets(words: string, { clientSecret, refreshToken }: Credential): string {
  return [clientSecret, refreshToken]
    .reduce<string>((text, secret) => (secret ? text.replaceAll(secret, '…') : text), words)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, longestWords);
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function waitAsked(retryAfter: string | undefined, now: Date): number | null {
  if (retryAfter === undefined) return null;
  const wait = /^\d+$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : new Date(retryAfter).getTime() - now.getTime();
  return wait > 0 ? wait : null;
}
