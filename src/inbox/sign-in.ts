import type { AccessToken, GiveToken, MailboxAccount, Timings } from './account.ts';
import { Connection } from './connection.ts';
import { InboxError } from './failure.ts';

/** What a sign-in takes besides the account; `accessToken` where it is not done with a password. */
export interface SignInDoors {
  timings: Timings;
  accessToken?: GiveToken | undefined;
}

/**
 * A connection that is signed in. An access token that the server refuses may have been revoked, or be older than the
 * permission that was given: another one is tried, once. Throws an InboxError.
 */
export async function signIn(
  account: MailboxAccount,
  { timings, accessToken }: SignInDoors,
  signal: AbortSignal,
): Promise<Connection> {
  if (accessToken === undefined) return opened(new Connection(account, timings), signal);
  const token = tokenIn(await accessToken());
  try {
    return await opened(new Connection(account, timings, token), signal);
  } catch (error) {
    if (!(error instanceof InboxError && error.refusedSignIn)) throw error;
  }
  const another = tokenIn(await accessToken(token));
  return opened(new Connection(account, timings, another), signal);
}

function tokenIn(given: AccessToken): string {
  if ('token' in given) return given.token;
  throw new InboxError(`there is no access token: ${given.failure}`, { refusedSignIn: given.isLasting });
}

async function opened(connection: Connection, signal: AbortSignal): Promise<Connection> {
  const giveUp = () => connection.end(new InboxError('the daemon is leaving'));
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  try {
    await connection.open();
    return connection;
  } catch (error) {
    await connection.leave();
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
