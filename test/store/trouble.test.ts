import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { isDatabaseTrouble } from '../../src/store/trouble.ts';

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('trouble of the database itself', () => {
  test('is a full disk, and not what was to be written', () => {
    const file = new Sqlite(':memory:');
    file.exec('create table letters (key text primary key, bytes blob)');
    file.pragma('max_page_count = 4');
    const insert = file.prepare('insert into letters values (?, ?)');
    expect(isDatabaseTrouble(errorOf(() => insert.run('a', Buffer.alloc(100_000))))).toBe(true);
    insert.run('b', null);
    expect(isDatabaseTrouble(errorOf(() => insert.run('b', null)))).toBe(false);
    expect(isDatabaseTrouble(new TypeError('a fault of ours'))).toBe(false);
  });
});
