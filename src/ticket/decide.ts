import type { Command, RefuseLetter, Reply, Submit } from './command.ts';
import { isDead, isRevived } from './dead-address.ts';
import type {
  AcknowledgementRefused,
  AddressRefused,
  AnswersAdded,
  LeadTimeJudged,
  Placed,
  TicketEvent,
} from './event.ts';
import { incidentAnswered, incidentSilent } from './incident.ts';
import { ordered } from './ordered.ts';
import { requestIncomplete } from './request.ts';
import { type Ticket, telephoneTheCustomer } from './ticket.ts';

/**
 * What happens to a ticket because of a command: the events to append, none when there is nothing to do. Throws Refused
 * when an agent's order does not fit the ticket as it stands.
 * `now` may lie before the ticket's last event (clocks step back); the events' time never does.
 */
export function decide(ticket: Ticket | null, command: Command, now: Date): TicketEvent[] {
  const at = ticket && ticket.updatedAt > now ? ticket.updatedAt : now;
  switch (command.type) {
    case 'Submit':
      return submit(ticket, command, at);
    case 'Reply':
      return reply(ticket, command, at);
    case 'ConfirmAcknowledgement':
      return isConfirmable(ticket) ? [{ ...command, type: 'Acknowledged', at }] : [];
    case 'RefuseLetter':
      return refused(ticket, command, at);
    case 'ReturnLetter':
      return [{ ...command, type: 'LetterReturned', at, isDeadAddress: isDead(ticket, command) }];
    case 'DelayLetter':
      return [{ ...command, type: 'LetterDelayed', at }];
    case 'CloseSilent':
      return incidentSilent(ticket, at);
    case 'RemindCustomer':
      return requestIncomplete(ticket, at);
    case 'PostUpdate':
    case 'Note':
    case 'Telephone':
    case 'CorrectAddress':
    case 'SetSeverity':
    case 'Assign':
    case 'Start':
    case 'PutPending':
    case 'Accept':
    case 'Propose':
    case 'Reject':
    case 'Fulfil':
    case 'Escalate':
    case 'Resolve':
    case 'Close':
    case 'Reopen':
    case 'Cancel':
      return ordered(ticket, command, at);
  }
}

/** A letter may have come back before it is noted that its server took it over. */
function isConfirmable(ticket: Ticket | null): boolean {
  return ticket?.acknowledgedAt == null && !ticket?.flags.includes(telephoneTheCustomer);
}

function refused(
  ticket: Ticket | null,
  { letterKey, to, response, isAcknowledgement }: RefuseLetter,
  at: Date,
): (AcknowledgementRefused | AddressRefused)[] {
  const isDeadAddress = isDead(ticket, { to, status: null, reason: response });
  if (isAcknowledgement && !ticket?.acknowledgedAt)
    return [{ type: 'AcknowledgementRefused', at, letterKey, response, isDeadAddress }];
  return isDeadAddress ? [{ type: 'AddressRefused', at, letterKey, response }] : [];
}

function submit(ticket: Ticket | null, command: Submit, at: Date): TicketEvent[] {
  if (ticket) throw new Error(`${ticket.number} exists already and cannot be submitted again`);
  const { links, review, place, leadTime, ...facts } = command;
  return [
    { ...facts, type: 'Opened', at },
    ...found(command, at),
    ...links.map(link => ({ ...link, type: 'Linked' as const, at })),
    ...(review === null ? [] : [{ type: 'PutInReview' as const, at, why: review }]),
  ];
}

function reply(ticket: Ticket | null, command: Reply, at: Date): TicketEvent[] {
  const { mailId, from, text, why, fields, unreadable } = command;
  const answers: AnswersAdded[] =
    Object.keys(fields).length > 0 ? [{ type: 'AnswersAdded', at, mailId, fields, unreadable }] : [];
  return [
    { type: 'Replied', at, mailId, from, text, why },
    ...answers,
    ...found(command, at),
    ...(ticket && isRevived(ticket, from)
      ? [{ type: 'AddressCorrected' as const, at, by: null, to: from }]
      : []),
    ...(ticket?.kind === 'incident' ? incidentAnswered(ticket, command.consent, at) : []),
  ];
}

/** What was found out from the answers. */
function found({ mailId, place, leadTime }: Submit | Reply, at: Date): (Placed | LeadTimeJudged)[] {
  return [
    ...(place === null ? [] : [{ type: 'Placed' as const, at, mailId, place }]),
    ...(leadTime === null ? [] : [{ type: 'LeadTimeJudged' as const, at, mailId, leadTime }]),
  ];
}
