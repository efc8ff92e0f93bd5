import { type Granted, nameOf, seal, unseal } from './seal.ts';

/** Where the successors of written refresh tokens are kept, sealed, by name. */
export interface Kept {
  refreshToken(name: string): Promise<Uint8Array | null>;
  keepRefreshToken(name: string, sealed: Uint8Array, at: Date): Promise<void>;
}

/** The refresh token to use: the written one, or the last that an endpoint has put in its place. */
export class RefreshToken {
  readonly #granted: Granted;
  readonly #kept: Kept;
  readonly #randomBytes: (size: number) => Uint8Array;
  /** Known to nobody else, while it cannot be kept. */
  #unkept: string | null = null;

  constructor(granted: Granted, kept: Kept, randomBytes: (size: number) => Uint8Array) {
    this.#granted = granted;
    this.#kept = kept;
    this.#randomBytes = randomBytes;
  }

  /** Asked anew each time, because another process (`acuse check`) may have changed it. Throws when it cannot be recalled. */
  async current(): Promise<string> {
    if (this.#unkept !== null) return this.#unkept;
    const sealed = await this.#kept.refreshToken(nameOf(this.#granted));
    return (sealed && unseal(sealed, this.#granted)) ?? this.#granted.refreshToken;
  }

  /** From now on this one. Throws when it cannot be kept; it is used all the same. */
  async replace(token: string, at: Date): Promise<void> {
    this.#unkept = token;
    const sealed = seal(token, this.#granted, this.#randomBytes);
    await this.#kept.keepRefreshToken(nameOf(this.#granted), sealed, at);
    this.#unkept = null;
  }
}
