import { describe, expect, test } from 'vitest';
import { engines, freshStore } from './engines.ts';
import { arrival, change, joining, messageIdOf, minutesAfter, monday, openedBy, opening } from './samples.ts';
import { keepMails, ticketOf } from './steps.ts';

describe.each(engines)('what is known of a group of mails on $name', engine => {
  test('a Message-ID leads to the mails that bore it and to their ticket', async () => {
    const store = await freshStore(engine);
    const [mail, reply] = await keepMails(store, 2);
    await store.record([opening(mail, 'INC-000001')]);
    await store.record([joining(reply, await ticketOf(store, 'INC-000001'))]);

    const messageIds = [messageIdOf(mail), messageIdOf(reply), '<stranger@other.example>'];
    const known = await store.known({ messageIds, numbers: [], matters: [] });
    expect(known.namesakes(messageIdOf(mail))).toEqual([
      { mailId: mail.id, contentHash: 'hash-1', ticketNumber: 'INC-000001' },
    ]);
    expect(known.ticketOf(messageIdOf(reply))).toEqual(await ticketOf(store, 'INC-000001'));
    expect(known.namesakes('<stranger@other.example>')).toEqual([]);
    expect(known.ticketOf('<stranger@other.example>')).toBeNull();
  });

  test('the Message-ID that a mail server gave to a letter of ours leads to its ticket', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    await store.record([opening(mail, 'INC-000001')]);
    const renamed = '<0100017@email.example.net>';
    const outcome = { type: 'sent' as const, response: '250 Ok 0100017', messageId: renamed };
    const sent = { at: minutesAfter(monday, 3), outcome, nextAttemptAt: null, changes: [] };
    await store.recordDeliveries([{ key: `ack:${mail.id}`, ...sent }]);
    const known = await store.known({ messageIds: [renamed], numbers: [], matters: [] });
    expect(known.ticketOf(renamed)?.number).toBe('INC-000001');
    expect(known.namesakes(renamed)).toEqual([]);
  });

  test('a number leads to its ticket, and one never given to none', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    await store.record([opening(mail, 'INC-000001')]);
    const known = await store.known({
      messageIds: [],
      numbers: ['INC-000001', 'INC-000001', 'INC-000777'],
      matters: [],
    });
    expect(known.ticket('INC-000001')).toEqual(await ticketOf(store, 'INC-000001'));
    expect(known.ticket('INC-000777')).toBeNull();
  });

  test('a sender writes in the language of the last ticket', async () => {
    const store = await freshStore(engine);
    const [first, second] = await keepMails(store, 2);
    for (const [mail, number, language] of [
      [first, 'INC-000001', 'es'],
      [second, 'INC-000002', 'pt'],
    ] as const)
      await store.record([
        opening(mail, number, { changes: [change(null, [{ ...openedBy(mail, number), language }])] }),
      ]);
    const asked = { messageIds: [], numbers: [], matters: [] };
    const known = await store.known({ ...asked, writers: ['ana@minera.example', 'bea@other.example'] });
    expect(known.languageOf('ana@minera.example')).toBe('pt');
    expect(known.languageOf('bea@other.example')).toBeNull();
    expect((await store.known(asked)).languageOf('ana@minera.example')).toBeNull();
  });

  test('a mail that was filed without a ticket is nobody’s namesake', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    const filed = { ...opening(mail, ''), changes: [], letters: [], ticketNumber: null };
    await store.record([{ ...filed, disposition: 'automatic' }]);
    const known = await store.known({ messageIds: [messageIdOf(mail)], numbers: [], matters: [] });
    expect(known.namesakes(messageIdOf(mail))).toEqual([]);
  });

  test('a Message-ID used for two matters leads to the older one', async () => {
    const store = await freshStore(engine);
    const kept = await store.keep([arrival(1), arrival(2)]);
    for (const [index, mail] of kept.entries()) {
      const outcome = opening(mail, `INC-00000${index + 1}`);
      await store.record([
        { ...outcome, facts: outcome.facts && { ...outcome.facts, messageId: '<same@x.example>' } },
      ]);
    }
    const known = await store.known({ messageIds: ['<same@x.example>'], numbers: [], matters: [] });
    expect(known.namesakes('<same@x.example>').map(({ contentHash }) => contentHash)).toEqual([
      'hash-1',
      'hash-2',
    ]);
    expect(known.ticketOf('<same@x.example>')?.number).toBe('INC-000001');
  });

  test('the outcomes of a group are known to the mails behind them, before anything is committed', async () => {
    const store = await freshStore(engine);
    const [mail, reply] = await keepMails(store, 2);
    const known = await store.known({ messageIds: [messageIdOf(mail)], numbers: [], matters: [] });
    known.learn(opening(mail, 'INC-000001'));
    const ticket = known.ticketOf(messageIdOf(mail));
    expect(ticket).toEqual(change(null, [openedBy(mail, 'INC-000001')]).ticket);
    if (ticket) known.learn(joining(reply, ticket));
    expect(known.ticket('INC-000001')?.version).toBe(2);
    expect(known.namesakes(messageIdOf(reply))).toMatchObject([{ mailId: reply.id }]);
  });
});
