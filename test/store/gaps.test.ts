import { describe, expect, test } from 'vitest';
import { engines, freshStore } from './engines.ts';
import { arrival, minutesAfter, monday, opening } from './samples.ts';

const place = { mailbox: 'incidents', folder: 'Processed', uidValidity: '7' };

describe.each(engines)('gaps in the ledger on $name', engine => {
  test('a mail is known by its place, and by its Message-ID wherever it lay', async () => {
    const store = await freshStore(engine);
    const [handled] = await store.keep([arrival(1), arrival(5, place)]);
    if (!handled) throw new Error('the mail was not kept');
    const outcome = opening(handled, 'INC-000001');
    await store.record([outcome]);
    const filed = [
      { uid: 4, messageId: outcome.facts?.messageId ?? null },
      { uid: 5, messageId: '<five@minera.example>' },
      { uid: 6, messageId: '<six@minera.example>' },
      { uid: 7, messageId: null },
    ];
    expect((await store.unknownAmong(place, filed)).map(({ uid }) => uid)).toEqual([6, 7]);
    expect(await store.unknownAmong({ ...place, uidValidity: '8' }, filed.slice(1, 2))).toHaveLength(1);
    expect(await store.unknownAmong(place, [])).toEqual([]);
  });

  test('a mail that no Message-ID names is known by its bytes', async () => {
    const store = await freshStore(engine);
    const { bytes, size } = arrival(1);
    await store.keep([arrival(1)]);
    expect(await store.wasKept({ bytes, size })).toBe(true);
    expect(await store.wasKept({ bytes, size: size + 1 })).toBe(false);
    expect(await store.wasKept({ bytes: arrival(2).bytes, size })).toBe(false);
  });

  test('a mailbox is read since the first time that was asked', async () => {
    const store = await freshStore(engine);
    expect(await store.readSince('incidents', monday)).toEqual(monday);
    expect(await store.readSince('incidents', minutesAfter(monday, 60))).toEqual(monday);
    expect(await store.readSince('changes', minutesAfter(monday, 60))).toEqual(minutesAfter(monday, 60));
  });

  test('open mails of mailboxes that have lost their name are found', async () => {
    const store = await freshStore(engine);
    await store.keep([arrival(1), arrival(2, { mailbox: 'old name' })]);
    expect(await store.openMailsOutside(['incidents', 'changes'])).toMatchObject([{ mailbox: 'old name' }]);
    expect(await store.openMailsOutside(['incidents', 'old name'])).toEqual([]);
  });
});
