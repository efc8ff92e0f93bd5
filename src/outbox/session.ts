import { isAscii } from 'node:buffer';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Phase } from './classify.ts';
import { type Limits, slowestBytesPerMillisecond } from './limits.ts';
import { inOneLine, secretsOf } from './response.ts';
import { Stopped } from './stopped.ts';
import type { Sendable, Submission } from './submission.ts';
import { byToken, type GiveToken, isRefusedToken, presentToken, secretsOfToken, tokenFrom } from './token.ts';

/** What the server said to a letter it has taken over; `messageId` when it gave it another one. */
export interface Accepted {
  response: string;
  messageId?: string;
}

/**
 * One conversation with the submission server: opened and signed in, it carries one letter after the other.
 * What goes wrong is thrown as `Stopped`, which knows the phase. Every wait has an end.
 */
export class Session {
  /** How many letters it was given. After the first its server may have hung up unnoticed. */
  letters = 0;
  /** True from the moment it is of no use for another letter. */
  isGone = false;
  readonly #submission: Submission;
  readonly #limits: Limits;
  readonly #giveToken: GiveToken | undefined;
  readonly #secrets: string[];
  readonly #connection: SMTPConnection;
  #lastError: unknown = new Error('the connection was closed');

  /** With `giveToken` it signs in by XOAUTH2, else with the password. */
  constructor(submission: Submission, limits: Limits, giveToken?: GiveToken) {
    this.#submission = submission;
    this.#limits = limits;
    this.#giveToken = giveToken;
    this.#secrets = secretsOf(submission.user ?? '', submission.password ?? '');
    this.#connection = new SMTPConnection({
      ...connectionOptions(submission, limits),
      ...(giveToken === undefined ? {} : { customAuth: { [byToken]: presentToken } }),
    });
    this.#connection.on('error', error => {
      this.#lastError = error;
    });
    this.#connection.once('end', () => {
      this.isGone = true;
    });
  }

  /** Connects, secures, greets and signs in; once, before the first letter. */
  async open(): Promise<void> {
    const { user, password = '' } = this.#submission;
    try {
      const token = this.#giveToken && (await tokenFrom(this.#giveToken));
      await this.#greet();
      if (user === undefined) return;
      if (token === undefined) await this.#signIn({ user, pass: password });
      else await this.#signInWith(token, user);
    } catch (stopped) {
      this.abandon();
      throw stopped;
    }
  }

  #greet(): Promise<void> {
    return this.#converse('connect', this.#limits.opening, done =>
      this.#connection.connect(error => done(error, undefined)),
    );
  }

  /** A token that is refused may have been revoked, or be older than the permission: another one is tried, once. */
  async #signInWith(token: string, user: string): Promise<void> {
    try {
      await this.#present(token, user);
    } catch (stopped) {
      if (!this.#giveToken || !isRefusedToken(stopped)) throw stopped;
      await this.#present(await tokenFrom(this.#giveToken, token), user);
    }
  }

  #present(token: string, user: string): Promise<void> {
    this.#secrets.push(...secretsOfToken(user, token));
    return this.#signIn({ method: byToken, user, pass: token });
  }

  #signIn(who: SMTPConnection.AuthenticationType): Promise<void> {
    return this.#converse('sign-in', this.#limits.signIn, done => {
      if (!this.#connection.allowsAuth) return done(new Error('the server offers no sign-in'), undefined);
      this.#connection.login(who, error => done(error, undefined));
    });
  }

  /** Hands one letter over. After a refusal the session is ready for the next letter, or is gone. */
  async deliver(letter: Sendable): Promise<Accepted> {
    this.letters += 1;
    try {
      const { response, serverMessageId } = await this.#handOver(letter);
      const said = inOneLine(response, this.#secrets);
      return serverMessageId === undefined
        ? { response: said }
        : { response: said, messageId: serverMessageId };
    } catch (stopped) {
      if (!this.isGone) await this.#startAfresh();
      throw stopped;
    }
  }

  #handOver({ envelope, bytes }: Sendable): Promise<SMTPConnection.SentMessageInfo> {
    return this.#converse('recipient', this.#limits.envelope, (done, enter) => {
      const contentLimit = this.#limits.content + bytes.length / slowestBytesPerMillisecond;
      // A stream, because it is read only when the server has asked for the text.
      const content = new Readable({
        read() {
          enter('content', contentLimit);
          this.push(bytes);
          this.push(null);
        },
      });
      this.#connection.send(smtpEnvelope(envelope, bytes), content, done);
    });
  }

  async #startAfresh(): Promise<void> {
    const reset = this.#converse<void>('closing', this.#limits.quit, done =>
      this.#connection.reset(error => done(error, undefined)),
    );
    await reset.catch(() => this.abandon());
  }

  /** Says goodbye and hangs up, at the latest after `limits.quit`. */
  async leave(): Promise<void> {
    if (this.isGone) return;
    this.isGone = true;
    const farewell = this.#converse<void>('closing', this.#limits.quit, () => this.#connection.quit());
    await farewell.catch(() => this.abandon());
  }

  /** Hangs up at once; a letter on the way is stopped where it is. */
  abandon(): void {
    this.#connection.close();
  }

  /**
   * One exchange, from `begin` until it calls `done`, the connection ends, or the time is up. With `enter` it tells
   * that it has come to another phase, which has a time of its own.
   */
  #converse<Answer>(
    firstPhase: Phase,
    firstLimit: number,
    begin: (
      done: (error: unknown, answer: Answer) => void,
      enter: (phase: Phase, limit: number) => void,
    ) => void,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let phase = firstPhase;
      let timer: NodeJS.Timeout | undefined;
      let settled = false;
      const settle = (conclude: () => void) => {
        settled = true;
        clearTimeout(timer);
        this.#connection.off('end', onEnd);
        conclude();
      };
      const stop = (error: unknown) => settle(() => reject(new Stopped(error, phase, this.#secrets)));
      // What ended the connection is told right after the end, with the reply if there was one.
      const onEnd = () => setImmediate(() => stop(this.#lastError));
      const onTime = (limit: number) => {
        stop(new Error(`no answer within ${limit / 1000} s`));
        this.abandon();
      };
      const enter = (next: Phase, limit: number) => {
        if (settled) return;
        phase = next;
        clearTimeout(timer);
        timer = setTimeout(onTime, limit, limit);
      };
      this.#connection.once('end', onEnd);
      enter(firstPhase, firstLimit);
      begin((error, answer) => (error ? stop(error) : settle(() => resolve(answer))), enter);
    });
  }
}

function connectionOptions(submission: Submission, limits: Limits): SMTPConnection.Options {
  const { host, port, tls, ca } = submission;
  return {
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
    dnsTimeout: limits.dns,
    connectionTimeout: limits.connection,
    greetingTimeout: limits.greeting,
    socketCloseTimeout: limits.quit,
  };
}

function smtpEnvelope({ from, to }: Sendable['envelope'], bytes: Uint8Array): SMTPConnection.Envelope {
  return {
    from,
    to,
    size: bytes.length,
    use8BitMime: !isAscii(bytes),
    // RFC 3461: of a failure we want to hear, with the headers, which name our Message-ID.
    dsn: { notify: 'FAILURE', ret: 'HDRS' },
  };
}
