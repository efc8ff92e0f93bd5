import { type Letter, priorities } from '../../src/letters/letter.ts';
import type { LetterOrder } from '../../src/letters/order.ts';
import type { Arrival, KeptMail } from '../../src/store/arrival.ts';
import type { Outcome, TicketChange } from '../../src/store/outcome.ts';
import type { Opened, TicketEvent } from '../../src/ticket/event.ts';
import { fold } from '../../src/ticket/evolve.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import type { Verdict } from '../../src/ticket/verdict.ts';

export const monday = new Date('2026-03-02T09:00:00.000Z');

export function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

/** A mail in the incidents mailbox, by its UID. */
export function arrival(uid: number, other: Partial<Arrival> = {}): Arrival {
  const bytes = Buffer.from(`Subject: mail ${uid}\r\n\r\nno service since dawn\r\n`);
  return {
    mailbox: 'incidents',
    folder: 'INBOX',
    uidValidity: '1700000000',
    uid,
    bytes,
    size: bytes.length,
    truncated: false,
    acceptedAt: monday,
    acceptedBy: 'Received of mx.example.com',
    acknowledgeDueAt: minutesAfter(monday, 15),
    seenAt: minutesAfter(monday, 1),
    ...other,
  };
}

/** What is left behind by a mail that opens one ticket, with the acknowledgement it owes. */
export function opening(mail: KeptMail, number: string, other: Partial<Outcome> = {}): Outcome {
  const messageId = messageIdOf(mail);
  return {
    mailId: mail.id,
    disposition: 'opened',
    why: { rule: 'a new matter', saw: { flags: [] } },
    facts: {
      messageId,
      contentHash: `hash-${mail.uid}`,
      from: 'ana@minera.example',
      subject: 'Sin servicio',
    },
    ticketNumber: number,
    changes: [change(null, [openedBy(mail, number)])],
    letters: [acknowledgement(mail.id, number)],
    acknowledgement: 'open',
    decidedAt: minutesAfter(monday, 2),
    ...other,
  };
}

/** What is left behind by a mail that joins a ticket. */
export function joining(mail: KeptMail, ticket: Ticket, other: Partial<Outcome> = {}): Outcome {
  return {
    ...opening(mail, ticket.number),
    disposition: 'joined',
    changes: [change(ticket, [repliedBy(mail)])],
    letters: [],
    acknowledgement: { settledHow: `joined ${ticket.number}` },
    ...other,
  };
}

export function messageIdOf(mail: Arrival): string {
  return `<${mail.uid}@minera.example>`;
}

export function openedBy(mail: KeptMail, number: string): Opened {
  return {
    type: 'Opened',
    at: minutesAfter(monday, 2),
    number,
    mailId: mail.id,
    kind: 'incident',
    form: 'latam-es',
    language: 'es',
    subject: 'Sin servicio',
    requester: 'ana@minera.example',
    answerTo: 'ana@minera.example',
    mailbox: mail.mailbox,
    messageId: messageIdOf(mail),
    fields: {
      customerName: { text: 'Minería Andina S.A.', confidence: 1, from: 'html-table' },
      powerOnSite: { text: 'Sí, desde las 9', value: 'yes', confidence: 1, from: 'plain' },
    },
    missing: ['siteHours'],
    unreadable: [],
    flags: [],
    zone: 'America/Lima',
    receivedAt: mail.acceptedAt,
  };
}

export function repliedBy(mail: KeptMail): TicketEvent {
  return {
    type: 'Replied',
    at: minutesAfter(monday, 5),
    mailId: mail.id,
    from: 'ana@minera.example',
    text: 'De 8 a 18 h',
    why: 'a Message-ID signed by us',
  };
}

export function acknowledged(letterKey: string): TicketEvent {
  return { type: 'Acknowledged', at: minutesAfter(monday, 3), letterKey, response: '250 2.0.0 Ok: queued' };
}

/** The start that a service request asks for, found to be in time or not. */
export function judged(met: boolean): TicketEvent {
  const proposed: Verdict = {
    ...{ met, dayClass: 'working', zone: 'America/Lima', calendar: 'PE-1', flags: [], trace: [] },
    ...{ receivedAt: '2026-03-02T04:00:00-05:00', earliest: '2026-03-04T04:00:00-05:00' },
    requestedFor: '2026-03-04T09:00:00-05:00',
  };
  const leadTime = { verdicts: [proposed], proposed, deadline: null };
  return { type: 'LeadTimeJudged', at: minutesAfter(monday, 2), mailId: 1, leadTime };
}

/** The events on top of a ticket, and the ticket they make. */
export function change(ticket: Ticket | null, events: TicketEvent[]): TicketChange {
  const changed = fold(events, ticket);
  if (!changed) throw new Error('no event, no ticket');
  return { ticket: changed, expectedVersion: ticket?.version ?? 0, events };
}

export function acknowledgement(mailId: number, ticketNumber: string): Letter {
  return letter(`ack:${mailId}`, { ticketNumber, acknowledges: mailId });
}

export function letter(key: string, other: Partial<Letter> = {}): Letter {
  return {
    key,
    kind: 'acknowledgement',
    ticketNumber: 'INC-000001',
    acknowledges: null,
    priority: 0,
    envelope: { from: 'incidents@example.com', to: 'ana@minera.example' },
    messageId: `<${key}@desk.example.com>`,
    bytes: Buffer.from(`Subject: ${key}\r\n\r\nyour number\r\n`),
    held: false,
    ...other,
  };
}

/** An agent's letter that is not yet written. */
export function agentsOrder(key: string): Extract<LetterOrder, { kind: 'letter-returned' }> {
  return {
    ...{ key, kind: 'letter-returned', language: 'en', ticketNumber: 'INC-000001', acknowledges: null },
    ...{ priority: priorities.desk, held: false, attachesOriginal: true },
    from: { name: 'Service Desk', address: 'desk@example.com' },
    ...{ to: 'noc@example.com', mailbox: 'incidents@example.com' },
    thread: { references: [], answers: null },
    data: {
      ...{ tag: '[INC-000001]', subject: 'Sin servicio', deskName: 'Service Desk', redirectedFrom: null },
      ...{ number: 'INC-000001', facts: [], contacts: [] },
    },
  };
}
