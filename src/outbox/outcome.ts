/**
 * What the submission server made of one letter. `response` is the server's (or the socket's) own words.
 * - sent: 250 after DATA; responsibility has passed on.
 * - later: 4xx, or the connection broke where the outcome is unknown; the same bytes go again.
 * - never: the recipient or the content was refused for good.
 * - us: the road itself is closed (no connection, TLS, sign-in, MAIL FROM); no letter is to blame.
 */
export type SendOutcome =
  | { type: 'sent'; response: string }
  | { type: 'later'; response: string }
  | { type: 'never'; response: string }
  | { type: 'us'; phase: string; response: string };
