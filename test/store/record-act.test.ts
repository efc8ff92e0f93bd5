import { describe, expect, test } from 'vitest';
import type { Deed } from '../../src/ticket/deeds.ts';
import { engines, freshStore } from './engines.ts';
import { acknowledgement, change, letter, minutesAfter, monday, openedBy, opening } from './samples.ts';
import { keepMails, ticketOf } from './steps.ts';

const number = 'INC-000001';
const at = minutesAfter(monday, 30);
const closesAt = minutesAfter(monday, 3 * 24 * 60);
const resolved: Deed = {
  ...{ type: 'Resolved', at, by: 'Rosa', cause: 'x', solution: 'y', restoredAt: at, closesAt },
};

describe.each(engines)('what an agent orders, on $name', engine => {
  async function desk({ held = false } = {}) {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    const letters = [{ ...acknowledgement(mail.id, number), held }];
    await store.record([opening(mail, number, { letters })]);
    const order = async (deed: Deed, more: Partial<Parameters<typeof store.recordAct>[0]> = {}) =>
      store.recordAct({
        ...{ change: change(await ticketOf(store, number), [deed]), letters: [], at },
        acknowledgement: 'as it is',
        ...more,
      });
    return { store, order };
  }

  test('is one commit: the event, the ticket, the letter owed', async () => {
    const { store, order } = await desk();
    await order(resolved, { letters: [letter('customer-update:INC-000001:2', { ticketNumber: number })] });
    const story = await store.ticket(number);
    expect(story?.ticket).toMatchObject({ status: 'resolved', version: 2, resolvedAt: at });
    expect(story?.events.at(-1)).toEqual(resolved);
    expect(story?.letters.at(-1)).toMatchObject({
      key: 'customer-update:INC-000001:2',
      state: 'owed',
      mailId: null,
    });
  });

  test('leaves nothing behind when somebody was quicker', async () => {
    const { store, order } = await desk();
    const stale = change(await ticketOf(store, number), [resolved]);
    await order({ type: 'Noted', at, by: 'Hugo', text: 'x' });
    const late = order(resolved, { change: stale, letters: [letter('customer-update:INC-000001:2')] });
    await expect(late).rejects.toThrow('INC-000001 is at version 2, the change was decided on 1');
    expect((await store.lettersIn('owed')).map(({ key }) => key)).toEqual(['ack:1']);
  });

  test('told by telephone, a mail is acknowledged once all tickets that it opened are', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    const numbers = [number, 'INC-000002'];
    const changes = numbers.map(each => change(null, [openedBy(mail, each)]));
    await store.record([opening(mail, number, { changes })]);
    const call: Deed = { type: 'Telephoned', at, by: 'Rosa', text: null };
    const ends = [];
    for (const each of numbers) {
      const told = change(await ticketOf(store, each), [call]);
      await store.recordAct({ change: told, letters: [], at, acknowledgement: 'as it is' });
      ends.push((await store.ticket(number))?.acknowledgement?.settledHow);
    }
    expect(ends).toEqual([null, 'by telephone, by Rosa']);
    expect(await store.tickets()).toMatchObject([
      { ticket: { acknowledgedAt: at, telephonedAt: at }, acknowledgedInTime: false },
      { ticket: { telephonedAt: at } },
    ]);
  });

  test('a held acknowledgement is released, or dropped and waited for no more', async () => {
    const passed = await desk({ held: true });
    await passed.order({ type: 'ReviewPassed', at, by: 'Rosa' }, { acknowledgement: 'released' });
    expect(await passed.store.lettersIn('owed')).toMatchObject([{ key: 'ack:1' }]);
    const failed = await desk({ held: true });
    await failed.order({ type: 'ReviewFailed', at, by: 'Rosa', text: 'x' }, { acknowledgement: 'dropped' });
    expect(await failed.store.lettersIn('dropped')).toMatchObject([{ key: 'ack:1' }]);
    expect((await failed.store.ticket(number))?.acknowledgement?.settledAt).toEqual(at);
  });
});
