import type { Database, Queries } from './database.ts';

/** What is kept under this name, as it was given; null when nothing is. */
export async function refreshToken(db: Queries, name: string): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('refresh_tokens')
    .select('sealed')
    .where('name', '=', name)
    .executeTakeFirst();
  return row ? Buffer.from(row.sealed, 'base64') : null;
}

/** Keeps it, in place of what was kept under this name before. */
export async function keepRefreshToken(
  database: Database,
  name: string,
  sealed: Uint8Array,
  at: Date,
): Promise<void> {
  const kept = { sealed: Buffer.from(sealed).toString('base64'), replaced_at: at.toISOString() };
  await database.commit(trx =>
    trx
      .insertInto('refresh_tokens')
      .values({ name, ...kept })
      .onConflict(conflict => conflict.column('name').doUpdateSet(kept))
      .execute(),
  );
}
