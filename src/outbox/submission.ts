/** Where letters are handed in, and as whom. */
export interface Submission {
  host: string;
  port: number;
  /** `starttls` is required, never fallen back from; `none` never tries. */
  tls: 'implicit' | 'starttls' | 'none';
  user?: string;
  password?: string;
  /** PEM of the only authority to believe, instead of the well-known ones. */
  ca?: string;
  /** The most connections open at one time. */
  connections: number;
}

/** A letter's envelope and its finished bytes, which are sent as they are. */
export interface Sendable {
  envelope: { from: string; to: string };
  bytes: Uint8Array;
}
