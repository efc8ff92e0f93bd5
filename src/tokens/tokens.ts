import type { Credential, GiveToken } from './credential.ts';
import { type TokenDoors, TokenSource } from './token-source.ts';

export { post } from './post.ts';

/** The access tokens of every mailbox and of the submission server; what signs in alike shares them. */
export class Tokens {
  readonly #doors: TokenDoors;
  readonly #sources = new Map<string, TokenSource>();

  constructor(doors: TokenDoors) {
    this.#doors = doors;
  }

  /** Whoever signs in with this credential gets its tokens here; undefined for who signs in otherwise. */
  of(credential: Credential | undefined): GiveToken | undefined {
    if (credential === undefined) return undefined;
    const source = this.#sources.get(keyOf(credential)) ?? this.#add(credential);
    return refused => source.give(refused);
  }

  #add(credential: Credential): TokenSource {
    const source = new TokenSource(credential, this.#doors);
    this.#sources.set(keyOf(credential), source);
    return source;
  }
}

function keyOf({ tokenEndpoint, clientId, clientSecret, refreshToken, scope, ca }: Credential): string {
  return JSON.stringify([tokenEndpoint, clientId, clientSecret, refreshToken, scope, ca]);
}
