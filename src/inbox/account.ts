/** One mailbox to watch, and how its server is reached. */
export interface MailboxAccount {
  name: string;
  address: string;
  imap: {
    host: string;
    port: number;
    /** 'starttls' is a requirement, never an offer; 'none' never tries it. */
    tls: 'implicit' | 'starttls' | 'none';
    user?: string;
    password?: string;
    /** The authority to trust in place of the well-known ones, PEM. */
    ca?: string;
    folder: string;
    processed: string;
    quarantine: string;
    /** Bytes. Of a larger mail only the beginning is downloaded. */
    maxSize: number;
  };
}

/** A token to sign in with (OAuth 2.0), or in plain words why there is none; `isLasting` when only a person can mend it. */
export type AccessToken = { token: string } | { failure: string; isLasting: boolean };

/** Gives a token, and never again the one that the server has `refused`. */
export type GiveToken = (refused?: string) => Promise<AccessToken>;

/** How long each exchange with the server may take, and the rhythm of looking, waiting and trying again. Milliseconds. */
export interface Timings {
  /** Name, TCP and TLS. */
  connect: number;
  greeting: number;
  /** STARTTLS, the sign-in, and what the server then tells about itself. */
  signIn: number;
  select: number;
  list: number;
  /** For one group; `slowestBytesPerSecond` allows more to a large one. */
  fetch: number;
  move: number;
  /** For what is in hand when the signal is raised. */
  farewell: number;
  leave: number;
  poll: number;
  idle: number;
  retryFirst: number;
  retryMost: number;
  refusedFirst: number;
  refusedMost: number;
}

export const usualTimings: Timings = {
  connect: 30_000,
  greeting: 15_000,
  signIn: 30_000,
  select: 30_000,
  list: 60_000,
  fetch: 60_000,
  move: 60_000,
  farewell: 4_000,
  leave: 2_000,
  poll: 60_000,
  // RFC 2177 allows 29 minutes; providers and firewalls drop a silent line much earlier, and some without a word.
  idle: 5 * 60_000,
  retryFirst: 2_000,
  retryMost: 60_000,
  // A refused password does not heal by itself, and directories lock an account after five to ten wrong ones in a
  // quarter of an hour. Three tries in that time keep it open, and still notice a repaired account within the
  // fifteen minutes we have promised to answer in.
  refusedFirst: 60_000,
  refusedMost: 5 * 60_000,
};

export const slowestBytesPerSecond = 20_000;
