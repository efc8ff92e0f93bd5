import { copyAndDelete } from './copy-and-delete.ts';
import { ensureFolder, type Folder } from './folder.ts';
import { mark } from './keyword.ts';

/**
 * Moves mails into another folder, marked with `keyword` where the server takes keywords, and makes that folder if it is
 * missing. False when the server refuses; the mails then lie where they lay. A UID that is gone is no refusal.
 */
export async function move(
  folder: Folder,
  uids: readonly number[],
  destination: string,
  keyword: string,
): Promise<boolean> {
  const { connection, timings } = folder;
  const { client } = connection;
  const list = [...uids];
  return connection.exchange(`move mails to ${destination}`, timings.move, async () => {
    if (await tryToMove()) return true;
    await ensureFolder(connection, destination);
    return tryToMove();
  });

  async function tryToMove(): Promise<boolean> {
    if (!connection.knows('MOVE')) return copyAndDelete(folder, list, destination, keyword);
    await mark(client, list, keyword);
    return Boolean(await client.messageMove(list, destination, { uid: true }));
  }
}
