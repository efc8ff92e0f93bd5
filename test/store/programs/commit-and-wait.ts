import { openStore } from '../../../src/store/store.ts';
import { arrival } from '../samples.ts';

// Commits a mail and then lives on with its connection open, until it is killed.
const store = await openStore({ url: process.argv[2] ?? '' });
await store.migrate();
await store.keep([arrival(1)]);
console.log('committed');
setInterval(() => store.nextAttemptAt(new Date()), 1_000);
