import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import type { MailboxAccount, Timings } from './account.ts';
import { explain, InboxError } from './failure.ts';

/**
 * One connection, from the first byte to the last; each try makes a new one. Exchanges with the server happen one after the
 * other, each within its time; one that takes longer ends the connection, for what such a server says later is worth nothing.
 */
export class Connection {
  readonly client: ImapFlow;
  readonly #timings: Timings;
  /** The keys of the configuration that say as whom it signs in. */
  readonly #signInKeys: string;
  readonly #lost = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();
  #refusal = 'the server does not say why';

  /** With `accessToken` it signs in by XOAUTH2 or OAUTHBEARER, else with the password. */
  constructor(account: MailboxAccount, timings: Timings, accessToken?: string) {
    this.#timings = timings;
    this.#signInKeys = `imap.user and ${accessToken === undefined ? 'imap.password' : 'imap.oauth'}`;
    const remember = ({ err }: { err?: { responseText?: string } }) => {
      this.#refusal = err?.responseText ?? this.#refusal;
    };
    this.client = new ImapFlow({
      ...optionsFor(account, timings, accessToken),
      // Of its own log, which knows commands and mails, only the words of a refusal are taken.
      logger: { debug: ignore, info: ignore, warn: remember, error: ignore },
    });
    this.client.on('error', error => this.#lose(this.#explain(error, 'keep the connection')));
    this.client.on('close', () => this.#lose(hungUp(this.client.byeReason)));
  }

  /** Raised once the connection is of no more use, with an InboxError as its reason. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** What the server said when it last refused a command that does not throw. */
  get refusal(): string {
    return this.#refusal;
  }

  /** Whether the server knows an extension that IMAP4rev2 (RFC 9051) has taken in, such as MOVE or UIDPLUS. */
  knows(extension: string): boolean {
    return this.client.capabilities.has(extension) || this.client.enabled.has('IMAP4rev2');
  }

  /** Connects and signs in. Throws an InboxError. */
  async open(): Promise<void> {
    const { connect, greeting, signIn } = this.#timings;
    await this.exchange('connect and sign in', connect + greeting + signIn, () => this.client.connect());
  }

  /** Talks to the server when its turn comes, for at most `allowed` milliseconds. Throws an InboxError. */
  exchange<T>(doing: string, allowed: number, talk: () => Promise<T>): Promise<T> {
    const answer = this.#turn.then(() => this.#talk(doing, allowed, talk));
    this.#turn = answer.catch(ignore);
    return answer;
  }

  async #talk<T>(doing: string, allowed: number, talk: () => Promise<T>): Promise<T> {
    this.lost.throwIfAborted();
    const tooLong = () => this.end(new InboxError(`cannot ${doing}: no answer within ${allowed / 1000} s`));
    const timer = setTimeout(tooLong, allowed);
    try {
      const answer = await talk();
      // imapflow answers some commands with `false` when the line has died under them.
      this.lost.throwIfAborted();
      return answer;
    } catch (error) {
      throw this.lost.aborted ? this.lost.reason : this.#explain(error, doing);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Signs out, if the server still listens, and closes. */
  async leave(): Promise<void> {
    if (this.client.usable) {
      await this.exchange('sign out', this.#timings.leave, () => this.client.logout()).catch(ignore);
    }
    this.end(new InboxError('the connection was closed'));
  }

  /** Closes at once; whatever is being asked of the server fails. */
  end(reason: InboxError): void {
    this.#lose(reason);
    this.client.close();
  }

  #explain(error: unknown, doing: string): InboxError {
    return explain(error, doing, this.#signInKeys);
  }

  #lose(reason: InboxError): void {
    if (!this.lost.aborted) this.#lost.abort(reason);
  }
}

function optionsFor(
  { imap }: MailboxAccount,
  timings: Timings,
  accessToken: string | undefined,
): ImapFlowOptions {
  const proof = accessToken === undefined ? { pass: imap.password } : { accessToken };
  return {
    host: imap.host,
    port: imap.port,
    secure: imap.tls === 'implicit',
    // True requires it, false never tries; left out it would be taken where offered, and gone without where not.
    doSTARTTLS: imap.tls === 'implicit' ? undefined : imap.tls === 'starttls',
    tls: { minVersion: 'TLSv1.2', ...(imap.ca === undefined ? {} : { ca: imap.ca }) },
    auth: imap.user === undefined ? undefined : { user: imap.user, ...proof },
    clientInfo: { name: 'acuse', version: false, vendor: false, 'support-url': false },
    connectionTimeout: timings.connect,
    greetingTimeout: timings.greeting,
    maxIdleTime: timings.idle,
    // Whoever waits starts IDLE at once; this starts it again after another exchange, or the server, has ended it.
    autoIdleDelay: 500,
    disableCompression: true,
    // A server that is far off with RFC822.SIZE must not fill the memory.
    maxLiteralSize: 2 * imap.maxSize + mebibyte,
    maxLineLength: 64 * mebibyte,
    maxResponseSize: 2 * imap.maxSize + 65 * mebibyte,
  };
}

const mebibyte = 1024 * 1024;

function hungUp(lastWords: string | undefined): InboxError {
  return new InboxError(`the server closed the connection${lastWords ? `: ${lastWords}` : ''}`);
}

function ignore(): void {
  // Told elsewhere.
}
