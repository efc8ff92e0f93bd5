import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import hoodiecrow from 'hoodiecrow-imap';
import { SMTPServer } from 'smtp-server';

export interface MailHostOptions {
  /** The mailboxes of the host; each signs in to IMAP, and may sign in to SMTP, with its address. */
  users: { address: string; password: string }[];
  clock: () => Date;
  /** Told of each letter to somebody who has no mailbox here, once it is accepted. */
  onLetter?: (letter: AcceptedLetter) => void;
  /** When given, IMAP offers STARTTLS, and TLS from the first byte on a port of its own. PEM. */
  certificate?: { certificate: string; key: string };
}

/** A letter as SMTP took it. `to` names only those who have no mailbox here. */
export interface AcceptedLetter {
  envelope: { from: string; to: string[] };
  bytes: Buffer;
  at: Date;
}

/** An IMAP and an SMTP server inside this process, on free loopback ports, all in memory. */
export interface MailHost {
  host: string;
  imapPort: number;
  /** Null without a certificate. */
  imapsPort: number | null;
  smtpPort: number;
  /** Every letter `onLetter` was told of, oldest first. */
  letters: AcceptedLetter[];
  /** Puts a mail into the INBOX of one of the users, as it is. */
  deliver(address: string, bytes: Uint8Array): void;
  /** The server behind one mailbox, for whoever wants to look at its folders or bend its behaviour. */
  mailbox(address: string): hoodiecrow.ImapServer;
  stop(): Promise<void>;
}

/** Starts the host: what is mailed by SMTP to one of its users lies in that user's INBOX, everything else is a letter. */
export async function startMailHost(options: MailHostOptions): Promise<MailHost> {
  const mailboxes = new Map(options.users.map(user => [user.address, openMailbox()]));
  const letters: AcceptedLetter[] = [];

  function mailbox(address: string): hoodiecrow.ImapServer {
    const found = mailboxes.get(address);
    if (found === undefined) throw new Error(`The mail host has no mailbox ${address}`);
    return found;
  }

  function deliver(address: string, bytes: Uint8Array): void {
    mailbox(address).appendMessage('INBOX', [], options.clock(), storable(bytes));
  }

  function accept(from: string, to: string[], bytes: Buffer): void {
    const returnPath = Buffer.from(`Return-Path: <${from}>\r\n`);
    for (const address of to.filter(recipient => mailboxes.has(recipient))) {
      deliver(address, Buffer.concat([returnPath, bytes]));
    }
    const others = to.filter(recipient => !mailboxes.has(recipient));
    if (others.length === 0) return;
    const letter = { envelope: { from, to: others }, bytes, at: options.clock() };
    letters.push(letter);
    options.onLetter?.(letter);
  }

  const plain = openDoor(options, mailboxes, false);
  const secure = options.certificate ? openDoor(options, mailboxes, true) : null;
  const smtp = openLetterBox(options.users, accept);
  const servers = [plain.server, smtp.server, ...(secure ? [secure.server] : [])];
  const hangUp = servers.map(countConnections);
  const imapPort = await listen(plain.server);
  const imapsPort = secure ? await listen(secure.server) : null;
  const smtpPort = await listen(smtp.server);

  async function stop(): Promise<void> {
    const closed = servers.map(server => new Promise(resolve => server.close(resolve)));
    for (const each of hangUp) each();
    await Promise.all(closed);
  }

  return {
    host: '127.0.0.1',
    imapPort,
    imapsPort: imapsPort ?? null,
    smtpPort,
    letters,
    deliver,
    mailbox,
    stop,
  };
}

/** hoodiecrow keeps one mailbox a server, whoever signs in. So each user has a server that never listens … */
function openMailbox(): hoodiecrow.ImapServer {
  return hoodiecrow({ plugins: ['ENABLE', 'NAMESPACE', 'UNSELECT', 'UIDPLUS', 'MOVE', 'LITERALPLUS', idle] });
}

/** … and the one that listens hands a connection on to the server of the user who has signed in. */
function openDoor(
  options: MailHostOptions,
  mailboxes: Map<string, hoodiecrow.ImapServer>,
  secureConnection: boolean,
): hoodiecrow.ImapServer {
  const { certificate, users } = options;
  const door = hoodiecrow({
    ...(certificate ? { credentials: { key: certificate.key, cert: certificate.certificate } } : {}),
    users: Object.fromEntries(users.map(user => [user.address, { password: user.password }])),
    plugins: certificate && !secureConnection ? ['STARTTLS'] : [],
    secureConnection,
  });
  const signIn = door.getCommandHandler('LOGIN');
  door.setCommandHandler('LOGIN', (connection, command, data, done) => {
    signIn(connection, command, data, () => {
      const mailbox = mailboxes.get(command.attributes?.[0]?.value ?? '');
      if (connection.state === 'Authenticated' && mailbox) moveTo(mailbox, connection);
      done();
    });
  });
  return door;
}

function moveTo(mailbox: hoodiecrow.ImapServer, connection: hoodiecrow.Connection): void {
  connection.server.off('notify', connection._notificationCallback);
  connection.server = mailbox;
  mailbox.on('notify', connection._notificationCallback);
}

/** IDLE (RFC 2177). hoodiecrow's own keeps a timer of half an hour when its client has gone, and with it the process. */
function idle(server: hoodiecrow.ImapServer): void {
  server.registerCapability('IDLE');
  server.setCommandHandler('IDLE', (connection, command, data, done) => {
    connection.inputHandler = () => {
      connection.inputHandler = false;
      connection.directNotifications = false;
      const text = { type: 'TEXT', value: 'IDLE terminated' };
      connection.send({ tag: command.tag, command: 'OK', attributes: [text] }, 'IDLE', command, data);
      done();
    };
    connection.directNotifications = true;
    connection.socket?.write('+ idling\r\n');
    connection.processNotifications();
  });
}

function openLetterBox(
  users: MailHostOptions['users'],
  accept: (from: string, to: string[], bytes: Buffer) => void,
): SMTPServer {
  return new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: (claim, _session, answer) => {
      const known = users.some(user => user.address === claim.username && user.password === claim.password);
      if (known) answer(null, { user: claim.username });
      else answer(new Error('5.7.8 Authentication credentials invalid'));
    },
    onData: (stream, { envelope }, answer) => {
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      const to = envelope.rcptTo.map(recipient => recipient.address);
      buffer(stream)
        .then(bytes => accept(from, to, bytes))
        .then(() => answer(), answer);
    },
  });
}

/** hoodiecrow stores one character a byte, and cannot send NUL: like Dovecot, it gets 0x80 in its place. */
function storable(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replaceAll('\0', '\x80');
}

async function listen(server: Server): Promise<number> {
  // hoodiecrow answers in several small writes, which Nagle's algorithm would hold back for 40 ms each.
  server.on('connection', (socket: Socket) => socket.setNoDelay(true));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail host has no port');
  return address.port;
}

/** Answers with a function that cuts every connection of the server. */
function countConnections(server: Server): () => void {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}
