import { describe, expect, test } from 'vitest';
import type { Deed } from '../../src/ticket/deeds.ts';
import { engines, freshStore } from './engines.ts';
import { change, judged, minutesAfter, monday, openedBy, opening } from './samples.ts';
import { keepMails } from './steps.ts';

const april = new Date('2026-04-01T05:00:00.000Z');
const may = new Date('2026-05-01T05:00:00.000Z');

/** Accepted as an exception, and noted as done at an instant, which may be after it was. */
function doneAt(fulfilledAt: Date, at = fulfilledAt): Deed[] {
  return [
    { type: 'Accepted', at: monday, by: 'Rosa', startAt: monday, isException: true, text: null },
    { type: 'Fulfilled', at, by: 'Hugo', fulfilledAt, text: null },
  ];
}

describe.each(engines)('the service requests of a month, on $name', engine => {
  test('are those carried out in it, whenever that was noted: from its first instant to before its last', async () => {
    const store = await freshStore(engine);
    const mails = await keepMails(store, 4);
    const done = [
      doneAt(minutesAfter(may, -1), minutesAfter(may, 600)),
      doneAt(april),
      doneAt(may),
      doneAt(minutesAfter(april, -1), may),
    ];
    for (const [index, mail] of mails.entries()) {
      const number = `SSR-00000${index + 1}`;
      const opened = { ...openedBy(mail, number), kind: 'ssr' as const };
      const changes = [change(null, [opened, ...(done[index] ?? [])])];
      await store.record([opening(mail, number, { changes })]);
    }
    const found = await store.fulfilledBetween(april, may);
    expect(found).toMatchObject([
      { ticket: { number: 'SSR-000002' }, accepted: { isException: true }, fulfilled: { by: 'Hugo' } },
      { ticket: { number: 'SSR-000001' } },
    ]);
    expect(found).toHaveLength(2);
  });

  test('keep the verdict on which the desk agreed, whatever start the customer named later', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    const opened = { ...openedBy(mail, 'SSR-000001'), kind: 'ssr' as const };
    const [accepted, fulfilled] = doneAt(april);
    if (!accepted || !fulfilled) throw new Error('accepted, then fulfilled');
    const changes = [change(null, [opened, judged(true), accepted, judged(false), fulfilled])];
    await store.record([opening(mail, 'SSR-000001', { changes })]);
    expect(await store.fulfilledBetween(april, may)).toMatchObject([
      { leadTime: { proposed: { met: true } }, ticket: { leadTime: { proposed: { met: false } } } },
    ]);
  });

  test('are not those still to be carried out, nor what is no service request', async () => {
    const store = await freshStore(engine);
    const [first, second] = await keepMails(store, 2);
    const opened = { ...openedBy(first, 'SSR-000001'), kind: 'ssr' as const };
    const changes = [change(null, [opened, ...doneAt(april).slice(0, 1)])];
    await store.record([opening(first, 'SSR-000001', { changes }), opening(second, 'INC-000001')]);
    expect(await store.fulfilledBetween(new Date(0), may)).toEqual([]);
  });
});
