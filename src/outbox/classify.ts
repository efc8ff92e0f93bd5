import type { SendOutcome } from './outcome.ts';

/**
 * How far a conversation with the submission server had come, in its order (RFC 5321 section 3). `token`: there was none
 * to sign in with, and so no conversation. Up to `sign-in` no letter has been named. `letter`: our side found the letter impossible. `sender`: the answer to MAIL FROM.
 * `recipient`: from MAIL FROM until the server asks for the text. `content`: from there to its last word.
 */
export type Phase =
  | 'token'
  | 'connect'
  | 'tls'
  | 'greeting'
  | 'ehlo'
  | 'sign-in'
  | 'closing'
  | 'letter'
  | 'sender'
  | 'recipient'
  | 'content';

/** Where a letter was stopped, and the words: the server's reply, or what the socket said when there was none. */
export interface Stop {
  phase: Phase;
  response: string;
}

/**
 * Whom a stop concerns. Two errors cost most: to give up a letter for a fault of our own (a customer hears nothing),
 * and to close the road for one letter's fault (all customers hear nothing). So a permanent reply that speaks of *us*
 * is `us` wherever it comes, and a silence or a temporary reply after MAIL FROM stays with its letter.
 */
export function outcomeOf({ phase, response }: Stop): SendOutcome {
  const reply = replyIn(response);
  if (phase === 'letter') return { type: 'never', response };
  if (beforeAnyLetter.has(phase)) return { type: 'us', phase, response };
  if (isTooLarge(reply)) return { type: 'never', response };
  if (phase === 'sender' || speaksOfUs(reply)) return { type: 'us', phase, response };
  return { type: isPermanent(reply.code) ? 'never' : 'later', response };
}

/**
 * Whether a connection that had carried letters before may be to blame, because its server has hung up or lost the
 * thread meanwhile: no recipient was refused, and the letter's text not yet asked for.
 */
export function mayBeStale({ phase, response }: Stop): boolean {
  const { code } = replyIn(response);
  return phase === 'sender' || (phase === 'recipient' && (code === 0 || code === 421));
}

const beforeAnyLetter: ReadonlySet<Phase> = new Set<Phase>([
  'token',
  'connect',
  'tls',
  'greeting',
  'ehlo',
  'sign-in',
  'closing',
]);

interface Reply {
  /** 0 when the server said nothing. */
  code: number;
  /** The enhanced code without its class ("7.1" of 5.7.1), '' when the server gives none (RFC 3463, RFC 2034). */
  detail: string;
  /** Without addresses, which may contain any word. */
  words: string;
}

function replyIn(response: string): Reply {
  const [, code = '0', detail = '', words = ''] =
    /^([2-5]\d\d)(?:[ -]+#?[245]\.(\d{1,3}\.\d{1,3})\b)?(.*)$/s.exec(response) ?? [];
  return { code: Number(code), detail, words: words.replace(/\S*@\S*/g, '') };
}

// RFC 1870: 552, or 5.3.4; Gmail says 5.2.3, which RFC 3463 means for the recipient's limit.
function isTooLarge({ code, detail }: Reply): boolean {
  return isPermanent(code) && (detail === '3.4' || detail === '2.3' || (code === 552 && detail === ''));
}

function speaksOfUs({ code, detail, words }: Reply): boolean {
  if (authenticationCodes.has(code) || ourDetails.has(detail) || ourMailbox.test(words)) return true;
  return (detail === '' || detail.startsWith('7.')) && ourWords.test(words);
}

// RFC 4954: authentication required, too weak, credentials invalid, encryption required.
const authenticationCodes: ReadonlySet<number> = new Set([530, 534, 535, 538]);

const ourDetails: ReadonlySet<string> = new Set([
  '1.7', // RFC 3463: the sender's address is malformed
  '1.8', // RFC 3463: the sender's domain is bad; Exchange: the sender is barred for spam
  '1.90', // Exchange: the day's recipients are used up
  '2.252', // Exchange: the account may not send as this sender
  '4.5', // RFC 3463: the system is congested; Gmail: the day's limit is used up
  '7.54', // Exchange: it does not relay for us
  '7.57', // Exchange: we are not signed in
  '7.60', // Exchange: the account may not send as this sender
  '7.501', // Exchange: this sender is barred; below, the tenant or its address
  '7.502',
  '7.503',
  '7.705',
  '7.708',
  '7.750',
]);

// Exchange, under many codes, about the mailbox that submits: full, over its limit, not allowed to send as this sender.
const ourMailbox = /STOREDRV\.Submission/;

// 5.7.1 does not say who is refused, and Postfix by default complains of client, HELO and sender only at RCPT TO
// (smtpd_delay_reject); Amazon SES has no code for an unverified sender. Only the words tell.
const ourWords =
  /\brelay(ing)?\b|sender address rejected|client host|helo command rejected|authentication required|not authenticated|is not verified/i;

// 503, a bad sequence of commands, is about the session: the letter can pass over another one.
function isPermanent(code: number): boolean {
  return code >= 500 && code !== 503;
}
