import type { MailboxAccount, Timings } from './account.ts';
import type { Connection } from './connection.ts';
import { InboxError } from './failure.ts';

type Paths = Pick<MailboxAccount['imap'], 'folder' | 'processed' | 'quarantine'>;

/**
 * The paths of an account's folders on this server. A name that begins with a backslash means the folder that the
 * server marks so (RFC 6154), whatever it is called there: \Archive is "Archivados" for one and "[Gmail]/Archiv" for
 * another. Throws an InboxError when there is none, or when the watched folder is one that shows every mail again.
 */
export async function pathsOf(
  connection: Connection,
  { folder, processed, quarantine }: Paths,
  timings: Timings,
): Promise<Paths> {
  const isPlain = [processed, quarantine].every(name => !name.startsWith('\\'));
  if (isPlain && folder.toUpperCase() === 'INBOX') return { folder, processed, quarantine };
  const listed = await connection.exchange('list the folders', timings.list, () => connection.client.list());
  // imapflow also guesses by names; a guess is good enough to find a folder, and not to refuse one.
  const marked = listed.filter(({ specialUse }) => specialUse);
  const watched = marked.find(({ path }) => path === pathOf(folder));
  if (watched?.specialUse === '\\All' && watched.specialUseSource === 'extension')
    throw new InboxError(
      `the folder ${watched.path} shows every mail of the account, also what was moved out of it: watch INBOX`,
    );
  return { folder: pathOf(folder), processed: pathOf(processed), quarantine: pathOf(quarantine) };

  function pathOf(name: string): string {
    if (!name.startsWith('\\')) return name;
    const found = marked.find(({ specialUse }) => specialUse?.toLowerCase() === name.toLowerCase());
    if (!found) throw new InboxError(`the server marks no folder as ${name}: name the folder itself`);
    return found.path;
  }
}
