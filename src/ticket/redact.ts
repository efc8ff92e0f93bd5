import type { Answer } from '../questionnaire/reading.ts';
import type { TicketEvent } from './event.ts';
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
      return { ...event, subject: purged, requester: null, fields: purgedFields(event.fields) };
    case 'Replied':
      return { ...event, from: null, text: purged };
    case 'AnswersAdded':
      return { ...event, fields: purgedFields(event.fields) };
    case 'PutInReview':
      return { ...event, why: purged };
    case 'Linked':
    case 'Acknowledged':
    case 'AcknowledgementRefused':
    case 'LetterReturned':
    case 'LetterDelayed':
      return event;
  }
}

/** The ticket that such events fold to. */
export function ticketWithoutAnswers(ticket: Ticket): Ticket {
  return { ...ticket, subject: purged, requester: null, fields: purgedFields(ticket.fields) };
}

/** An event without the words in which a mail server took, refused or returned a letter. */
export function withoutProof(event: TicketEvent): TicketEvent {
  switch (event.type) {
    case 'Acknowledged':
    case 'AcknowledgementRefused':
      return { ...event, response: purged };
    case 'LetterReturned':
    case 'LetterDelayed':
      return { ...event, to: purged, reason: purged };
    case 'Opened':
    case 'Linked':
    case 'PutInReview':
    case 'Replied':
    case 'AnswersAdded':
      return event;
  }
}

function purgedFields(fields: Record<string, Answer>): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, { confidence, from }]) => [key, { text: purged, confidence, from }]),
  );
}
