import { describe, expect, test } from 'vitest';
import { ConflictError } from '../../src/store/conflict-error.ts';
import { engines, freshStore } from './engines.ts';
import {
  acknowledgement,
  arrival,
  change,
  joining,
  letter,
  minutesAfter,
  monday,
  openedBy,
  opening,
  repliedBy,
} from './samples.ts';
import { keepMails, ticketOf } from './steps.ts';

describe.each(engines)('recording outcomes on $name', engine => {
  test('a mail that opens a ticket leaves its whole story behind', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    const outcome = opening(mail, 'INC-000001');
    await store.record([outcome]);

    const story = await store.ticket('INC-000001');
    expect(story?.ticket).toEqual(outcome.changes[0]?.ticket);
    expect(story?.events).toEqual([openedBy(mail, 'INC-000001')]);
    expect(story?.acknowledgement).toEqual({
      dueAt: minutesAfter(monday, 15),
      why: 'accepted 2026-03-02T09:00:00.000Z (Received of mx.example.com)',
      settledAt: null,
      settledHow: null,
    });
    expect(story?.mails).toMatchObject([{ id: mail.id, disposition: 'opened', ticketNumber: 'INC-000001' }]);
    expect(story?.letters).toMatchObject([
      { key: `ack:${mail.id}`, state: 'owed', to: 'ana@minera.example' },
    ]);
    expect(await store.ticket('INC-000002')).toBeNull();
  });

  test('the decision on a mail is found by its ticket and by its Message-ID, with or without brackets', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    await store.record([opening(mail, 'INC-000001')]);
    const byTicket = await store.decisions('INC-000001');
    expect(byTicket).toMatchObject([
      {
        mail: {
          why: { rule: 'a new matter', saw: { flags: [] } },
          decidedAt: minutesAfter(monday, 2),
          attempts: 1,
        },
        acknowledgement: { settledAt: null },
        letters: [{ key: `ack:${mail.id}` }],
      },
    ]);
    expect(await store.decisions('<1@minera.example>')).toEqual(byTicket);
    expect(await store.decisions('1@minera.example')).toEqual(byTicket);
    expect(await store.decisions('nobody@minera.example')).toEqual([]);
  });

  test('what was read in the mails of a ticket is found by their day and by Message-ID', async () => {
    const store = await freshStore(engine);
    const [first, second, unhandled] = await keepMails(store, 3);
    const opened = opening(first, 'INC-000001');
    await store.record([opened]);
    await store.record([joining(second, await ticketOf(store, 'INC-000001'))]);

    const since = await store.handledMails({ since: monday });
    expect(since).toMatchObject([
      { id: first.id, ticketNumber: 'INC-000001', readings: [openedBy(first, 'INC-000001')] },
      { id: second.id, ticketNumber: 'INC-000001', readings: [] },
    ]);
    expect(since.map(({ id }) => id)).not.toContain(unhandled.id);
    expect(await store.handledMails({ messageId: '<1@minera.example>' })).toEqual(since.slice(0, 1));
    expect(await store.handledMails({ since: minutesAfter(monday, 1) })).toEqual([]);
  });

  test('a mail with several forms opens several tickets, and belongs to the story of each', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    const numbers = ['INC-000001', 'INC-000002', 'INC-000003'];
    const changes = numbers.map(number => change(null, [openedBy(mail, number)]));
    await store.record([opening(mail, 'INC-000001', { changes })]);
    const opened = await store.ticketsOpenedBy([mail.id]);
    expect(opened.get(mail.id)?.map(({ number }) => number)).toEqual(numbers);
    expect(await store.ticket('INC-000003')).toMatchObject({
      mails: [{ id: mail.id }],
      letters: [{ key: `ack:${mail.id}` }],
    });
  });

  test('a reply joins its ticket as an event, and its promise ends with the reason', async () => {
    const store = await freshStore(engine);
    const [mail, reply] = await keepMails(store, 2);
    await store.record([opening(mail, 'INC-000001')]);
    const ticket = await ticketOf(store, 'INC-000001');
    await store.record([joining(reply, ticket)]);
    const story = await store.ticket('INC-000001');
    expect(story?.ticket).toMatchObject({ version: 2, updatedAt: minutesAfter(monday, 5) });
    expect(story?.events).toEqual([openedBy(mail, 'INC-000001'), repliedBy(reply)]);
    expect(story?.mails.map(({ id }) => id)).toEqual([mail.id, reply.id]);
    expect((await store.decisions('INC-000001'))[1]?.acknowledgement).toMatchObject({
      settledAt: minutesAfter(monday, 2),
      settledHow: 'joined INC-000001',
    });
  });

  test('changes of one ticket in one group follow each other', async () => {
    const store = await freshStore(engine);
    const [mail, reply, another] = await keepMails(store, 3);
    const first = opening(mail, 'INC-000001');
    const opened = change(null, [openedBy(mail, 'INC-000001')]).ticket;
    const second = joining(reply, opened);
    const third = joining(another, change(opened, [repliedBy(reply)]).ticket);
    await store.record([first, second, third]);
    expect((await ticketOf(store, 'INC-000001')).version).toBe(3);
  });

  test('a ticket that has moved on since is named, and nothing of the group is written', async () => {
    const store = await freshStore(engine);
    const [mail, reply, stale, stranger] = await keepMails(store, 4);
    await store.record([opening(mail, 'INC-000001')]);
    const ticket = await ticketOf(store, 'INC-000001');
    await store.record([joining(reply, ticket)]);

    const group = [opening(stranger, 'INC-000002'), joining(stale, ticket)];
    await expect(store.record(group)).rejects.toThrow(ConflictError);
    await expect(store.record(group)).rejects.toThrow('INC-000001 is at version 2');
    expect(await store.ticket('INC-000002')).toBeNull();
    expect(await store.pulse(monday)).toMatchObject({ letters: { owed: 1 } });
    const standing = await store.unsettled('incidents', 'INBOX', '1700000000', [3, 4]);
    expect(standing.open).toEqual([3, 4]);
  });

  test('a number that is taken is not opened twice', async () => {
    const store = await freshStore(engine);
    const [mail, other] = await keepMails(store, 2);
    await store.record([opening(mail, 'INC-000001')]);
    await expect(store.record([opening(other, 'INC-000001')])).rejects.toThrow(ConflictError);
  });

  test('a mail is settled once', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    await store.record([opening(mail, 'INC-000001')]);
    await expect(store.record([opening(mail, 'INC-000002')])).rejects.toThrow('mail 1 is settled already');
    await expect(store.record([{ ...opening(mail, 'INC-000002'), mailId: 99 }])).rejects.toThrow('mail 99');
    expect(await store.ticket('INC-000002')).toBeNull();
  });

  test('the same mail taken from two mailboxes at the same moment opens one ticket', async () => {
    const store = await freshStore(engine);
    const kept = await store.keep([arrival(1), arrival(1, { mailbox: 'requests' })]);
    const [one, two] = kept.map((mail, index) => opening(mail, `INC-00000${index + 1}`));
    if (one && two) {
      await store.record([one]);
      await expect(store.record([two])).rejects.toThrow(ConflictError);
      const facts = two.facts && { ...two.facts, contentHash: 'another body' };
      await store.record([{ ...two, facts }]);
    }
    expect(await store.tickets()).toHaveLength(2);
  });

  test('a mail without a Message-ID is nobody’s twin', async () => {
    const store = await freshStore(engine);
    const outcomes = (await keepMails(store, 2)).map((mail, index) => {
      const outcome = opening(mail, `INC-00000${index + 1}`);
      return {
        ...outcome,
        facts: outcome.facts && { ...outcome.facts, messageId: null, contentHash: 'same' },
      };
    });
    await store.record(outcomes);
    expect(await store.tickets()).toHaveLength(2);
  });

  test('a letter is owed once, whatever says so again', async () => {
    const store = await freshStore(engine);
    const [mail, reply] = await keepMails(store, 2);
    await store.record([opening(mail, 'INC-000001')]);
    const letters = [acknowledgement(mail.id, 'INC-000001'), letter('ticket-update:1')];
    await store.record([joining(reply, await ticketOf(store, 'INC-000001'), { letters })]);
    const story = await store.ticket('INC-000001');
    expect(story?.letters.map(({ key }) => key)).toEqual([`ack:${mail.id}`, 'ticket-update:1']);
  });

  test('a mail that could not be read is quarantined with its reason, and its promise stays open', async () => {
    const store = await freshStore(engine);
    const [mail] = await keepMails(store, 1);
    await store.record([
      {
        mailId: mail.id,
        disposition: 'quarantined',
        why: { rule: 'it could not be processed', saw: { reason: 'too deep', attempts: 1 } },
        facts: null,
        ticketNumber: null,
        changes: [],
        letters: [],
        acknowledgement: 'open',
        decidedAt: monday,
      },
    ]);
    expect(await store.pulse(minutesAfter(monday, 20))).toMatchObject({ quarantined: 1, overdue: 1 });
  });
});
