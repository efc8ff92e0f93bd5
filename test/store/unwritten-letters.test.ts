import { describe, expect, test } from 'vitest';
import { coverOf } from '../../src/letters/compose.ts';
import { engines, freshStore } from './engines.ts';
import { agentsOrder, arrival, letter, minutesAfter, monday, opening } from './samples.ts';

const now = minutesAfter(monday, 3);
const signingKey = Buffer.alloc(32, 7);
const ordered = (key: string) => ({ ...coverOf(agentsOrder(key), signingKey), order: agentsOrder(key) });

describe.each(engines)('letters still to be written on $name', engine => {
  test('are owed and leave only when their bytes are there', async () => {
    const store = await freshStore(engine);
    const [mail] = await store.keep([arrival(1)]);
    if (!mail) throw new Error('the mail is kept');
    await store.record([opening(mail, 'INC-000001', { letters: [letter('finished'), ordered('ordered')] })]);
    const claim = { boot: 'one', now, limit: 10 };
    expect((await store.claimLetters(claim)).map(({ key }) => key)).toEqual(['finished']);
    expect(await store.nextAttemptAt(now)).toBeNull();
    expect((await store.lettersIn('owed')).map(({ key }) => key)).toEqual(['finished', 'ordered']);

    const [unwritten] = await store.unwrittenLetters({ failing: [] });
    expect(unwritten).toEqual({
      id: 2,
      order: agentsOrder('ordered'),
      original: Buffer.from(mail.bytes),
      owedAt: minutesAfter(monday, 2),
    });
    expect(await store.unwrittenLetters({ failing: [2] })).toEqual([]);
    expect(await store.failingLetters()).toEqual([]);
    await store.noteFailures([{ id: 2, why: 'no words' }]);
    expect(await store.failingLetters()).toEqual([
      {
        ticketNumber: unwritten?.order.ticketNumber,
        owedAt: minutesAfter(monday, 2),
        reason: 'no words',
      },
    ]);
    await store.writeDown([{ id: 2, bytes: Buffer.from('Subject: ordered\r\n\r\n') }]);
    expect(await store.unwrittenLetters({ failing: [] })).toEqual([]);
    expect(await store.failingLetters()).toEqual([]);
    expect(await store.claimLetters(claim)).toMatchObject([
      { key: 'ordered', bytes: Buffer.from('Subject: ordered\r\n\r\n') },
    ]);
  });

  test('are an acknowledgement that stands in the way, and no letter of the others that fail', async () => {
    const store = await freshStore(engine);
    const [mail] = await store.keep([arrival(1)]);
    if (!mail) throw new Error('the mail is kept');
    const acknowledging = { ...ordered('ack:1'), acknowledges: mail.id };
    await store.record([opening(mail, 'INC-000001', { letters: [acknowledging] })]);
    const obstacle = async () =>
      (await store.openAcknowledgements()).map(open => [open.obstacle, open.reason]);
    expect(await obstacle()).toEqual([['queued', null]]);

    await store.noteFailures([{ id: 1, why: 'no words' }]);
    expect(await obstacle()).toEqual([['unwritten', 'no words']]);
    expect(await store.failingLetters()).toEqual([]);
    expect((await store.decisions('INC-000001'))[0]?.letters).toMatchObject([{ notWrittenWhy: 'no words' }]);
  });

  test('are none once they are dropped', async () => {
    const store = await freshStore(engine);
    const [mail] = await store.keep([arrival(1)]);
    if (!mail) throw new Error('the mail is kept');
    await store.record([opening(mail, 'INC-000001', { letters: [{ ...ordered('to drop'), held: true }] })]);
    await store.noteFailures([{ id: 1, why: 'no words' }]);
    expect(await store.failingLetters()).toHaveLength(1);
    await store.dropLetters(['to drop'], now);
    expect(await store.failingLetters()).toEqual([]);
    expect(await store.unwrittenLetters({ failing: [] })).toEqual([]);
  });

  test('come in portions of 4 MiB of mails attached to them, one in any case', async () => {
    const store = await freshStore(engine);
    const bytes = Buffer.alloc(3 * 1024 * 1024, 'a');
    const mails = await store.keep([1, 2, 3].map(uid => arrival(uid, { bytes, size: bytes.length })));
    await store.record(
      mails.map(mail => opening(mail, `INC-00000${mail.id}`, { letters: [ordered(`to read ${mail.id}`)] })),
    );
    expect((await store.unwrittenLetters({ failing: [] })).map(({ id }) => id)).toEqual([1]);
    expect((await store.unwrittenLetters({ failing: [1] })).map(({ id }) => id)).toEqual([2]);
  });
});
