import { backup } from '../../../src/store/backup.ts';

// Backs a database up to a file beside it, with `.backup` behind its name.
const url = process.argv[2] ?? '';
console.log('begun');
const { mails } = backup(url, `${url.slice('sqlite:'.length)}.backup`, { force: false });
console.log(mails);
