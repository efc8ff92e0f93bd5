import { mayBeStale, outcomeOf } from './classify.ts';
import { type Limits, standardLimits } from './limits.ts';
import type { SendOutcome } from './outcome.ts';
import { type ConnectionLog, Pool } from './pool.ts';
import { type Accepted, Session } from './session.ts';
import { Stopped } from './stopped.ts';
import type { Sendable, Submission } from './submission.ts';
import type { GiveToken } from './token.ts';

export interface Outbox {
  /**
   * Hands one letter to the submission server and says what became of it. No SMTP fault is thrown, and none makes it
   * wait for ever. Any number may be under way; those above `connections` stand in line.
   */
  send(letter: Sendable): Promise<SendOutcome>;
  /** Goes as far as the sign-in. Null: the road is open. */
  verify(): Promise<SendOutcome | null>;
  /** Lets the letters in hand finish, up to `limits.closing`, and hangs up. A letter that comes later is `us`. */
  close(): Promise<void>;
}

/** What the road takes from outside; `accessToken` where the sign-in is not done with a password. */
export interface OutboxDoors {
  log: ConnectionLog;
  accessToken?: GiveToken | undefined;
}

/** The road to the submission server. The first letter opens it; after a fault the next letter tries again. */
export function openOutbox(
  submission: Submission,
  doors: OutboxDoors,
  limits: Limits = standardLimits,
): Outbox {
  const newSession = () => new Session(submission, limits, doors.accessToken);
  const pool = new Pool(submission, limits, doors.log, newSession);
  return {
    send: letter => orOutcome(async () => ({ type: 'sent', ...(await deliver(letter, pool)) })),
    verify: () => orOutcome(() => knock(newSession())),
    close: () => pool.close(),
  };
}

async function orOutcome<Good>(attempt: () => Promise<Good>): Promise<Good | SendOutcome> {
  try {
    return await attempt();
  } catch (stopped) {
    if (stopped instanceof Stopped) return outcomeOf(stopped);
    throw stopped;
  }
}

async function deliver(letter: Sendable, pool: Pool, tries = 2): Promise<Accepted> {
  const session = await pool.take();
  const isUsed = session.letters > 0;
  try {
    return await session.deliver(letter);
  } catch (stopped) {
    const another = isUsed && tries > 1 && stopped instanceof Stopped && mayBeStale(stopped);
    if (!another) throw stopped;
    session.abandon();
    pool.dropResting();
  } finally {
    pool.giveBack(session);
  }
  return deliver(letter, pool, tries - 1);
}

async function knock(session: Session): Promise<null> {
  await session.open();
  await session.leave();
  return null;
}
