import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What the witness is asked; to `tell` is to tell all it saw, once so many letters have come. */
export type Question =
  | { ask: 'start'; imapPort: number }
  | { ask: 'forget' }
  | { ask: 'tell'; letters: number };

export type Reply = { smtpPort: number; imapPort: number } | { saw: Sightings };

/** Milliseconds since 1970, of one clock. */
export interface Sightings {
  /** When the server was done reading a letter, just before its 250. */
  letters: { to: string; at: number }[];
  /** When word of a mail in the folder passed towards the client. */
  exists: number[];
}

/**
 * A process of its own that both sides talk to, so that one clock sees both ends of a mail's way: it is the SMTP
 * server that takes the letters, and the line to the IMAP server, on which it hears EXISTS go by.
 */
const saw: Sightings = { letters: [], exists: [] };
let awaited: number | null = null;

process.on('message', (question: Question) => {
  switch (question.ask) {
    case 'start':
      void start(question.imapPort);
      return;
    case 'forget':
      saw.letters = [];
      saw.exists = [];
      return;
    case 'tell':
      awaited = question.letters;
      tellWhenSeen();
      return;
  }
});
process.once('disconnect', () => process.exit());

async function start(imapPort: number): Promise<void> {
  const letterBox = openLetterBox();
  const line = openLine(imapPort);
  reply({ smtpPort: await listen(letterBox.server), imapPort: await listen(line) });
}

function openLetterBox(): SMTPServer {
  return new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      stream.resume();
      stream.once('end', () => {
        const at = now();
        for (const { address } of session.envelope.rcptTo) saw.letters.push({ to: address, at });
        done();
        tellWhenSeen();
      });
    },
  });
}

function tellWhenSeen(): void {
  if (awaited === null || saw.letters.length < awaited) return;
  awaited = null;
  reply({ saw });
}

function openLine(imapPort: number): Server {
  return createServer(client => {
    const server = connect(imapPort, '127.0.0.1');
    join(client, server);
    join(server, client);
    server.on('data', noteExists);
  });
}

/** In answer to a poll, or unasked; the mails of the bench themselves hold no such line. */
function noteExists(bytes: Buffer): void {
  if (/^\* [1-9]\d* EXISTS/m.test(bytes.toString('latin1'))) saw.exists.push(now());
}

function join(from: Socket, to: Socket): void {
  from.setNoDelay(true);
  from.on('data', bytes => to.write(bytes));
  from.on('error', () => from.destroy());
  from.on('close', () => to.destroy());
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port');
  return address.port;
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

function reply(words: Reply): void {
  process.send?.(words);
}
