import { openDatabase } from '../../../src/store/database.ts';

// Writes one row and never commits it.
const database = openDatabase(process.argv[2] ?? '', 'write');
await database.commit(async trx => {
  await trx.insertInto('settings').values({ name: 'half', value: 'written' }).execute();
  console.log('in mid-transaction');
  await new Promise(resolve => setTimeout(resolve, 60_000));
});
