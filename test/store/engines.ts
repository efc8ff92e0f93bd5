import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';

/** An engine of `database.url`; the store's promises are the same on each. */
export interface Engine {
  name: string;
  /** The url of an empty database that goes away with the test. */
  emptyDatabase(): Promise<string>;
}

export const engines: Engine[] = [{ name: 'sqlite', emptyDatabase: emptyFile }];

/** A migrated store that goes away with the test. */
export async function freshStore(engine: Engine): Promise<Store> {
  const store = await openAgain(await engine.emptyDatabase());
  await store.migrate();
  return store;
}

/** One more connection to a database, closed with the test. */
export async function openAgain(url: string): Promise<Store> {
  const store = await openStore({ url });
  onTestFinished(() => store.close());
  return store;
}

async function emptyFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'acuse-store-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return `sqlite:${join(folder, 'var', 'acuse.db')}`;
}
