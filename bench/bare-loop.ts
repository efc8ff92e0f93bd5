import { once } from 'node:events';
import Sqlite from 'better-sqlite3';
import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';

/** Where the bare loop finds everything; the only argument of this program, as JSON. */
export interface BareLoopOptions {
  imap: { port: number; user: string; password: string };
  smtpPort: number;
  address: string;
  database: string;
}

// The measure of the daemon: what the same libraries do on one thread when nothing is decided, nothing is promised,
// and a crash may lose a mail or answer it twice. Fetch a group, parse, one insert and one reply a mail, move the group.
const options: BareLoopOptions = JSON.parse(process.argv[2] ?? '');

const database = new Sqlite(options.database);
database.pragma('journal_mode = wal');
database.pragma('synchronous = normal');
database.exec('create table mails (id integer primary key, sender text, subject text, body text, raw blob)');
const insert = database.prepare('insert into mails (sender, subject, body, raw) values (?, ?, ?, ?)');

const post = createTransport({
  ...{ host: '127.0.0.1', port: options.smtpPort, ignoreTLS: true },
  ...{ pool: true, maxConnections: 1, maxMessages: Number.POSITIVE_INFINITY },
});

const client = new ImapFlow({
  ...{ host: '127.0.0.1', port: options.imap.port, secure: false, doSTARTTLS: false },
  auth: { user: options.imap.user, pass: options.imap.password },
  logger: false,
});
await client.connect();
await client.mailboxCreate('Processed');
await client.mailboxOpen('INBOX');

const groupSize = 50;

for (;;) {
  const arrival = once(client, 'exists');
  for (let uids = await waiting(); uids.length > 0; uids = await waiting()) {
    for (let start = 0; start < uids.length; start += groupSize)
      await handle(uids.slice(start, start + groupSize));
  }
  client.idle().catch(error => console.error(error));
  await arrival;
}

async function waiting(): Promise<number[]> {
  return (await client.search({ all: true }, { uid: true })) || [];
}

async function handle(uids: number[]): Promise<void> {
  for (const { source } of await client.fetchAll(uids, { source: true }, { uid: true })) {
    if (!source) continue;
    const mail = await simpleParser(source);
    const sender = mail.from?.value[0]?.address ?? '';
    const { lastInsertRowid } = insert.run(sender, mail.subject, mail.text, source);
    await post.sendMail({
      from: options.address,
      to: sender,
      subject: `[${lastInsertRowid}] Re: ${mail.subject}`,
      inReplyTo: mail.messageId,
      references: mail.messageId,
      text: `Your mail was received and has the number ${lastInsertRowid}.\n\n${mail.text}`,
    });
  }
  await client.messageMove(uids, 'Processed', { uid: true });
}
