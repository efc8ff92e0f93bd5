import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/ticket/command.ts';
import { decide } from '../../src/ticket/decide.ts';
import type { TicketEvent } from '../../src/ticket/event.ts';
import { evolve, fold } from '../../src/ticket/evolve.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { inLima, inTime, monday, opened, submit, ticketWith } from './steps.ts';

const answers = fc.dictionary(
  fc.constantFrom('site', 'rain', 'serviceType', 'siteHours'),
  fc.record({ text: fc.string(), confidence: fc.constant(1), from: fc.constant('plain' as const) }),
);

const commands: fc.Arbitrary<Command> = fc.oneof(
  answers.chain(fields =>
    fc.record({
      type: fc.constant('Reply' as const),
      mailId: fc.nat(),
      from: fc.option(fc.emailAddress()),
      text: fc.string(),
      fields: fc.constant(fields),
      unreadable: fc.subarray(Object.keys(fields)),
      why: fc.constant('test'),
      place: fc.option(fc.constant(inLima)),
      leadTime: fc.option(fc.constant({ verdicts: [inTime], proposed: inTime })),
    }),
  ),
  fc.record({
    type: fc.constant('ConfirmAcknowledgement' as const),
    letterKey: fc.string(),
    response: fc.string(),
  }),
  fc.record({
    type: fc.constant('RefuseAcknowledgement' as const),
    letterKey: fc.string(),
    response: fc.string(),
  }),
);

describe('folding a journal', () => {
  test('whatever is commanded, the row kept step by step is the journal folded from the first event', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(commands, fc.date({ noInvalidDate: true }))), steps => {
        const journal: TicketEvent[] = [...opened];
        let row: Ticket = ticketWith();
        for (const [command, now] of steps) {
          const events = decide(row, command, now);
          journal.push(...events);
          row = events.reduce<Ticket>(evolve, row);
        }
        expect(fold(journal)).toEqual(row);
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
