import { openDatabase } from '../../../src/store/database.ts';

// Reads a number and writes the next one, a hundred times, as fast as it can.
const database = openDatabase(process.argv[2] ?? '', 'write');
for (let turn = 0; turn < 100; turn++) {
  await database.commit(async trx => {
    const row = await trx
      .selectFrom('settings')
      .where('name', '=', 'count')
      .select('value')
      .executeTakeFirst();
    const value = String(Number(row?.value ?? 0) + 1);
    await trx
      .insertInto('settings')
      .values({ name: 'count', value })
      .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
      .execute();
  });
}
const count = await database.db.selectFrom('settings').select('value').executeTakeFirstOrThrow();
console.log(count.value);
await database.close();
