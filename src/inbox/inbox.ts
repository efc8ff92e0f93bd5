import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { withoutAddresses } from '../mail/without-addresses.ts';
import { type GiveToken, type MailboxAccount, type Timings, usualTimings } from './account.ts';
import type { Connection } from './connection.ts';
import { InboxError } from './failure.ts';
import { openFolder } from './folder.ts';
import { openSession } from './open-session.ts';
import { pathsOf } from './paths.ts';
import { retryDelay } from './retry.ts';
import type { Lying, Session } from './session.ts';
import { signIn } from './sign-in.ts';
import { Withheld } from './withheld.ts';

export type { MailboxAccount, Timings } from './account.ts';
export type { Session } from './session.ts';

export interface InboxDoors {
  log: Logger;
  clock: () => Date;
  random: () => number;
  /** Letters and digits that name this installation on the mails it handles. */
  installation: string;
  /** For an account that signs in by OAuth 2.0. */
  accessToken?: GiveToken | undefined;
  timings?: Partial<Timings>;
  /** Told when the server announces mail, before anybody has looked. */
  announced: () => void;
}

export interface InboxStatus {
  connected: boolean;
  /** When the server last showed what lies in the folder, or handed out or moved a mail. */
  lastGoodPollAt: Date | null;
  /** What is wrong now, in plain words, and since when; null while nothing is. */
  failure: { since: Date; reason: string } | null;
  /** What lay in the folder at the last poll; null before the first. */
  lying: Lying | null;
}

export interface Inbox {
  /**
   * Connects and lets `work` have each live session; when one ends, by the server, the network or a throw of `work`, waits and
   * connects anew, until the signal is raised. Then it resolves as soon as `work` has; a server that keeps it from
   * ending is left without a word after a while. Never rejects.
   */
  run(signal: AbortSignal, work: (session: Session) => Promise<void>): Promise<void>;
  status(): InboxStatus;
}

/** One watched mailbox. Nothing is connected before `run`. */
export function openInbox(account: MailboxAccount, doors: InboxDoors): Inbox {
  const timings = { ...usualTimings, ...doors.timings };
  const log = doors.log.child({ room: 'inbox', mailbox: account.name });
  const withheld = new Withheld(log, doors.clock);
  let connected = false;
  let lastGoodPollAt: Date | null = null;
  let failure: InboxStatus['failure'] = null;
  let refusal: InboxStatus['failure'] = null;
  let lying: InboxStatus['lying'] = null;
  let failures = 0;

  async function run(signal: AbortSignal, work: (session: Session) => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      const ending = await oneConnection(signal, work);
      if (signal.aborted) break;
      failures++;
      const delay = retryDelay(failures, ending.refusedSignIn, timings, doors.random);
      failure = { since: failure?.since ?? doors.clock(), reason: ending.message };
      const reason = withoutAddresses(ending.message);
      log.warn({ reason, retryInMs: Math.round(delay) }, 'the mailbox cannot be read');
      await pause(delay, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Answers with what ended it. */
  async function oneConnection(
    signal: AbortSignal,
    work: (session: Session) => Promise<void>,
  ): Promise<InboxError> {
    try {
      const connection = await signIn(account, { timings, accessToken: doors.accessToken }, signal);
      await oneSession(connection, signal, work);
      return new InboxError('the work on the mailbox ended');
    } catch (error) {
      if (error instanceof InboxError) return error;
      log.error({ err: error }, 'the work on the mailbox failed');
      return new InboxError(`what was read cannot be handled: ${messageOf(error)}`, { cause: error });
    }
  }

  async function oneSession(
    connection: Connection,
    signal: AbortSignal,
    work: (session: Session) => Promise<void>,
  ): Promise<void> {
    const giveUp = () => connection.end(new InboxError('the daemon is leaving'));
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    let lasting: NodeJS.Timeout | undefined;
    let leaving: NodeJS.Timeout | undefined;
    const giveUpSoon = () => {
      leaving = setTimeout(giveUp, timings.farewell);
    };
    try {
      const session = await openSession(connection, account, {
        ...{ ...doors, timings, answered, listed, handled, moveRefused, withheld },
      });
      signal.removeEventListener('abort', giveUp);
      signal.addEventListener('abort', giveUpSoon, { once: true });
      connected = true;
      // Only a connection that lasts counts as a success: what ends each one at once must not be tried again and again.
      lasting = setTimeout(() => {
        failures = 0;
      }, timings.retryMost);
      log.info({ folder: session.folder, uidValidity: session.uidValidity }, 'the mailbox is being read');
      await work(session);
    } finally {
      connected = false;
      clearTimeout(lasting);
      clearTimeout(leaving);
      signal.removeEventListener('abort', giveUp);
      signal.removeEventListener('abort', giveUpSoon);
      await connection.leave();
    }
  }

  function answered(): void {
    lastGoodPollAt = doors.clock();
  }

  function listed(found: Lying): void {
    lying = found;
  }

  function handled(): void {
    answered();
    failure = null;
  }

  function moveRefused(reason: string | null): void {
    if (reason !== null && reason !== refusal?.reason) {
      log.error({ reason: withoutAddresses(reason) }, 'handled mails cannot be moved');
    }
    refusal = reason === null ? null : { since: refusal?.since ?? doors.clock(), reason };
  }

  return {
    run,
    status: () => ({ connected, lastGoodPollAt, failure: failure ?? refusal ?? withheld.failure, lying }),
  };
}

/** Signs in and looks at the folder, once, changing nothing. Answers with what is wrong, in plain words; null when nothing is. */
export async function tryInbox(
  account: MailboxAccount,
  timings: Partial<Timings> = {},
  accessToken?: GiveToken,
): Promise<string | null> {
  const patience = { ...usualTimings, ...timings };
  const doors = { timings: patience, accessToken };
  try {
    const connection = await signIn(account, doors, new AbortController().signal);
    try {
      const { folder } = await pathsOf(connection, account.imap, patience);
      await openFolder(connection, patience, folder);
    } finally {
      await connection.leave();
    }
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
