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

/** Puts into plain words what went wrong while `doing`, for instance 'connect'. */
export function explain(error: unknown, doing: string): InboxError {
  if (error instanceof InboxError) return error;
  if (!(error instanceof Error)) return new InboxError(`cannot ${doing}: ${String(error)}`, { cause: error });
  const failure: ImapFlowError = error;
  return (
    signInFailure(failure) ??
    tlsFailure(failure) ??
    new InboxError(`cannot ${doing}: ${serverWords(failure)}`, { cause: error })
  );
}

/** RFC 5530: these say that the sign-in could not be judged now, not that it is wrong. */
const temporary = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG']);

function signInFailure(error: ImapFlowError): InboxError | null {
  // imapflow marks a line that broke during the sign-in too; only an answer is a refusal.
  const answered = error.responseStatus !== undefined || error instanceof AuthenticationFailure;
  if (!error.authenticationFailed || !answered) return null;
  const words = serverWords(error);
  if (temporary.has(error.serverResponseCode ?? '')) {
    return new InboxError(`the server cannot check sign-ins at the moment: ${words}`, { cause: error });
  }
  return new InboxError(`the server refuses the sign-in, see imap.user and imap.password: ${words}`, {
    cause: error,
    refusedSignIn: true,
  });
}

function tlsFailure(error: ImapFlowError): InboxError | null {
  if (/certificate/i.test(error.message)) {
    return new InboxError(
      `the server's certificate is not trusted, see imap.ca and imap.host: ${error.message}`,
      {
        cause: error,
      },
    );
  }
  if (error.tlsFailed)
    return new InboxError(`STARTTLS is required and failed: ${error.message}`, { cause: error });
  return null;
}

function serverWords(error: ImapFlowError): string {
  const code = error.serverResponseCode ?? error.code;
  const words = error.responseText || error.reason || error.message;
  return code === undefined || words.includes(code) ? words : `${words} (${code})`;
}
