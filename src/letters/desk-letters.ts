import { type Planner, plannersOf } from '../ticket/planners.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { mayAnswerFor } from './brakes.ts';
import { changeRequest } from './change-request.ts';
import type { Desk } from './desk.ts';
import { addressed, frame } from './envelope.ts';
import { priorities } from './letter.ts';
import { letterReturned } from './letter-returned.ts';
import { newTicket } from './new-ticket.ts';
import type { Answerable, LetterCameBack, TicketJoined, TicketsOpened } from './occasion.ts';
import type { Dispatch, Frame, LetterOrder } from './order.ts';
import { fitsIntoLetter } from './original.ts';
import { ticketUpdate } from './ticket-update.ts';
import { words } from './words.ts';

/** The letters that tell of a new ticket: one a reader. Who plans a change gets it to plan, every other agent to know. */
export function newTicketLetters(ticket: Ticket, occasion: TicketsOpened, desk: Desk): LetterOrder[] {
  const planners = plannersOf(ticket, desk.planning);
  const agents = readers(desk).filter(agent => !planners.some(planner => isSame(planner.address, agent)));
  const { answer } = occasion.correspondence;
  return [
    ...agents
      .filter(agent => !isBraked(agent, answer))
      .map(agent => newTicketLetter(ticket, agent, occasion, desk)),
    ...planners
      .filter(({ address }) => !isBraked(address, answer))
      .map(planner => changeRequestLetter(ticket, planner, occasion, desk)),
  ];
}

/** The letters that tell of a mail that joined a ticket; who plans a change is not told what they wrote themselves. */
export function updateLetters(occasion: TicketJoined, desk: Desk): LetterOrder[] {
  const writer = occasion.correspondence.mail.from?.address ?? '';
  const agents = readers(desk);
  const planners = plannersOf(occasion.ticket, desk.planning)
    .map(({ address }) => address)
    .filter(planner => !isSame(planner, writer) && !agents.some(agent => isSame(agent, planner)));
  return [...agents, ...planners].map(reader => updateLetter(reader, occasion, desk));
}

/** The letters that tell that a customer's letter came back. */
export function returnedLetters(occasion: LetterCameBack, desk: Desk): LetterOrder[] {
  return readers(desk).map(agent => returnedLetter(agent, occasion, desk));
}

/** Each agent once, however often the config names them: a letter's key is unique. */
function readers({ agents }: Desk): string[] {
  return [...new Set(agents)];
}

function isSame(address: string, other: string): boolean {
  return address.toLowerCase() === other.toLowerCase();
}

/** A reader whose own mails are braked is not written to because of one: a machine may be answering there. */
function isBraked(reader: string, answer: Answerable): boolean {
  return 'to' in answer && answer.heldBackBy === 'sender' && mayAnswerFor(reader, answer.to);
}

function newTicketLetter(ticket: Ticket, agent: string, occasion: TicketsOpened, desk: Desk): LetterOrder {
  const { language } = desk;
  return {
    ...firstOf(ticket, agent, occasion, desk),
    kind: 'new-ticket',
    key: newTicketKey(ticket.number, agent),
    data: { ...framed(ticket, agent, desk), ...newTicket(ticket, occasion, language, desk) },
  };
}

function changeRequestLetter(
  ticket: Ticket,
  planner: Planner,
  occasion: TicketsOpened,
  desk: Desk,
): LetterOrder {
  const { address } = planner;
  return {
    ...firstOf(ticket, address, occasion, desk),
    kind: 'change-request',
    key: changeRequestKey(ticket.number, address),
    data: {
      ...framed(ticket, address, desk),
      ...changeRequest(ticket, planner, occasion, desk.language, desk),
    },
  };
}

/** The first letter that a reader gets about a ticket. */
function firstOf(
  { number }: Ticket,
  reader: string,
  { correspondence, tickets }: TicketsOpened,
  desk: Desk,
): Omit<Dispatch, 'key'> {
  return {
    ...addressed(reader, correspondence, desk),
    acknowledges: null,
    priority: priorities.desk,
    language: desk.language,
    ticketNumber: number,
    thread: { references: [], answers: null },
    // Many tickets of one mail would be as many copies of it.
    attachesOriginal: correspondence.takenBy === null && fitsIntoLetter(correspondence.size * tickets.length),
  };
}

function framed({ number, subject, kind }: Ticket, reader: string, desk: Desk): Frame {
  return frame([number], subject, words[desk.language].kinds[kind], reader, desk);
}

function updateLetter(reader: string, occasion: TicketJoined, desk: Desk): LetterOrder {
  const { correspondence, ticket } = occasion;
  const language = desk.language;
  return {
    ...addressed(reader, correspondence, desk),
    kind: 'ticket-update',
    key: `ticket-update:${correspondence.mailId}:${reader}`,
    acknowledges: null,
    priority: priorities.desk,
    language,
    ticketNumber: ticket.number,
    thread: { references: [], answers: { letterKey: firstKey(ticket, reader, desk) } },
    attachesOriginal: fitsIntoLetter(correspondence.size),
    // The ticket's subject, not the reply's: mail programs keep together what is named alike.
    data: { ...framed(ticket, reader, desk), ...ticketUpdate(occasion, language, desk) },
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
    thread: { references: [], answers: { letterKey: firstKey(ticket, agent, desk) } },
    attachesOriginal: false,
    data: { ...framed(ticket, agent, desk), ...letterReturned(occasion, language, desk) },
  };
}

/** Of the first letter that this reader got about a ticket. */
function firstKey(ticket: Ticket, reader: string, { planning }: Desk): string {
  const planner = plannersOf(ticket, planning).find(({ address }) => isSame(address, reader));
  return planner ? changeRequestKey(ticket.number, planner.address) : newTicketKey(ticket.number, reader);
}

/** Names the letter that hands a change on to somebody who plans it. */
export function changeRequestKey(number: string, planner: string): string {
  return `change-request:${number}:${planner}`;
}

function newTicketKey(number: string, agent: string): string {
  return `new-ticket:${number}:${agent}`;
}
