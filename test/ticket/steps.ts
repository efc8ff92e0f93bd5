import type { Command, Submit } from '../../src/ticket/command.ts';
import { decide } from '../../src/ticket/decide.ts';
import type { TicketEvent } from '../../src/ticket/event.ts';
import { fold } from '../../src/ticket/evolve.ts';
import type { Place } from '../../src/ticket/place.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import type { Verdict } from '../../src/ticket/verdict.ts';

export const monday = new Date('2026-03-02T09:00:00Z');
export const later = new Date('2026-03-02T09:05:00Z');

export const submit: Submit = {
  type: 'Submit',
  number: 'INC-000123',
  mailId: 17,
  kind: 'incident',
  form: 'latam-es',
  language: 'es',
  subject: 'Sin servicio en Lima',
  requester: 'ana@minera.example',
  answerTo: 'ana@minera.example',
  mailbox: 'incidents',
  messageId: '<1@minera.example>',
  fields: { customerName: { text: 'Minera Andina S.A.', confidence: 1, from: 'plain' } },
  missing: ['site', 'rain'],
  unreadable: ['serviceType'],
  flags: [],
  links: [],
  review: null,
  place: null,
  leadTime: null,
  zone: 'America/Lima',
  receivedAt: monday,
};

export const inLima: Place = {
  ...{ country: 'PE', zone: 'America/Lima', by: 'site-text', saw: 'lima' },
  ...{ zoneAssumed: false, record: null },
};

export const inTime: Verdict = {
  ...{ met: true, dayClass: 'working', zone: 'America/Lima', calendar: 'PE-0123', flags: [], trace: [] },
  receivedAt: '2026-03-02T04:00:00-05:00',
  requestedFor: '2026-03-06T10:00:00-05:00',
  earliest: '2026-03-04T04:00:00-05:00',
};

/** The events a command gives on top of what happened before. */
export function given(...before: TicketEvent[]) {
  return { when: (command: Command, now: Date = monday) => decide(fold(before), command, now) };
}

export const opened = decide(null, submit, monday);

export function ticketWith(changes: Partial<Submit> = {}): Ticket {
  const ticket = fold(decide(null, { ...submit, ...changes }, monday));
  if (!ticket) throw new Error('a submitted ticket exists');
  return ticket;
}
