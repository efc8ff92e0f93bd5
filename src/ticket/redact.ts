import type { Answer } from '../questionnaire/reading.ts';
import type { TicketEvent } from './event.ts';
import type { Place } from './place.ts';
import type { Ticket } from './ticket.ts';

/** Stands where a customer's words stood before they were purged. */
export const purged = '[purged]';

/**
 * An event without what a customer wrote: which questions were answered stays, so that folding goes on as before. What
 * the desk has to prove (number, times, the server's word on the acknowledgement) stays too.
 */
export function withoutAnswers(event: TicketEvent): TicketEvent {
  switch (event.type) {
    case 'Opened':
      return {
        ...event,
        subject: purged,
        requester: null,
        answerTo: null,
        fields: purgedFields(event.fields),
      };
    case 'Replied':
      return { ...event, from: null, text: purged };
    case 'AnswersAdded':
      return { ...event, fields: purgedFields(event.fields) };
    case 'PutInReview':
    case 'Escalated':
      return { ...event, why: purged };
    case 'Placed':
      return { ...event, place: purgedPlace(event.place) };
    case 'UpdatePosted':
    case 'Noted':
    case 'Telephoned':
    case 'SeveritySet':
    case 'MadePending':
    case 'Accepted':
    case 'Proposed':
    case 'Rejected':
    case 'Fulfilled':
    case 'Closed':
    case 'Reopened':
    case 'Cancelled':
    case 'ReviewFailed':
      return { ...event, ...(event.text !== null && { text: purged }) };
    case 'AddressCorrected':
      return { ...event, to: null };
    case 'Resolved':
      return { ...event, cause: purged, solution: purged };
    case 'LeadTimeJudged':
    case 'Assigned':
    case 'ReviewPassed':
    case 'Started':
    case 'Linked':
    case 'Acknowledged':
    case 'AcknowledgementRefused':
    case 'AddressRefused':
    case 'LetterReturned':
    case 'LetterDelayed':
    case 'CustomerReminded':
      return event;
  }
}

/** The ticket that such events fold to. */
export function ticketWithoutAnswers(ticket: Ticket): Ticket {
  const { place, fields } = ticket;
  return {
    ...ticket,
    subject: purged,
    requester: null,
    answerTo: null,
    fields: purgedFields(fields),
    place: place && purgedPlace(place),
  };
}

/** An event without the words in which a mail server took, refused or returned a letter. */
export function withoutProof(event: TicketEvent): TicketEvent {
  switch (event.type) {
    case 'Acknowledged':
    case 'AcknowledgementRefused':
    case 'AddressRefused':
      return { ...event, response: purged };
    case 'LetterReturned':
    case 'LetterDelayed':
      return { ...event, to: purged, reason: purged };
    case 'Opened':
    case 'Placed':
    case 'LeadTimeJudged':
    case 'Linked':
    case 'PutInReview':
    case 'Replied':
    case 'AnswersAdded':
    case 'UpdatePosted':
    case 'Noted':
    case 'Telephoned':
    case 'AddressCorrected':
    case 'SeveritySet':
    case 'Assigned':
    case 'ReviewPassed':
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
    case 'ReviewFailed':
    case 'CustomerReminded':
      return event;
  }
}

/** Where a site is, is the desk's knowledge; by which words it knows is not. */
function purgedPlace({ record, ...place }: Place): Place {
  return { ...place, saw: purged, record: record && { ...record, by: purged } };
}

function purgedFields(fields: Record<string, Answer>): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, { confidence, from }]) => [key, { text: purged, confidence, from }]),
  );
}
