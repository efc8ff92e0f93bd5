import { type Answer, ask, type Patience } from './http.ts';
import { type Desk, type Posted, type Written, writeJson } from './notice-json.ts';
import { inOneLine } from './response.ts';
import { writeCard } from './teams-card.ts';

/** An address that takes alerts, and how it wants them. */
export type Webhook = {
  name: string;
  /** https, or http on this machine. Whoever knows it may be able to use it. */
  url: string;
  /** The authorities to trust in place of the well-known ones, PEM. */
  ca?: string;
} & ({ format: 'json'; secret: string } | { format: 'teams' });

/**
 * What a webhook made of one alert. `response` is the server's (or the socket's) own words.
 * - sent: 2xx; it has taken the alert.
 * - later: 5xx, 408, 425, 429, a redirection, or no answer; `retryAfter` are the milliseconds it asks for, if it does.
 * - never: any other 4xx; the address is wrong, or we may not, or it cannot read what we write.
 */
export type PostOutcome =
  | { type: 'sent' | 'never'; response: string }
  | { type: 'later'; response: string; retryAfter: number | null };

/** What a post takes from outside. */
export interface PostDoors {
  desk: Desk;
  clock: () => Date;
  /** Raised when it is time to leave: nobody waits for an answer any more. */
  signal: AbortSignal;
  patience?: Patience;
}

/** Hands one alert to one webhook and says what became of it. No fault is thrown, and none makes it wait for ever. */
export async function postNotice(
  webhook: Webhook,
  posted: Posted,
  { desk, clock, signal, patience }: PostDoors,
): Promise<PostOutcome> {
  const { url, ca } = webhook;
  const { body, headers } = write(webhook, posted, desk, clock());
  const answer = await ask({ url, ca, method: 'POST', headers, body }, signal, patience);
  if ('failure' in answer) return { type: 'later', response: answer.failure, retryAfter: null };
  return outcomeOf(answer, secretsOf(webhook), clock());
}

function write(webhook: Webhook, posted: Posted, desk: Desk, at: Date): Written {
  switch (webhook.format) {
    case 'json':
      return writeJson(posted, desk, { secret: webhook.secret, at });
    case 'teams':
      return writeCard(posted, desk);
  }
}

/** The shapes in which a confused server could read back to us what nobody else may know. */
function secretsOf(webhook: Webhook): string[] {
  const { pathname, search } = new URL(webhook.url);
  return [
    webhook.url,
    ...(pathname + search === '/' ? [] : [pathname + search]),
    ...(webhook.format === 'json' ? [webhook.secret] : []),
  ];
}

function outcomeOf({ status, retryAfter, words }: Answer, secrets: string[], now: Date): PostOutcome {
  const response = inOneLine(`HTTP ${status} ${words}`, secrets);
  if (status >= 200 && status < 300) return { type: 'sent', response };
  if (status >= 400 && status < 500 && !passing.has(status)) return { type: 'never', response };
  return { type: 'later', response, retryAfter: waitAsked(retryAfter, now) };
}

/** RFC 9110 15.5.9, RFC 8470, RFC 6585: it was too slow, too early, too much. */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

/** RFC 9110, 10.2.3: seconds, or a date. */
function waitAsked(retryAfter: string | undefined, now: Date): number | null {
  if (retryAfter === undefined) return null;
  const wait = /^\d+$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : new Date(retryAfter).getTime() - now.getTime();
  return wait > 0 ? wait : null;
}
