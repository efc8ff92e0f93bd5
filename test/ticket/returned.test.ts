import { describe, expect, test } from 'vitest';
import type { DeliveryReport } from '../../src/mail/mail.ts';
import type { DelayLetter, ReturnLetter } from '../../src/ticket/command.ts';
import { fold } from '../../src/ticket/evolve.ts';
import { commandOf, type Letters, letterBehind, type SentLetter } from '../../src/ticket/returned.ts';
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
    expect(event).toEqual({ ...back, type: 'LetterReturned', at: later });
    expect(fold([...acknowledged, ...given(...acknowledged).when(back, later)])).toMatchObject({
      acknowledgedAt: null,
      flags: ['letter-returned', 'telephone-the-customer'],
    });
  });

  test('when it is back before the server’s word on it is noted, that word acknowledges nothing', () => {
    const returned = [...opened, ...given(...opened).when(back)];
    expect(given(...returned).when(confirm, later)).toEqual([]);
  });

  test('an agents’ letter that is back is flagged, and nobody telephones', () => {
    const acknowledged = [...opened, ...given(...opened).when(confirm)];
    const agentsBack = { ...back, isCustomers: false, isAcknowledgement: false };
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
