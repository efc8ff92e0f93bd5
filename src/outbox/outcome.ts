/**
 * What the submission server made of one letter. `response` is the server's (or the socket's) own words.
 * - sent: 250 after DATA; responsibility has passed on. `messageId` is set when the server says that it gave the
 *   letter another Message-ID (Microsoft 365, Amazon SES): replies will refer to that one.
 * - later: 4xx, or the connection broke where the outcome is unknown; the same bytes go again.
 * - never: the recipient or the content was refused for good.
 * - us: the road itself is closed (no connection, TLS, sign-in, MAIL FROM); no letter is to blame.
 */
export type SendOutcome =
  | { type: 'sent'; response: string; messageId?: string }
  | { type: 'later'; response: string }
  | { type: 'never'; response: string }
  | { type: 'us'; phase: string; response: string };
