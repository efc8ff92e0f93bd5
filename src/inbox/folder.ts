import type { ImapFlow, MailboxObject } from 'imapflow';
import type { Timings } from './account.ts';
import type { Connection } from './connection.ts';
import { explain, InboxError } from './failure.ts';

/** The folder whose mails are the queue, for as long as one connection lives. */
export interface Folder {
  readonly connection: Connection;
  readonly timings: Timings;
  readonly path: string;
  readonly uidValidity: string;
}

/** Opens the folder for the first time on this connection. */
export async function openFolder(connection: Connection, timings: Timings, path: string): Promise<Folder> {
  const mailbox = await connection.exchange(`open the folder ${path}`, timings.select, () =>
    connection.client.mailboxOpen(path),
  );
  return { connection, timings, path, uidValidity: String(mailbox.uidValidity) };
}

/**
 * Selects the folder anew, within an exchange: the server then says afresh what is in it. Should it be another folder by now,
 * the connection ends: every UID at hand would name another mail.
 */
export async function reselect({ connection, path, uidValidity }: Folder): Promise<MailboxObject> {
  try {
    const mailbox = await connection.client.mailboxOpen(path);
    if (String(mailbox.uidValidity) === uidValidity) return mailbox;
    throw new InboxError(
      `the folder ${path} is not the same any more (UIDVALIDITY was ${uidValidity} and is ${mailbox.uidValidity})`,
    );
  } catch (error) {
    const failure = explain(error, `open the folder ${path}`);
    connection.end(failure);
    throw failure;
  }
}

/** Creates the folder if there is none, within an exchange. Throws when the server does not want that. */
export async function ensureFolder({ client }: Connection, path: string): Promise<void> {
  if (!(await folderExists(client, path))) await client.mailboxCreate(path);
}

/** Servers have many ways to say "exists already" to a CREATE; a STATUS of no folder fails with all of them. */
export async function folderExists(client: ImapFlow, path: string): Promise<boolean> {
  try {
    return Boolean(await client.status(path, { messages: true }));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'NotFound') return false;
    throw error;
  }
}
