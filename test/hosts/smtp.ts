import { EventEmitter, once } from 'node:events';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Certificate } from './certificate.ts';

export interface CollectedLetter {
  envelope: { from: string; to: string[] };
  bytes: Buffer;
  receivedAt: Date;
}

/** Where in the conversation a fault strikes. */
export type Step = 'connect' | 'sign-in' | 'mail-from' | 'rcpt-to' | 'data';

/** A reply such as '451 4.3.0 Try again later'; no reply ever; or the connection cut instead of a reply. */
export type Fault = `${4 | 5}${number} ${string}` | 'hang' | 'drop';

/** The same fault for everybody, or chosen by the address (the user at sign-in) the step is about. */
export type Faults = Partial<Record<Step, Fault | ((address: string) => Fault | null)>>;

/** A real SMTP server that accepts whatever comes, unless told otherwise, and keeps it. */
export interface SmtpHost {
  host: string;
  port: number;
  /** In the order of their DATA. With a 'drop' or 'hang' at 'data' the letter is kept: the server had it when the line went dead. */
  letters: CollectedLetter[];
  /** Switched on by assignment, off by `delete`. */
  faults: Faults;
  /** What it says behind the 250 for a letter; null for its usual words. */
  words: string | null;
  /** How many connections came in, and how many sign-ins were tried. */
  connections: number;
  signIns: number;
  /** Resolves once so many letters have been collected; rejects after `patienceMs`. */
  collected(count: number, patienceMs?: number): Promise<CollectedLetter[]>;
  /** Cuts every connection; new ones are refused by the operating system until `open`. */
  close(): Promise<void>;
  /** Listens again, on the same port. */
  open(): Promise<void>;
  /** The end. */
  stop(): Promise<void>;
}

export interface SmtpHostOptions {
  /** 'starttls' offers STARTTLS and goes on without; 'implicit' is TLS from the first byte. Both need a certificate. */
  tls?: 'none' | 'starttls' | 'implicit';
  certificate?: Certificate;
  /** When given, nothing is accepted before this sign-in (PLAIN or LOGIN). */
  signIn?: { user: string; password: string };
  /** When given, nothing is accepted before a sign-in by XOAUTH2 with a token that is good. */
  isGoodToken?: (token: string) => boolean;
  /** Bytes of a letter; larger ones are announced as too large, and refused. */
  size?: number;
}

export async function startSmtpHost(options: SmtpHostOptions = {}): Promise<SmtpHost> {
  const faults: Faults = {};
  const letters: CollectedLetter[] = [];
  const sockets = new Map<number, Socket>();
  const bell = new EventEmitter();
  let server = await listen(0);
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The SMTP host has no port');
  const port = address.port;

  async function listen(onPort: number): Promise<SMTPServer> {
    const { key, certificate } = options.certificate ?? {};
    const smtp = new SMTPServer({
      ...(key === undefined ? {} : { key, cert: certificate }),
      ...(options.size === undefined ? {} : { size: options.size, rejectOversized: true }),
      secure: options.tls === 'implicit',
      disabledCommands: options.tls === 'starttls' ? [] : ['STARTTLS'],
      authOptional: options.signIn === undefined && options.isGoodToken === undefined,
      authMethods: ['PLAIN', 'LOGIN', ...(options.isGoodToken ? ['XOAUTH2'] : [])],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      onConnect: (session, answer) => {
        host.connections++;
        strike('connect', '', session, answer);
      },
      onAuth: (claim, session, answer) => {
        host.signIns++;
        strike('sign-in', claim.username ?? '', session, fault => {
          if (fault) return answer(fault);
          if (options.isGoodToken) {
            const user = options.isGoodToken(claim.accessToken ?? '') ? claim.username : undefined;
            // Without a user it answers with a challenge that holds the error, as Google does.
            return answer(null, { user, data: { status: '401', schemes: 'bearer' } });
          }
          const wrong =
            options.signIn &&
            (claim.username !== options.signIn.user || claim.password !== options.signIn.password);
          if (wrong) answer(reply('535 5.7.8 Authentication credentials invalid'));
          else answer(null, { user: claim.username });
        });
      },
      onMailFrom: (sender, session, answer) => strike('mail-from', sender.address, session, answer),
      onRcptTo: (recipient, session, answer) => strike('rcpt-to', recipient.address, session, answer),
      onData: (stream, session, answer) => {
        buffer(stream).then(bytes => {
          const fault = faultAt('data', '');
          const refused = stream.sizeExceeded || (fault !== null && fault !== 'drop' && fault !== 'hang');
          if (!refused) keep(session, bytes);
          strike('data', '', session, fault => answer(fault, host.words ?? undefined));
        }, answer);
      },
    });
    smtp.on('error', () => {
      // Connections that are cut in mid-sentence, by a fault or by the client, are what this host is for.
    });
    smtp.server.on('connection', (socket: Socket) => {
      const remotePort = socket.remotePort ?? 0;
      sockets.set(remotePort, socket);
      socket.once('close', () => sockets.delete(remotePort));
    });
    smtp.listen(onPort, '127.0.0.1');
    await once(smtp.server, 'listening');
    return smtp;
  }

  function strike(
    step: Step,
    about: string,
    session: SMTPServerSession,
    answer: (fault?: Error | null) => void,
  ) {
    const fault = faultAt(step, about);
    if (fault === null) answer();
    else if (fault === 'drop') sockets.get(session.remotePort)?.destroy();
    else if (fault !== 'hang') answer(reply(fault));
  }

  function faultAt(step: Step, about: string): Fault | null {
    const fault = faults[step] ?? null;
    return typeof fault === 'function' ? fault(about) : fault;
  }

  function keep(session: SMTPServerSession, bytes: Buffer): void {
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom === false ? '' : mailFrom.address;
    const envelope = { from, to: rcptTo.map(recipient => recipient.address) };
    letters.push({ envelope, bytes, receivedAt: new Date() });
    bell.emit('letter');
  }

  async function collected(count: number, patienceMs = 10_000): Promise<CollectedLetter[]> {
    const patience = AbortSignal.timeout(patienceMs);
    while (letters.length < count) {
      await once(bell, 'letter', { signal: patience }).catch(() => {
        throw new Error(`${letters.length} letters of ${count} came within ${patienceMs} ms`);
      });
    }
    return letters;
  }

  async function close(): Promise<void> {
    const closed = new Promise<void>(resolve => server.close(resolve));
    for (const socket of sockets.values()) socket.destroy();
    await closed;
  }

  async function open(): Promise<void> {
    server = await listen(port);
  }

  const host: SmtpHost = {
    ...{ host: '127.0.0.1', port, letters, faults, words: null, connections: 0, signIns: 0 },
    ...{ collected, close, open, stop: close },
  };
  return host;
}

function reply(words: string): Error {
  const error = new Error(words.slice(4));
  return Object.assign(error, { responseCode: Number(words.slice(0, 3)) });
}
