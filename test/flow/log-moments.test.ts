import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { logMoments } from '../../src/flow/log-moments.ts';
import type { Moment, Settled } from '../../src/flow/moment.ts';

const at = new Date('2026-03-02T09:00:00Z');
const reason = 'ana@customer.example cannot be written to';

const settled: Settled = {
  ...{ type: 'settled', at, mailId: 7, mailbox: 'incidents', messageId: null, from: null, subject: null },
  ...{ disposition: 'opened', tickets: ['INC-000001'], read: null, seenAt: at, keptAt: at },
  why: { rule: 'a new matter', saw: { reason, lettersNotWritten: [reason] } },
};

const letter = { at, key: 'ack:7', kind: 'acknowledgement', ticket: 'INC-000001' };

const notice = {
  ...({ cause: 'submission', level: 'urgent', state: 'raised', headline: 'Nothing goes out' } as const),
  ...{ details: [reason], raisedAt: at, recoveredAt: null },
};

const moments: Moment[] = [
  settled,
  { type: 'stumbled', at, mailId: 7, reason },
  { ...letter, type: 'delivered', outcome: 'never', response: reason, owedAt: at, acknowledged: null },
  { ...letter, type: 'unrecorded', reason },
  { type: 'alert-raised', at, notice, lettersNotWritten: [] },
  { type: 'road-closed', at, phase: 'sender', reason, nextTryAt: at },
];

describe('the log', () => {
  test.each(moments)('names no address in why something went as it did: $type', moment => {
    const lines: string[] = [];
    logMoments(pino({ level: 'debug' }, { write: line => lines.push(line) }))(moment);
    expect(lines.join()).toContain('<address> cannot be written to');
    expect(lines.join()).not.toContain('@');
  });
});
