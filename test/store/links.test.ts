import { describe, expect, test } from 'vitest';
import { matterOf } from '../../src/ticket/matter.ts';
import { engines, freshStore } from './engines.ts';
import { change, minutesAfter, monday, openedBy, opening } from './samples.ts';
import { keepMails } from './steps.ts';

const site = { text: 'Lima', confidence: 1, from: 'plain' } as const;

describe.each(engines)('tickets that have to do with each other on $name', engine => {
  test('are linked by the journal of the newer one, and seen from both', async () => {
    const store = await freshStore(engine);
    const [old, mail] = await keepMails(store, 2);
    const linked = { type: 'Linked', at: minutesAfter(monday, 2) } as const;
    const changes = [
      change(null, [
        openedBy(mail, 'INC-000002'),
        { ...linked, kind: 'mentions', to: 'INC-999999' },
        { ...linked, kind: 'follows', to: 'INC-000001' },
      ]),
    ];
    await store.record([opening(old, 'INC-000001')]);
    await store.record([opening(mail, 'INC-000002', { changes })]);
    const follows = { from: 'INC-000002', kind: 'follows', to: 'INC-000001' };
    expect((await store.ticket('INC-000001'))?.links).toEqual([follows]);
    expect((await store.ticket('INC-000002'))?.links).toEqual([
      follows,
      { from: 'INC-000002', kind: 'mentions', to: 'INC-999999' },
    ]);
  });

  test('are found by their matter when their mails were accepted within half an hour', async () => {
    const store = await freshStore(engine);
    const mails = await keepMails(store, 2);
    const opened = mails.map((mail, index) => {
      const number = `INC-00000${index + 1}`;
      const event = openedBy(mail, number);
      if (event.type !== 'Opened') throw new Error('a ticket begins with Opened');
      const receivedAt = minutesAfter(monday, 40 * index);
      const answers = { ...event, receivedAt, fields: { ...event.fields, site } };
      return opening(mail, number, { changes: [change(null, [answers])] });
    });
    await store.record(opened);
    const ticket = opened[0]?.changes[0]?.ticket;
    const matter = (ticket && matterOf(ticket)) ?? '';
    const asked = (minutes: number) => ({ key: matter, acceptedAt: minutesAfter(monday, minutes) });
    const known = await store.known({ messageIds: [], numbers: [], matters: [asked(20), asked(90)] });
    const alike = (minutes: number) => known.alike(matter, minutesAfter(monday, minutes));
    expect([-31, -30, 5, 20, 60, 70, 71].map(alike)).toEqual([
      null,
      'INC-000001',
      'INC-000001',
      'INC-000002',
      'INC-000002',
      'INC-000002',
      null,
    ]);
    expect(known.alike('another', monday)).toBeNull();
  });
});
