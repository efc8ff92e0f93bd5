import type { Database, Queries } from './database.ts';

/** What makes this desk recognisable: its id on the mails it handled, the key that signs its Message-IDs. */
export interface Installation {
  id: string;
  signingKey: Uint8Array;
}

/** This installation's id and key, made from `randomBytes` the first time and the same ever after. */
export async function installation(
  database: Database,
  randomBytes: (size: number) => Uint8Array,
): Promise<Installation> {
  return (await standing(database.db)) ?? make(database, randomBytes);
}

async function standing(db: Queries): Promise<Installation | null> {
  const rows = await db
    .selectFrom('settings')
    .selectAll()
    .where('name', 'in', ['installation', 'signing-key'])
    .execute();
  const settings = new Map(rows.map(row => [row.name, row.value]));
  const id = settings.get('installation');
  const signingKey = settings.get('signing-key');
  return id && signingKey ? { id, signingKey: Buffer.from(signingKey, 'base64') } : null;
}

async function make(database: Database, randomBytes: (size: number) => Uint8Array): Promise<Installation> {
  const id = Buffer.from(randomBytes(6)).toString('hex');
  const signingKey = Buffer.from(randomBytes(32));
  return database.commit(async trx => {
    await trx
      .insertInto('settings')
      .values([
        { name: 'installation', value: id },
        { name: 'signing-key', value: signingKey.toString('base64') },
      ])
      .onConflict(conflict => conflict.column('name').doNothing())
      .execute();
    return (await standing(trx)) ?? { id, signingKey };
  });
}
