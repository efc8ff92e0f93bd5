import type { Command, Submit } from '../../src/ticket/command.ts';
import { decide } from '../../src/ticket/decide.ts';
import type { TicketEvent } from '../../src/ticket/event.ts';
import { fold } from '../../src/ticket/evolve.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';

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
  mailbox: 'incidents',
  messageId: '<1@minera.example>',
  fields: { customerName: { text: 'Minera Andina S.A.', confidence: 1, from: 'plain' } },
  missing: ['site', 'rain'],
  unreadable: ['serviceType'],
  flags: [],
  links: [],
  review: null,
  zone: 'America/Lima',
  receivedAt: monday,
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
