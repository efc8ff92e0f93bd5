import { copyAndDelete } from './copy-and-delete.ts';
import { ensureFolder, type Folder } from './folder.ts';
import { mark } from './keyword.ts';

/** UIDs in one command: with these it stays below 8,000 characters, the shortest limit of a server that is known. */
const mostTogether = 500;

/**
 * Moves mails into another folder, marked with `keyword` where the server takes keywords, and makes that folder if it is
 * missing. False when the server refuses some; those then lie where they lay. A UID that is gone is no refusal.
 */
export async function move(
  folder: Folder,
  uids: readonly number[],
  destination: string,
  keyword: string,
): Promise<boolean> {
  let moved = true;
  for (let first = 0; first < uids.length; first += mostTogether) {
    const some = uids.slice(first, first + mostTogether);
    moved = (await moveTogether(folder, some, destination, keyword)) && moved;
  }
  return moved;
}

async function moveTogether(
  folder: Folder,
  uids: number[],
  destination: string,
  keyword: string,
): Promise<boolean> {
  const { connection, timings } = folder;
  const { client } = connection;
  return connection.exchange(`move mails to ${destination}`, timings.move, async () => {
    if (await tryToMove()) return true;
    await ensureFolder(connection, destination);
    return tryToMove();
  });

  async function tryToMove(): Promise<boolean> {
    if (!connection.knows('MOVE')) return copyAndDelete(folder, uids, destination, keyword);
    await mark(client, uids, keyword);
    return Boolean(await client.messageMove(uids, destination, { uid: true }));
  }
}
