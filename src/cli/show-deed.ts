import { visibleLine } from '../mail/visible.ts';
import type { Deed } from '../ticket/deeds.ts';
import type { TicketEvent } from '../ticket/event.ts';

/** Every deed says by whom. */
export function isDeed(event: TicketEvent): event is Deed {
  return 'by' in event;
}

/** What the desk did, in a line of the ticket's story, with its times as `moment` tells them. */
export function showDeed(deed: Deed, moment: (at: Date) => string): string {
  switch (deed.type) {
    case 'UpdatePosted':
      return `${by(deed)} told the customer: ${visibleLine(deed.text)}`;
    case 'Noted':
      return `${by(deed)} noted: ${visibleLine(deed.text)}`;
    case 'Telephoned':
      return `${by(deed)} told the customer by telephone${because(deed)}`;
    case 'AddressCorrected':
      return deed.by === null
        ? `the customer wrote from ${visibleLine(deed.to ?? '')}: it is written to again`
        : `${by(deed)} said that the customer is written to at ${visibleLine(deed.to ?? '')}`;
    case 'SeveritySet':
      return `${by(deed)} set the severity to ${deed.severity}${because(deed)}`;
    case 'Assigned':
      return `${by(deed)} gave it to ${visibleLine(deed.to)}`;
    case 'ReviewPassed':
      return `${by(deed)} looked, and the sender is answered`;
    case 'ReviewFailed':
      return `${by(deed)} looked, and nobody is answered${because(deed)}`;
    case 'Started':
      return deed.by === null ? 'the customer answered, work goes on' : `${by(deed)} began to work on it`;
    case 'MadePending':
      return `${by(deed)} waits for ${deed.waitsFor === 'customer' ? 'the customer' : 'a third party'}: ${visibleLine(deed.text)}`;
    case 'Accepted':
      return `${by(deed)} accepted the start at ${moment(deed.startAt)}${deed.isException ? ', as an exception to the lead time' : ''}${because(deed)}`;
    case 'Proposed':
      return `${by(deed)} proposed to start at ${moment(deed.startAt)}${because(deed)}`;
    case 'Rejected':
      return `${by(deed)} rejected it${because(deed)}`;
    case 'Fulfilled':
      return `${by(deed)} fulfilled it at ${moment(deed.fulfilledAt)}${because(deed)}`;
    case 'Escalated':
      return `${by(deed)} escalated it to level ${deed.level}, ${visibleLine(deed.role.en)}: ${visibleLine(deed.why)}`;
    case 'Resolved':
      return `${by(deed)} resolved it, service back at ${moment(deed.restoredAt)}; cause: ${visibleLine(deed.cause)}; solution: ${visibleLine(deed.solution)}; closes at ${moment(deed.closesAt)}`;
    case 'Closed':
      return `${closed(deed)}${because(deed)}`;
    case 'Reopened':
      return deed.by === null
        ? 'reopened: the customer wrote again'
        : `${by(deed)} reopened it${because(deed)}`;
    case 'Cancelled':
      return `${by(deed)} cancelled it${because(deed)}`;
  }
}

function closed(deed: Extract<Deed, { type: 'Closed' }>): string {
  switch (deed.because) {
    case 'agent':
      return `${by(deed)} closed it`;
    case 'customer':
      return 'closed: the customer agrees';
    case 'silence':
      return 'closed: nobody objected';
  }
}

function by(deed: { by: string | null }): string {
  return visibleLine(deed.by ?? 'nobody');
}

function because({ text }: { text: string | null }): string {
  return text === null ? '' : `: ${visibleLine(text)}`;
}
