import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Tokens } from '../tokens/tokens.ts';

/**
 * Access tokens for one look. A refresh token that is replaced meanwhile is kept where the daemon will find it, running
 * or not: the one before may be good for nothing any more.
 */
export async function openTokens(database: { url: string }): Promise<Tokens> {
  const { fileOf } = await import('../store/database.ts');
  const { openStore } = await import('../store/store.ts');
  const { post, Tokens } = await import('../tokens/tokens.ts');
  const { pino } = await import('pino');
  return new Tokens({
    ...{ post, randomBytes, random: Math.random, clock: () => new Date() },
    ...{ log: pino({ level: 'silent' }), signal: new AbortController().signal },
    kept: {
      refreshToken: async name => {
        if (!existsSync(fileOf(database.url))) return null;
        await using store = await openStore({ ...database, access: 'read' });
        return await store.refreshToken(name);
      },
      keepRefreshToken: async (name, sealed, at) => {
        await using store = await openStore(database);
        await store.migrate();
        await store.keepRefreshToken(name, sealed, at);
      },
    },
  });
}
