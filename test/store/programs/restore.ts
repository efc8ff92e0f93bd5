import { dirname, join } from 'node:path';
import { restore } from '../../../src/store/restore.ts';

// Restores a database from backup.db beside it, and lives on until it is killed.
const url = process.argv[2] ?? '';
const from = join(dirname(url.slice('sqlite:'.length)), 'backup.db');
console.log('begun');
await restore(url, from, { force: true, now: new Date() });
setInterval(() => undefined, 1_000);
