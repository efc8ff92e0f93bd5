import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/ticket/command.ts';
import { decide } from '../../src/ticket/decide.ts';
import type { TicketEvent } from '../../src/ticket/event.ts';
import { evolve, fold } from '../../src/ticket/evolve.ts';
import { ticketWithoutAnswers, withoutAnswers, withoutProof } from '../../src/ticket/redact.ts';
import { Refused } from '../../src/ticket/refused.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { inLima, inTime, monday, opened, submit, ticketWith } from './steps.ts';

const answers = fc.dictionary(
  fc.constantFrom('site', 'rain', 'serviceType', 'siteHours'),
  fc.record({ text: fc.string(), confidence: fc.constant(1), from: fc.constant('plain' as const) }),
);

const by = 'Rosa';
const text = 'así es';
const orders: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    { type: 'PostUpdate', by, text },
    { type: 'Note', by, text },
    { type: 'Assign', by, to: 'Hugo' },
    { type: 'Start', by },
    { type: 'Telephone', by, text: null },
    { type: 'CorrectAddress', by, to: 'eva@minera.example' },
    { type: 'Escalate', by, level: 2, role: { en: 'x', es: 'x', pt: 'x' }, skips: true, why: text },
    { type: 'PutPending', by, waitsFor: 'customer', text, askAgainAt: monday },
    { type: 'PutPending', by, waitsFor: 'third-party', text, askAgainAt: monday },
    { type: 'Accept', by, isException: true, text: null },
    { type: 'Reject', by, text },
    { type: 'Close', by, text: null },
    { type: 'Reopen', by, text },
    { type: 'Cancel', by, text },
    { type: 'CloseSilent' },
    { type: 'RemindCustomer' },
  ),
  fc
    .constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4)
    .map(severity => ({ type: 'SetSeverity' as const, by, severity, text: null })),
  fc.date({ noInvalidDate: true }).map(startAt => ({ type: 'Propose' as const, by, startAt, text: null })),
  fc
    .date({ noInvalidDate: true })
    .map(fulfilledAt => ({ type: 'Fulfil' as const, by, fulfilledAt, text: null })),
  fc
    .date({ noInvalidDate: true })
    .map(at => ({ type: 'Resolve' as const, by, cause: text, solution: text, restoredAt: at, closesAt: at })),
);

const commands: fc.Arbitrary<Command> = fc.oneof(
  { arbitrary: orders, weight: 4 },
  answers.chain(fields =>
    fc.record({
      type: fc.constant('Reply' as const),
      mailId: fc.nat(),
      from: fc.constantFrom(null, 'ana@minera.example', 'eva@minera.example'),
      text: fc.string(),
      fields: fc.constant(fields),
      unreadable: fc.subarray(Object.keys(fields)),
      why: fc.constant('test'),
      place: fc.option(fc.constant(inLima)),
      consent: fc.constantFrom(null, 'agrees' as const, 'thanks' as const),
      leadTime: fc.option(fc.constant({ verdicts: [inTime], proposed: inTime, deadline: null })),
    }),
  ),
  fc.record({
    type: fc.constant('ConfirmAcknowledgement' as const),
    letterKey: fc.string(),
    response: fc.string(),
  }),
  fc.record({
    type: fc.constant('RefuseLetter' as const),
    letterKey: fc.string(),
    to: fc.constantFrom('ana@minera.example', 'noc@example.com'),
    response: fc.constantFrom('x', '550 5.1.1 unknown'),
    isAcknowledgement: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('ReturnLetter' as const),
    mailId: fc.nat(),
    letterKey: fc.string(),
    to: fc.constantFrom('ana@minera.example', 'noc@example.com'),
    status: fc.constantFrom(null, '5.1.1', '5.2.2'),
    reason: fc.constantFrom('x', '550 5.1.1 unknown'),
    isCustomers: fc.boolean(),
    isAcknowledgement: fc.boolean(),
  }),
);

const kinds = fc.constantFrom<Ticket['kind']>('incident', 'ssr', 'rfc');
const instants = fc.date({ noInvalidDate: true });

function started(journal: TicketEvent[]): Ticket {
  const ticket = fold(journal);
  if (!ticket) throw new Error('a submitted ticket exists');
  return ticket;
}

function unlessRefused(ticket: Ticket, command: Command, now: Date): TicketEvent[] {
  try {
    return decide(ticket, command, now);
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

describe('folding a journal', () => {
  test('whatever is commanded, the row kept step by step is the journal folded from the first event', () => {
    fc.assert(
      fc.property(kinds, fc.boolean(), fc.array(fc.tuple(commands, instants)), (kind, isInReview, steps) => {
        const journal: TicketEvent[] = decide(
          null,
          { ...submit, kind, review: isInReview ? 'look' : null },
          monday,
        );
        let row: Ticket = started(journal);
        for (const [command, now] of steps) {
          const events = unlessRefused(row, command, now);
          journal.push(...events);
          row = events.reduce<Ticket>(evolve, row);
        }
        expect(fold(journal)).toEqual(row);
        expect(fold(journal.map(withoutAnswers))).toEqual(ticketWithoutAnswers(row));
        expect(fold(journal.map(withoutProof))).toEqual(row);
        expect(row.version).toBe(journal.length);
        const times = journal.map(({ at }) => at.getTime());
        expect(times).toEqual([...times].sort((one, other) => one - other));
        expect(row.missing.filter(key => row.fields[key])).toEqual([]);
        expect(row.unreadable.filter((key, index) => row.unreadable.indexOf(key) !== index)).toEqual([]);
      }),
    );
  });

  test('an answer that came is no longer missing, and one that cannot be understood is listed as such', () => {
    const site = { text: '??', confidence: 0.5, from: 'quoted' } as const;
    const ticket = fold(
      [{ type: 'AnswersAdded', at: monday, mailId: 18, fields: { site }, unreadable: ['site'] }],
      ticketWith(),
    );
    expect(ticket).toMatchObject({
      missing: ['rain'],
      unreadable: ['serviceType', 'site'],
      fields: { site },
    });
  });

  test('a refused acknowledgement asks the desk to telephone', () => {
    const refused: TicketEvent = {
      type: 'AcknowledgementRefused',
      at: monday,
      letterKey: 'ack:17',
      response: '550',
      isDeadAddress: false,
    };
    expect(fold([refused, refused], ticketWith())?.flags).toEqual(['telephone-the-customer']);
  });

  test('a journal begins with Opened, once', () => {
    expect(() => fold(opened, ticketWith())).toThrow('opened twice');
    expect(() => fold([{ type: 'Acknowledged', at: monday, letterKey: 'ack:17', response: '250' }])).toThrow(
      'before Opened',
    );
    expect(submit.number).toBe(ticketWith().number);
  });
});
