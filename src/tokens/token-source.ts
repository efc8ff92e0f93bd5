import { withoutAddresses } from '../mail/without-addresses.ts';
import { type Issued, type Refused, readAnswer } from './answer.ts';
import type { AccessToken, Credential } from './credential.ts';
import type { Post } from './post.ts';
import { type Kept, RefreshToken } from './refresh-token.ts';

/** What a source takes from outside. */
export interface TokenDoors {
  post: Post;
  kept: Kept;
  clock: () => Date;
  random: () => number;
  randomBytes: (size: number) => Uint8Array;
  log: TokenLog;
  /** Raised when it is time to leave: nobody waits for an answer any more. */
  signal: AbortSignal;
}

/** What is told; never a token or a secret. */
export interface TokenLog {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Milliseconds an endpoint may take to answer. */
const patience = 15_000;
/** A token is renewed so long before its end, or in the last fifth of a short life. */
const renewBefore = 5 * 60_000;
const renewInLast = 1 / 5;
/** Milliseconds in which an endpoint that could not answer is not asked again: the first wait, and the longest. */
const passing = { first: 1_000, longest: 60_000 };
/** A refusal heals only by a person; endpoints slow down, or lock out, those who ask again and again. */
const lasting = { first: 30_000, longest: 300_000 };
/** Milliseconds an endpoint may make us wait by Retry-After. */
const longestObedience = 15 * 60_000;

interface Held {
  token: string;
  renewAt: number;
  endsAt: number;
}

/**
 * The access tokens of one credential. However many ask, one question is under way at a time, and none while the
 * endpoint is left alone after a failure. A token at hand outlives the endpoint's trouble as long as it is good.
 */
export class TokenSource {
  readonly #credential: Credential;
  readonly #doors: TokenDoors;
  readonly #refreshToken: RefreshToken | null;
  #held: Held | null = null;
  #asking: Promise<AccessToken> | null = null;
  #failure: (Refused & { since: number; until: number }) | null = null;
  #failures = 0;

  constructor(credential: Credential, doors: TokenDoors) {
    const { refreshToken } = credential;
    this.#credential = credential;
    this.#doors = doors;
    this.#refreshToken =
      refreshToken === undefined
        ? null
        : new RefreshToken({ ...credential, refreshToken }, doors.kept, doors.randomBytes);
  }

  /** A token that is good for a while yet, and not the `refused` one; or why there is none. Never throws. */
  async give(refused?: string): Promise<AccessToken> {
    if (refused !== undefined && this.#held?.token === refused) this.#held = null;
    const now = this.#doors.clock().getTime();
    if (this.#held && now < this.#held.renewAt) return { token: this.#held.token };
    // A clock that was set back must not keep us waiting for as long.
    if (this.#failure && this.#failure.since <= now && now < this.#failure.until)
      return this.#atHand(this.#failure);
    this.#asking ??= this.#renew().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #renew(): Promise<AccessToken> {
    const answer = await this.#ask();
    if ('failure' in answer) return this.#fail(answer);
    const { token, lifetime, refreshToken } = answer;
    const now = this.#doors.clock().getTime();
    const renewAt = now + lifetime - Math.min(renewBefore, lifetime * renewInLast);
    this.#held = { token, renewAt, endsAt: now + lifetime };
    this.#failure = null;
    this.#failures = 0;
    this.#doors.log.debug({ ...this.#name(), renewAt: new Date(renewAt) }, 'access token issued');
    if (refreshToken !== null) await this.#replaceRefreshToken(refreshToken);
    return { token };
  }

  async #ask(): Promise<Issued | Refused> {
    const { post, clock, signal } = this.#doors;
    const { tokenEndpoint: url, ca } = this.#credential;
    const tooLate = AbortSignal.timeout(patience);
    try {
      const form = await this.#form();
      const answer = await post({ url, ca }, form, AbortSignal.any([signal, tooLate]));
      return readAnswer(answer, this.#credential, clock());
    } catch (error) {
      const words = tooLate.aborted ? `no answer within ${patience / 1000} s` : wordsOf(error);
      const failure = `cannot ask the token endpoint ${new URL(url).host}: ${words}`;
      return { failure, isLasting: false, retryAfter: null };
    }
  }

  async #form(): Promise<URLSearchParams> {
    const { clientId, clientSecret, scope } = this.#credential;
    const refreshToken = await this.#refreshToken?.current();
    return new URLSearchParams({
      client_id: clientId,
      ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
      ...(scope === undefined ? {} : { scope }),
      ...(refreshToken === undefined
        ? { grant_type: 'client_credentials' }
        : { grant_type: 'refresh_token', refresh_token: refreshToken }),
    });
  }

  #fail(refused: Refused): AccessToken {
    const { clock, random, signal, log } = this.#doors;
    const { first, longest } = refused.isLasting ? lasting : passing;
    const wait = Math.min(longest, first * 2 ** this.#failures++) * (0.8 + 0.4 * random());
    const asked = Math.min(longestObedience, refused.retryAfter ?? 0);
    const since = clock().getTime();
    const until = since + Math.max(wait, asked);
    this.#failure = { ...refused, since, until };
    const reason = withoutAddresses(refused.failure);
    const facts = { ...this.#name(), reason, nextTryAt: new Date(until) };
    if (!signal.aborted) log[refused.isLasting ? 'error' : 'warn'](facts, 'no access token');
    return this.#atHand(refused);
  }

  #atHand({ failure, isLasting }: Refused): AccessToken {
    const isGood = this.#held && this.#doors.clock().getTime() < this.#held.endsAt;
    return this.#held && isGood ? { token: this.#held.token } : { failure, isLasting };
  }

  /** The endpoint may take the earlier one no more: it has to be on the disk before anything else happens. */
  async #replaceRefreshToken(token: string): Promise<void> {
    const { clock, log } = this.#doors;
    try {
      await this.#refreshToken?.replace(token, clock());
    } catch (error) {
      const reason = `if acuse ends before the next is kept, access has to be granted anew: ${wordsOf(error)}`;
      log.error({ ...this.#name(), reason }, 'a new refresh token cannot be kept');
    }
  }

  #name(): { client: string } {
    return { client: this.#credential.clientId };
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A host with several addresses gives an error without words for all of them together.
  return error.message || ('code' in error ? String(error.code) : error.name);
}
