import { openStore } from '../../../src/store/store.ts';

// Reserves blocks of three numbers, as fast as it can, and prints the first of each.
await using store = await openStore({ url: process.argv[2] ?? '' });
for (let block = 0; block < 100; block++) console.log(await store.reserveNumbers('incident', 3));
