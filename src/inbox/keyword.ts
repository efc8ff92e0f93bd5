import type { ImapFlow } from 'imapflow';
import type { Connection } from './connection.ts';

const prefix = '$Acuse-';

/** The IMAP keyword that says: this installation has handled the mail. `installation` is letters and digits. */
export function keywordOf(installation: string): string {
  return prefix + installation;
}

/** The installation that a keyword names; null when it is another word. */
export function installationOf(keyword: string): string | null {
  return keyword.startsWith(prefix) ? keyword.slice(prefix.length) : null;
}

/** A keyword stays on a mail when it is copied or moved. A server that takes none is not asked. Within an exchange. */
export async function mark(client: ImapFlow, uids: number[], keyword: string): Promise<void> {
  await client.messageFlagsAdd(uids, [keyword], { uid: true, silent: true });
}

/** The installations besides the owner of `keyword` that have handled mails in `path` which came in since `since`. Within an exchange. */
export async function otherInstallations(
  { client }: Connection,
  path: string,
  keyword: string,
  since: Date,
): Promise<string[]> {
  const { flags } = await client.mailboxOpen(path, { readOnly: true });
  const others: string[] = [];
  for (const flag of flags) {
    const installation = installationOf(flag);
    if (installation === null || flag === keyword) continue;
    const handled = await client.search({ keyword: flag, since }, { uid: true });
    if (handled && handled.length > 0) others.push(installation);
  }
  return others;
}
