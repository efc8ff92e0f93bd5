import { deadAddress } from './dead-address.ts';
import type { AnswersAdded, LetterReturned, Opened, Placed, TicketEvent } from './event.ts';
import { handled, untouched } from './handling.ts';
import { type Ticket, telephoneTheCustomer } from './ticket.ts';

/** The ticket after one more event. Only `Opened` may come first, and only first: anything else throws. */
export function evolve(ticket: Ticket | null, event: TicketEvent): Ticket {
  if (event.type === 'Opened') {
    if (ticket) throw new Error(`${ticket.number} is opened twice`);
    return opened(event);
  }
  if (!ticket) throw new Error(`${event.type} before Opened`);
  return { ...changed(ticket, event), version: ticket.version + 1, updatedAt: event.at };
}

/** The ticket that a journal tells of; null for an empty one. */
export function fold(events: readonly TicketEvent[], from: Ticket | null = null): Ticket | null {
  return events.reduce<Ticket | null>(evolve, from);
}

function opened(event: Opened): Ticket {
  const { type: _type, at, ...facts } = event;
  return {
    ...facts,
    ...untouched,
    // Journals begun before it was noted do not say.
    answerTo: facts.answerTo ?? null,
    status: 'open',
    version: 1,
    severity: null,
    place: null,
    leadTime: null,
    openedAt: at,
    acknowledgedAt: null,
    updatedAt: at,
  };
}

function changed(ticket: Ticket, event: Exclude<TicketEvent, Opened>): Ticket {
  switch (event.type) {
    case 'Placed':
      return placed(ticket, event);
    case 'LeadTimeJudged':
      // What was judged was understood, be it a date alone or a choice of several.
      return {
        ...ticket,
        leadTime: event.leadTime,
        unreadable: ticket.unreadable.filter(key => key !== 'requestedFor'),
      };
    case 'Linked':
      return { ...ticket, flags: withFlags(ticket.flags, `${event.kind}:${event.to}`) };
    case 'PutInReview':
      return { ...ticket, status: 'review' };
    case 'Replied':
      return ticket;
    case 'AnswersAdded':
      return withAnswers(ticket, event);
    case 'Acknowledged':
      return { ...ticket, acknowledgedAt: ticket.acknowledgedAt ?? event.at };
    case 'AcknowledgementRefused':
      return { ...ticket, flags: withFlags(ticket.flags, telephoneTheCustomer, ...deadFlag(event)) };
    case 'AddressRefused':
      return { ...ticket, flags: withFlags(ticket.flags, deadAddress) };
    case 'LetterReturned':
      return returned(ticket, event);
    case 'LetterDelayed':
      return ticket;
    case 'CustomerReminded':
      return { ...ticket, remindedAt: event.at };
    case 'UpdatePosted':
    case 'Noted':
    case 'Telephoned':
    case 'AddressCorrected':
    case 'SeveritySet':
    case 'Assigned':
    case 'ReviewPassed':
    case 'ReviewFailed':
    case 'Started':
    case 'MadePending':
    case 'Accepted':
    case 'Proposed':
    case 'Rejected':
    case 'Fulfilled':
    case 'Escalated':
    case 'Resolved':
    case 'Closed':
    case 'Reopened':
    case 'Cancelled':
      return handled(ticket, event);
  }
}

/** A zone that is only assumed is marked until it is known. */
function placed(ticket: Ticket, { place }: Placed): Ticket {
  const flags = ticket.flags.filter(flag => !flag.startsWith('zone-assumed'));
  return {
    ...ticket,
    place,
    zone: place.zone,
    flags: place.zoneAssumed && place.by !== 'desk' ? withFlags(flags, `zone-assumed:${place.zone}`) : flags,
  };
}

/** Of an acknowledgement that came back it is no longer true that the customer has it; by telephone they may. */
function returned(ticket: Ticket, event: LetterReturned): Ticket {
  const { isCustomers, isAcknowledgement } = event;
  const isToldAlready = isAcknowledgement && ticket.telephonedAt !== null;
  const telephone = isCustomers && !isToldAlready ? [telephoneTheCustomer] : [];
  return {
    ...ticket,
    flags: withFlags(ticket.flags, 'letter-returned', ...telephone, ...deadFlag(event)),
    acknowledgedAt: isAcknowledgement ? ticket.telephonedAt : ticket.acknowledgedAt,
  };
}

/** Journals begun before it was noted do not say. */
function deadFlag({ isDeadAddress }: { isDeadAddress?: boolean }): string[] {
  return isDeadAddress ? [deadAddress] : [];
}

/** The newer answer counts; the older one stays readable in its own event. */
function withAnswers(ticket: Ticket, { fields, unreadable }: AnswersAdded): Ticket {
  const answered = new Set(Object.keys(fields));
  const unanswered = (key: string): boolean => !answered.has(key);
  return {
    ...ticket,
    fields: { ...ticket.fields, ...fields },
    missing: ticket.missing.filter(unanswered),
    unreadable: [...ticket.unreadable.filter(unanswered), ...unreadable],
  };
}

function withFlags(flags: string[], ...added: string[]): string[] {
  return [...new Set([...flags, ...added])];
}
