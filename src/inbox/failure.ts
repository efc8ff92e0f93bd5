import { AuthenticationFailure, type ImapFlowError } from 'imapflow';

/** Why a mailbox cannot be read: the message is a plain sentence for whoever runs the desk. */
export class InboxError extends Error {
  override name = 'InboxError';
  /** The server knows the sign-in and does not want it; trying soon again does harm. */
  readonly refusedSignIn: boolean;

  constructor(message: string, options: { cause?: unknown; refusedSignIn?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.refusedSignIn = options.refusedSignIn ?? false;
  }
}

/**
 * Puts into plain words what went wrong between us and the server while we wanted to `doing`, for instance 'download'.
 * `signInKeys` are the keys of the configuration that a refused sign-in is about.
 */
export function explain(error: unknown, doing: string, signInKeys = 'imap.user'): InboxError {
  if (error instanceof InboxError) return error;
  const failure: ImapFlowError = error instanceof Error ? error : new Error(String(error));
  const refusedSignIn = refusesSignIn(failure);
  return new InboxError(inPlainWords(failure, refusedSignIn, doing, signInKeys), {
    cause: error,
    refusedSignIn,
  });
}

function inPlainWords(
  error: ImapFlowError,
  refusedSignIn: boolean,
  doing: string,
  signInKeys: string,
): string {
  const words = serverWords(error);
  if (refusedSignIn && saysLater.test(words)) return `the server lets us in only later: ${words}`;
  if (refusedSignIn) return `the server refuses the sign-in, see ${signInKeys}: ${words}`;
  if (answersSignIn(error)) return `the server cannot check sign-ins at the moment: ${words}`;
  if (error.message === 'Unsupported authentication mechanism') {
    return `the server offers no sign-in of this kind, see ${signInKeys}`;
  }
  // Node's and OpenSSL's messages about certificates all contain the word, and their codes have nothing in common.
  if (/certificate/i.test(error.message)) {
    return `the server's certificate is not trusted, see imap.ca and imap.host: ${error.message}`;
  }
  if (error.tlsFailed) return `STARTTLS is required and failed: ${error.message}`;
  return `cannot ${doing}: ${words}`;
}

/** RFC 5530: these say that the sign-in could not be judged now, not that it is wrong. */
const temporary = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG']);

/** Said without a code, of an account that is locked or has too much going on: patience, or fewer programs, mends it. */
const saysLater = /too many|exceeded|limit|throttl|locked|temporar|try again/i;

function refusesSignIn(error: ImapFlowError): boolean {
  return answersSignIn(error) && !temporary.has(error.serverResponseCode ?? '');
}

/** imapflow marks a line that broke during the sign-in, too; only an answer is a refusal. */
function answersSignIn(error: ImapFlowError): boolean {
  const answered = error.responseStatus !== undefined || error instanceof AuthenticationFailure;
  return answered && error.authenticationFailed === true;
}

function serverWords(error: ImapFlowError): string {
  const code = error.serverResponseCode ?? error.code;
  const words = error.responseText || error.reason || error.message;
  return code === undefined || words.includes(code) ? words : `${words} (${code})`;
}
