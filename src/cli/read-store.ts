import type { Store } from '../store/store.ts';
import type { World } from './world.ts';

/** Opens the database of a configuration for reading, also while the daemon runs, and closes it afterwards. */
export async function readStore<Result>(
  config: string,
  { env }: World,
  read: (store: Store) => Promise<Result>,
): Promise<Result> {
  const { loadConfig } = await import('../config/load.ts');
  const { openStore } = await import('../store/store.ts');
  const { database } = loadConfig(config, { env, needs: ['database'] });
  await using store = await openStore({ url: database.url, access: 'read' });
  return await read(store);
}
