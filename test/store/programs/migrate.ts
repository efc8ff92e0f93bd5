import { openStore } from '../../../src/store/store.ts';

await using store = await openStore({ url: process.argv[2] ?? '' });
for (const name of await store.migrate()) console.log(name);
