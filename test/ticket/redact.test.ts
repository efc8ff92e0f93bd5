import { describe, expect, test } from 'vitest';
import { fold } from '../../src/ticket/evolve.ts';
import { ticketWithoutAnswers, withoutAnswers, withoutProof } from '../../src/ticket/redact.ts';
import {
  acknowledged,
  arrival,
  change,
  minutesAfter,
  monday,
  openedBy,
  repliedBy,
} from '../store/samples.ts';

const mail = { ...arrival(1), id: 1, attempts: 1 };
const words = { text: 'De 8 a 18 h', confidence: 1, from: 'plain' } as const;
const journal = [
  openedBy(mail, 'INC-000001'),
  acknowledged('ack:1'),
  repliedBy(mail),
  {
    ...{ type: 'AnswersAdded' as const, at: minutesAfter(monday, 5), mailId: 1, unreadable: ['siteHours'] },
    fields: { siteHours: words },
  },
];
const { ticket } = change(null, journal);

describe('a ticket whose answers are purged', () => {
  test('is what its purged journal folds to', () => {
    expect(fold(journal.map(withoutAnswers))).toEqual(ticketWithoutAnswers(ticket));
    expect(fold(journal.map(withoutProof))).toEqual(ticket);
  });

  test('holds no word of the customer, and all that the desk has to prove', () => {
    const left = JSON.stringify([
      ticketWithoutAnswers(ticket),
      ...journal.map(withoutAnswers).map(withoutProof),
    ]);
    for (const word of ['Andina', 'Sin servicio', 'ana@', '8 a 18', 'desde las 9', 'queued'])
      expect(left).not.toContain(word);
    const { number, openedAt, acknowledgedAt, missing, version, receivedAt } = ticketWithoutAnswers(ticket);
    expect({ number, openedAt, acknowledgedAt, missing, version, receivedAt }).toEqual({
      ...{ number: 'INC-000001', openedAt: ticket.openedAt, acknowledgedAt: ticket.acknowledgedAt },
      ...{ missing: [], version: 4, receivedAt: monday },
    });
  });
});
