import type { Store } from '../store/store.ts';
import { readStore } from './read-store.ts';
import type { World } from './world.ts';

/** Opens the database of a configuration for a person's change, also while the daemon runs; it must be there. */
export async function changeStore<Result>(
  config: string,
  world: World,
  change: (store: Store) => Promise<Result>,
): Promise<Result> {
  // Opened for writing, a database that is missing would be made.
  await readStore(config, world, async () => undefined);
  const { loadConfig } = await import('../config/load.ts');
  const { openStore } = await import('../store/store.ts');
  const { database } = loadConfig(config, { env: world.env, needs: ['database'] });
  await using store = await openStore({ url: database.url });
  return await change(store);
}
