import { describe, expect, test } from 'vitest';
import type { Arrival, KeptMail } from '../../src/store/arrival.ts';
import type { Store } from '../../src/store/store.ts';
import { engines, freshStore } from './engines.ts';
import { arrival, minutesAfter, monday, opening } from './samples.ts';

describe.each(engines)('keeping mails on $name', engine => {
  test('a mail is kept with its bytes, and its acknowledgement is promised', async () => {
    const store = await freshStore(engine);
    const first = arrival(1);
    const [kept] = await store.keep([first, arrival(2)]);
    expect(kept).toEqual({ ...first, id: 1, attempts: 1 });
    expect(Buffer.from((await store.rawMail(1)) ?? [])).toEqual(first.bytes);
    expect(await store.pulse(monday)).toMatchObject({
      oldestUnacknowledged: { mailId: 1, acceptedAt: monday, dueAt: minutesAfter(monday, 15) },
    });
  });

  test('a mail kept again counts an attempt, and keeps the times and the bytes it had', async () => {
    const store = await freshStore(engine);
    const [first] = await store.keep([arrival(1)]);
    const later = { acceptedAt: minutesAfter(monday, 60), acknowledgeDueAt: minutesAfter(monday, 75) };
    const [again, other] = await store.keep([
      arrival(1, { ...later, bytes: Buffer.from('other') }),
      arrival(2),
    ]);
    expect(again).toMatchObject({ ...first, attempts: 2, bytes: Buffer.from('other') });
    expect(other).toMatchObject({ uid: 2, attempts: 1 });
    expect(Buffer.from((await store.rawMail(1)) ?? [])).toEqual(arrival(1).bytes);
  });

  test('a mail that is settled is not kept again', async () => {
    const store = await freshStore(engine);
    await openedTicket(store, arrival(1), 'INC-000001');
    expect((await store.keep([arrival(1), arrival(2)])).map(({ uid }) => uid)).toEqual([2]);
    expect(await store.keep([arrival(1)])).toEqual([]);
    expect((await store.decisions('INC-000001'))[0]?.mail.attempts).toBe(1);
  });

  test('the same UID in another mailbox, folder or after a new UIDVALIDITY is another mail', async () => {
    const store = await freshStore(engine);
    const places = [{}, { mailbox: 'requests' }, { folder: 'Archive' }, { uidValidity: '1800000000' }];
    const kept = await store.keep(places.map(place => arrival(1, place)));
    expect(new Set(kept.map(({ id }) => id)).size).toBe(4);
  });

  test('a mailbox is empty until a mail of it was kept', async () => {
    const store = await freshStore(engine);
    await store.keep([arrival(1)]);
    expect(await store.isEmpty('incidents')).toBe(false);
    expect(await store.isEmpty('requests')).toBe(true);
  });

  test('open mails come in the order of how often they were begun; an attempt taken back is none', async () => {
    const store = await freshStore(engine);
    const [often, once] = await store.keep([arrival(1), arrival(2)]);
    const order = async () =>
      (await store.openMails('incidents')).map(({ uid, attempts }) => [uid, attempts]);
    await store.keepAgain(often?.id ?? 0);
    expect(await order()).toEqual([
      [2, 1],
      [1, 2],
    ]);
    await store.keepAgain(once?.id ?? 0);
    await store.takeBackAttempt(often?.id ?? 0);
    expect(await order()).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test('a mail kept before can be taken up again with its bytes and times, until it is settled', async () => {
    const store = await freshStore(engine);
    const [first] = await store.keep([arrival(1)]);
    if (!first) throw new Error('nothing was kept');
    expect(await store.keepAgain(first.id)).toEqual({ ...first, attempts: 2 });
    const standing = await store.unsettled('incidents', 'INBOX', '1700000000', [1, 2]);
    expect(standing.keptBefore).toEqual(new Map([[1, { mailId: first.id, attempts: 2 }]]));
    const { mailbox, folder, uidValidity, uid } = first;
    expect(await store.openMails('incidents')).toEqual([
      { mailbox, folder, uidValidity, uid, mailId: first.id, attempts: 2 },
    ]);
    await store.record([automatic(first)]);
    expect(await store.openMails('incidents')).toEqual([]);
    expect(await store.keepAgain(first.id)).toBeNull();
    expect(await store.keepAgain(77)).toBeNull();
  });

  test('of ten thousand UIDs each is open, done or quarantined', async () => {
    const store = await freshStore(engine);
    const uids = Array.from({ length: 10_000 }, (_, index) => index + 1);
    const kept: KeptMail[] = [];
    for (let start = 0; start < 9_000; start += 1_000)
      kept.push(...(await store.keep(uids.slice(start, start + 1_000).map(uid => arrival(uid)))));
    const done = kept.filter(({ uid }) => uid <= 8_000);
    const [poison] = kept.slice(8_500);
    for (let start = 0; start < done.length; start += 1_000)
      await store.record(done.slice(start, start + 1_000).map(mail => automatic(mail)));
    if (poison) await store.record([{ ...automatic(poison), disposition: 'quarantined', facts: null }]);

    const standing = await store.unsettled('incidents', 'INBOX', '1700000000', uids);
    expect(standing.done).toEqual(uids.slice(0, 8_000));
    expect(standing.quarantined).toEqual([8_501]);
    expect(standing.open).toEqual([...uids.slice(8_000, 8_500), ...uids.slice(8_501)]);
    expect(await store.unsettled('incidents', 'INBOX', '1800000000', [1])).toMatchObject({ open: [1] });
    expect(await store.unsettled('incidents', 'INBOX', '1700000000', [])).toMatchObject({ open: [] });
  });
});

async function openedTicket(store: Store, mail: Arrival, number: string): Promise<void> {
  for (const kept of await store.keep([mail])) await store.record([opening(kept, number)]);
}

function automatic(mail: KeptMail) {
  const acknowledgement = { settledHow: 'automatic mail is not answered' };
  return {
    ...opening(mail, ''),
    disposition: 'automatic' as const,
    ...{ ticketNumber: null, changes: [], letters: [], acknowledgement },
  };
}
