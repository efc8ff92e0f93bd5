import type { Ticket } from '../ticket/ticket.ts';
import { mayAnswerFor } from './brakes.ts';
import type { Desk } from './desk.ts';
import { addressed, frame } from './envelope.ts';
import { priorities } from './letter.ts';
import { letterReturned } from './letter-returned.ts';
import { newTicket } from './new-ticket.ts';
import type { LetterCameBack, TicketJoined, TicketsOpened } from './occasion.ts';
import type { LetterOrder } from './order.ts';
import { fitsIntoLetter } from './original.ts';
import { ticketUpdate } from './ticket-update.ts';
import { words } from './words.ts';

/** The letters that tell of a new ticket. */
export function newTicketLetters(ticket: Ticket, occasion: TicketsOpened, desk: Desk): LetterOrder[] {
  return readersOf(occasion, desk).map(agent => newTicketLetter(ticket, agent, occasion, desk));
}

/** The letters that tell of a mail that joined a ticket. */
export function updateLetters(occasion: TicketJoined, desk: Desk): LetterOrder[] {
  return readers(desk).map(agent => updateLetter(agent, occasion, desk));
}

/** The letters that tell that a customer's letter came back. */
export function returnedLetters(occasion: LetterCameBack, desk: Desk): LetterOrder[] {
  return readers(desk).map(agent => returnedLetter(agent, occasion, desk));
}

/** Each agent once, however often the config names them: a letter's key is unique. */
function readers({ agents }: Desk): string[] {
  return [...new Set(agents)];
}

/** An agent whose own mails are braked is not written to because of one: a machine may be answering there. */
function readersOf({ correspondence: { answer } }: TicketsOpened, desk: Desk): string[] {
  const isBraked = 'to' in answer && answer.heldBackBy === 'sender';
  return readers(desk).filter(agent => !isBraked || !mayAnswerFor(agent, answer.to));
}

function newTicketLetter(ticket: Ticket, agent: string, occasion: TicketsOpened, desk: Desk): LetterOrder {
  const { correspondence } = occasion;
  const language = desk.language;
  return {
    ...addressed(agent, correspondence, desk),
    kind: 'new-ticket',
    key: newTicketKey(ticket.number, agent),
    acknowledges: null,
    priority: priorities.desk,
    language,
    ticketNumber: ticket.number,
    thread: { references: [], answers: null },
    // Many tickets of one mail would be as many copies of it.
    attachesOriginal: fitsIntoLetter(correspondence.size * occasion.tickets.length),
    data: {
      ...frame([ticket.number], ticket.subject, words[language].kinds[ticket.kind], agent, desk),
      ...newTicket(ticket, occasion, language, desk),
    },
  };
}

function updateLetter(agent: string, occasion: TicketJoined, desk: Desk): LetterOrder {
  const { correspondence, ticket } = occasion;
  const language = desk.language;
  return {
    ...addressed(agent, correspondence, desk),
    kind: 'ticket-update',
    key: `ticket-update:${correspondence.mailId}:${agent}`,
    acknowledges: null,
    priority: priorities.desk,
    language,
    ticketNumber: ticket.number,
    thread: { references: [], answers: { letterKey: newTicketKey(ticket.number, agent) } },
    attachesOriginal: fitsIntoLetter(correspondence.size),
    // The ticket's subject, not the reply's: mail programs keep together what is named alike.
    data: {
      ...frame([ticket.number], ticket.subject, words[language].kinds[ticket.kind], agent, desk),
      ...ticketUpdate(occasion, language, desk),
    },
  };
}

function returnedLetter(agent: string, occasion: LetterCameBack, desk: Desk): LetterOrder {
  const { correspondence, tickets, letter } = occasion;
  const [ticket] = tickets;
  const { language } = desk;
  return {
    ...addressed(agent, correspondence, desk),
    kind: 'letter-returned',
    key: `letter-returned:${letter.key}:${agent}`,
    acknowledges: null,
    priority: priorities.desk,
    language,
    ticketNumber: ticket.number,
    thread: { references: [], answers: { letterKey: newTicketKey(ticket.number, agent) } },
    attachesOriginal: false,
    data: {
      ...frame([ticket.number], ticket.subject, words[language].kinds[ticket.kind], agent, desk),
      ...letterReturned(occasion, language, desk),
    },
  };
}

function newTicketKey(number: string, agent: string): string {
  return `new-ticket:${number}:${agent}`;
}
