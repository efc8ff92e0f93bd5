import type { Limits } from './limits.ts';
import type { Session } from './session.ts';
import { Stopped } from './stopped.ts';
import type { Submission } from './submission.ts';

/** What is told about connections; letters are for the caller to tell about. */
export interface ConnectionLog {
  debug(fields: object, message: string): void;
}

/** The connections to the submission server: opened when a letter needs one, kept for the next, never too many. */
export class Pool {
  readonly #submission: Pick<Submission, 'connections'>;
  readonly #limits: Limits;
  readonly #log: ConnectionLog;
  readonly #newSession: () => Session;
  /** Opening, at work or resting. */
  #sessions: Session[] = [];
  /** The one used last goes first, so that in quiet hours the others may leave. */
  readonly #resting: Resting[] = [];
  readonly #line: Waiting[] = [];
  #places: number;
  #taken = 0;
  #isClosed = false;
  #onAllBack: () => void = () => undefined;

  constructor(
    submission: Pick<Submission, 'connections'>,
    limits: Limits,
    log: ConnectionLog,
    newSession: () => Session,
  ) {
    this.#submission = submission;
    this.#limits = limits;
    this.#log = log;
    this.#newSession = newSession;
    this.#places = submission.connections;
  }

  /** A session for one letter, to be given back; stands in line while all are at work. Throws `Stopped`. */
  async take(): Promise<Session> {
    await this.#place();
    return this.#rested() ?? (await this.#another());
  }

  async #place(): Promise<void> {
    if (this.#isClosed) throw closing();
    if (this.#taken >= this.#places)
      await new Promise<void>((go, turnAway) => this.#line.push({ go, turnAway }));
    else this.#taken += 1;
  }

  #rested(): Session | undefined {
    for (let next = this.#resting.pop(); next !== undefined; next = this.#resting.pop()) {
      clearTimeout(next.alarm);
      if (!next.session.isGone) return next.session;
    }
    return undefined;
  }

  async #another(): Promise<Session> {
    const others = this.#others();
    if (others.length === 0) this.#places = this.#submission.connections;
    const session = this.#newSession();
    this.#sessions = [...others, session];
    try {
      await session.open();
      this.#log.debug({ connections: this.#sessions.length }, 'connected to the submission server');
      return session;
    } catch (stopped) {
      return this.#withoutAnother(stopped);
    }
  }

  /** Some servers take only so many connections (Microsoft 365: three): the letter waits for one of those. */
  async #withoutAnother(stopped: unknown): Promise<Session> {
    const others = this.#others().length;
    if (others === 0) {
      this.#turnAway(stopped);
      this.#freePlace();
      throw stopped;
    }
    this.#log.debug(
      { connections: others, err: stopped },
      'the submission server took no further connection',
    );
    this.#places = others;
    this.#freePlace();
    return this.take();
  }

  #others(): Session[] {
    return this.#sessions.filter(session => !session.isGone);
  }

  giveBack(session: Session): void {
    if (this.#isClosed) session.abandon();
    if (!session.isGone) this.#rest(session);
    this.#freePlace();
  }

  #rest(session: Session): void {
    const alarm = setTimeout(() => void session.leave(), this.#limits.idle);
    alarm.unref();
    this.#resting.push({ session, alarm });
  }

  #freePlace(): void {
    this.#taken -= 1;
    while (this.#taken < this.#places && this.#line.length > 0) {
      this.#taken += 1;
      this.#line.shift()?.go();
    }
    if (this.#taken === 0) this.#onAllBack();
  }

  /** Drops the sessions that rest: one has died unnoticed, and the others may have gone with it. */
  dropResting(): void {
    for (let session = this.#rested(); session !== undefined; session = this.#rested()) session.abandon();
  }

  /** Resolves when every session is back and has hung up, at the latest after `limits.closing` and `limits.quit`. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#turnAway(closing());
    const alarm = setTimeout(() => this.#abandonAll(), this.#limits.closing);
    const farewells = this.#resting.splice(0).map(({ session }) => session.leave());
    await Promise.all([...farewells, this.#allBack()]);
    clearTimeout(alarm);
  }

  #turnAway(stopped: unknown): void {
    for (const waiting of this.#line.splice(0)) waiting.turnAway(stopped);
  }

  #abandonAll(): void {
    for (const session of this.#sessions) session.abandon();
  }

  #allBack(): Promise<void> {
    if (this.#taken === 0) return Promise.resolve();
    return new Promise(resolve => {
      this.#onAllBack = resolve;
    });
  }
}

interface Resting {
  session: Session;
  alarm: NodeJS.Timeout;
}

interface Waiting {
  go: () => void;
  turnAway: (stopped: unknown) => void;
}

function closing(): Stopped {
  return new Stopped(new Error('acuse is closing'), 'closing', []);
}
