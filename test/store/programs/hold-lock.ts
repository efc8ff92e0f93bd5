import { openStore } from '../../../src/store/store.ts';

// Holds the daemon's lock of the database until it is killed.
const store = await openStore({ url: process.argv[2] ?? '' });
await store.lockForDaemon();
console.log('locked');
setInterval(() => store.nextAttemptAt(new Date()), 1_000);
