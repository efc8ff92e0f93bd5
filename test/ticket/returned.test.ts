import { describe, expect, test } from 'vitest';
import type { DeliveryReport } from '../../src/mail/mail.ts';
import type { DelayLetter, Reply, ReturnLetter } from '../../src/ticket/command.ts';
import { reachableAt } from '../../src/ticket/dead-address.ts';
import type { TicketEvent } from '../../src/ticket/event.ts';
import { fold } from '../../src/ticket/evolve.ts';
import { commandOf, type Letters, letterBehind, type SentLetter } from '../../src/ticket/returned.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { given, later, opened } from './steps.ts';

const acknowledgement: SentLetter = {
  key: 'ack:17',
  to: 'ana@minera.example',
  ticketNumbers: ['INC-000123'],
  acknowledges: 17,
  isCustomers: true,
  isReturned: false,
  isDelayed: false,
};
const agents: SentLetter = { ...acknowledgement, key: 'new-ticket', acknowledges: null, isCustomers: false };

const report: DeliveryReport = {
  recipient: 'ana@minera.example',
  action: 'failed',
  status: '5.1.1',
  reason: 'user unknown',
  returned: ['<ours@example.com>'],
  thread: [],
};

const known: Letters = {
  letterWith: id => (id === '<ours@example.com>' ? acknowledgement : null),
  letterInThread: (id, address) =>
    id === '<thread@example.com>' && address === 'noc@example.com' ? agents : null,
};

function ticketOf(events: readonly TicketEvent[]): Ticket {
  const ticket = fold(events);
  if (!ticket) throw new Error('a submitted ticket exists');
  return ticket;
}

const reply: Reply = {
  ...{ type: 'Reply', mailId: 19, from: null, text: 'Hola', fields: {}, unreadable: [] },
  ...{ why: 'a Message-ID signed by us', place: null, leadTime: null, consent: null },
};

describe('which letter a report is about', () => {
  test('says the first id that is known, whatever other ids it names', () => {
    const returned = ['<stranger@example.net>', '<ours@example.com>'];
    expect(letterBehind({ ...report, returned }, known)).toBe(acknowledgement);
  });

  test('says, where a relay put its own id in place of ours, the thread and the reader', () => {
    const renamed = { ...report, returned: ['<relay@example.net>'], thread: ['<thread@example.com>'] };
    expect(letterBehind({ ...renamed, recipient: 'noc@example.com' }, known)).toBe(agents);
    expect(letterBehind({ ...renamed, recipient: 'mallory@example.net' }, known)).toBeNull();
    expect(letterBehind({ ...renamed, recipient: null }, known)).toBeNull();
  });

  test('says nothing without an id of ours: a forged report changes nothing', () => {
    expect(letterBehind({ ...report, returned: ['<forged@example.com>'] }, known)).toBeNull();
  });
});

