import { type Logger, pino } from 'pino';
import { onTestFinished } from 'vitest';
import {
  type Inbox,
  type MailboxAccount,
  openInbox,
  type Session,
  type Timings,
} from '../../src/inbox/inbox.ts';

/** Times for tests: what fails does so within a second, and comes back soon. */
export const impatient: Partial<Timings> = {
  ...{ connect: 500, greeting: 500, signIn: 500, select: 500, list: 500, fetch: 500, move: 500, leave: 100 },
  ...{ retryFirst: 20, retryMost: 40, refusedFirst: 100, refusedMost: 100 },
};

export function inboxFor(
  account: MailboxAccount,
  timings: Partial<Timings> = {},
  installation = 'here',
  log: Logger = pino({ level: 'silent' }),
  announced: () => void = () => undefined,
): Inbox {
  return openInbox(account, {
    ...{ log, clock: () => new Date(), random: () => 0.5, installation, announced },
    timings: { ...impatient, ...timings },
  });
}

/** A log, and the lines in it. */
export function keepLog(): { log: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  return { log: pino({ base: null }, { write: line => void lines.push(JSON.parse(line)) }), lines };
}

/** Runs `test` in the first session of a watched mailbox, and leaves. */
export async function inSession<T>(
  account: MailboxAccount,
  test: (session: Session, signal: AbortSignal, inbox: Inbox) => Promise<T>,
  timings: Partial<Timings> = {},
  installation?: string,
): Promise<T> {
  const inbox = inboxFor(account, timings, installation);
  const leaving = new AbortController();
  const signal = AbortSignal.any([leaving.signal, AbortSignal.timeout(15_000)]);
  let result: Promise<T> | undefined;
  await inbox.run(signal, async session => {
    result ??= test(session, signal, inbox);
    await result.catch(() => undefined);
    leaving.abort();
  });
  if (result === undefined) throw new Error(`No session: ${inbox.status().failure?.reason}`);
  return result;
}

/** Runs the inbox until the test is over. */
export function runInBackground(
  inbox: Inbox,
  work: (session: Session, signal: AbortSignal) => Promise<void>,
): AbortController {
  const leaving = new AbortController();
  const over = inbox.run(leaving.signal, session => work(session, leaving.signal));
  onTestFinished(async () => {
    leaving.abort();
    await over;
  });
  return leaving;
}

/** The next list of what waits. */
export async function next<T>(lists: AsyncGenerator<T>): Promise<T> {
  const { value, done } = await lists.next();
  if (done) throw new Error('The session was over before anything came');
  return value;
}

export function mail(subject: string, body = 'Hello.'): Buffer {
  return Buffer.from(
    `From: ana@example.com\r\nMessage-ID: <${subject}@example.com>\r\nSubject: ${subject}\r\n\r\n${body}\r\n`,
  );
}
