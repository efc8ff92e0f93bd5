/** How long each part of a conversation with the submission server may take, in milliseconds. */
export interface Limits {
  dns: number;
  /** DNS, TCP, TLS and STARTTLS together. */
  connection: number;
  greeting: number;
  /** All of the above and EHLO, also when the server sends its answers drop by drop. */
  opening: number;
  signIn: number;
  /** MAIL FROM, RCPT TO, DATA. */
  envelope: number;
  /** From the first byte of the letter to the server's last word, without the time the bytes need. */
  content: number;
  /** How long a connection waits, signed in, for the next letter. */
  idle: number;
  quit: number;
  /** How long `close` waits for letters in hand. */
  closing: number;
}

export const standardLimits: Limits = {
  dns: 10_000,
  connection: 15_000,
  greeting: 10_000,
  opening: 30_000,
  signIn: 30_000,
  envelope: 30_000,
  // RFC 5321 4.5.3.2.6 asks for ten minutes, because giving up early makes a second copy; but an acknowledgement
  // is due in fifteen, and the second copy has the same Message-ID.
  content: 120_000,
  // Servers hang up after five minutes (RFC 5321 4.5.3.2.7).
  idle: 240_000,
  quit: 1_000,
  closing: 5_000,
};

/** The slowest line a letter is given time for: 32 kB/s, a satellite link with others on it. */
export const slowestBytesPerMillisecond = 32;