describe('what a report makes of its letter', () => {
  const facts = {
    ...{ mailId: 18, letterKey: 'ack:17', to: 'ana@minera.example' },
    ...{ status: '5.1.1', reason: 'user unknown' },
  };

  test('a failure takes it back, a delay is noted, a delivery ignored', () => {
    const takeBack = { type: 'ReturnLetter', ...facts, isCustomers: true, isAcknowledgement: true };
    expect(commandOf(report, acknowledgement, 18)).toEqual(takeBack);
    expect(commandOf({ ...report, action: 'delayed' }, acknowledgement, 18)).toEqual({
      type: 'DelayLetter',
      ...facts,
    });
    for (const action of ['delivered', 'relayed', 'expanded'] as const)
      expect(commandOf({ ...report, action }, acknowledgement, 18)).toBeNull();
  });

  test('a second report of the same says nothing new, a failure after a delay does', () => {
    const delayed = { ...acknowledgement, isDelayed: true };
    expect(commandOf({ ...report, action: 'delayed' }, delayed, 18)).toBeNull();
    expect(commandOf(report, delayed, 18)).toMatchObject({ type: 'ReturnLetter' });
    const returned = { ...acknowledgement, isReturned: true };
    expect(commandOf(report, returned, 18)).toBeNull();
    expect(commandOf({ ...report, action: 'delayed' }, returned, 18)).toBeNull();
  });

  const confirm = { type: 'ConfirmAcknowledgement', letterKey: 'ack:17', response: '250 queued' } as const;
  const back: ReturnLetter = { type: 'ReturnLetter', ...facts, isCustomers: true, isAcknowledgement: true };
  const delay: DelayLetter = { type: 'DelayLetter', ...facts };

  test('with the acknowledgement back, the customer has no number, and has to be telephoned', () => {
    const acknowledged = [...opened, ...given(...opened).when(confirm)];
    const [event] = given(...acknowledged).when(back, later);
    expect(event).toEqual({ ...back, type: 'LetterReturned', at: later, isDeadAddress: true });
    expect(fold([...acknowledged, ...given(...acknowledged).when(back, later)])).toMatchObject({
      acknowledgedAt: null,
      flags: ['letter-returned', 'telephone-the-customer', 'dead-address'],
    });
  });

  test('with no such address nothing is sent any more, until they write from it or an agent corrects it', () => {
    const returned = [...opened, ...given(...opened).when(back)];
    expect(reachableAt(ticketOf(returned))).toBeNull();
    const to = 'eva@minera.example';
    const corrected = given(...returned).when({ type: 'CorrectAddress', by: 'Rosa', to });
    expect(reachableAt(ticketOf([...returned, ...corrected]))).toBe(to);
    const from = (address: string) => given(...returned).when({ ...reply, from: address }, later);
    expect(from('Ana@minera.example')).toContainEqual({
      ...{ type: 'AddressCorrected', at: later, by: null, to: 'Ana@minera.example' },
    });
    expect(reachableAt(ticketOf([...returned, ...from(to)]))).toBeNull();
  });

  test.each([
    ['a full mailbox', { status: '5.2.2' }],
    ['a mailbox that sees too much mail', { status: '4.2.1' }],
    ['a policy', { status: '5.7.1', reason: '550 5.1.1' }],
    ['our own address', { status: '5.1.8' }],
    ['another reader', { to: 'trial@example.com' }],
  ])('%s says nothing of the customer’s address', (_what, other) => {
    const returned = [...opened, ...given(...opened).when({ ...back, ...other })];
    expect(reachableAt(ticketOf(returned))).toBe('ana@minera.example');
  });

  test('by telephone the customer knows the number, also when the acknowledgement comes back later', () => {
    const call = { type: 'Telephone', by: 'Rosa', text: null } as const;
    const told = [...opened, ...given(...opened).when(call, later)];
    const ticket = ticketOf([...told, ...given(...told).when(back, later)]);
    expect(ticket).toMatchObject({ acknowledgedAt: later, telephonedAt: later });
    expect(ticket.flags).not.toContain('telephone-the-customer');
    const returned = [...opened, ...given(...opened).when(back)];
    expect(ticketOf([...returned, ...given(...returned).when(call, later)])).toMatchObject({
      ...{ acknowledgedAt: later, flags: ['letter-returned', 'dead-address'] },
    });
  });

  test('when it is back before the server’s word on it is noted, that word acknowledges nothing', () => {
    const returned = [...opened, ...given(...opened).when(back)];
    expect(given(...returned).when(confirm, later)).toEqual([]);
  });

  test('an agents’ letter that is back is flagged, and nobody telephones', () => {
    const acknowledged = [...opened, ...given(...opened).when(confirm)];
    const agentsBack = { ...back, to: 'noc@example.com', isCustomers: false, isAcknowledgement: false };
    const ticket = fold([...acknowledged, ...given(...acknowledged).when(agentsBack)]);
    expect(ticket?.flags).toEqual(['letter-returned']);
    expect(ticket?.acknowledgedAt).not.toBeNull();
  });

  test('a delay is a note in the journal and nothing else', () => {
    const noted = given(...opened).when(delay, later);
    expect(noted).toEqual([{ ...delay, type: 'LetterDelayed', at: later }]);
    expect(fold([...opened, ...noted])).toMatchObject({ flags: [] });
  });
});
