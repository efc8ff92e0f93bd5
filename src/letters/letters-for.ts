import type { Mail } from '../mail/mail.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { acknowledgement } from './acknowledgement.ts';
import { mayAnswerFor } from './brakes.ts';
import { clip } from './clip.ts';
import { customerUpdate, type Telling, tellings } from './customer-update.ts';
import type { Desk } from './desk.ts';
import { priorities } from './letter.ts';
import { letterReturned } from './letter-returned.ts';
import { newTicket } from './new-ticket.ts';
import type {
  Correspondence,
  LetterCameBack,
  Occasion,
  TicketHandled,
  TicketJoined,
  TicketsOpened,
} from './occasion.ts';
import type { Dispatch, Frame, LetterOrder, Thread } from './order.ts';
import { fitsIntoLetter } from './original.ts';
import { ownSubject, tagOf } from './subject.ts';
import { ticketUpdate } from './ticket-update.ts';
import { words } from './words.ts';

/** Which letters follow from what has happened: to whom, in which language, saying what. */
export function lettersFor(occasion: Occasion, desk: Desk): LetterOrder[] {
  switch (occasion.type) {
    case 'opened':
      return [
        ...acknowledgements(occasion, desk),
        ...occasion.tickets.flatMap(ticket =>
          readersOf(occasion, desk).map(agent => newTicketLetter(ticket, agent, occasion, desk)),
        ),
      ];
    case 'joined':
      return [
        ...customerLetters({ ...occasion, mailbox: occasion.correspondence.mailbox }, desk),
        ...readers(desk).map(agent => updateLetter(agent, occasion, desk)),
      ];
    case 'returned':
      return readers(desk).map(agent => returnedLetter(agent, occasion, desk));
    case 'handled':
      return customerLetters(occasion, desk);
  }
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

/** One letter whatever the number of tickets; none where nobody may be answered. */
function acknowledgements(occasion: TicketsOpened, desk: Desk): LetterOrder[] {
  const { correspondence, tickets } = occasion;
  if ('withheld' in correspondence.answer) return [];
  const { mailId, mail, answer } = correspondence;
  const [{ number }, ...others] = tickets;
  const language = tickets[0].language;
  return [
    {
      ...addressed(answer.to, correspondence, desk),
      kind: 'acknowledgement',
      key: occasion.letterKey ?? `ack:${mailId}`,
      acknowledges: mailId,
      priority: priorities.customer,
      language,
      ticketNumber: number,
      thread: customersThread(mail),
      attachesOriginal: false,
      held: desk.letters.mode === 'hold' || tickets[0].status === 'review' || answer.heldBackBy !== undefined,
      data: {
        ...frame(
          [number, ...others.map(other => other.number)],
          mail.subject,
          words[language].kinds[tickets[0].kind],
          answer.to,
          desk,
        ),
        ...acknowledgement(occasion, language, desk),
      },
    },
  ];
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

/** None where the mail that opened the ticket named nobody who can be written to. */
function customerLetters(
  { ticket, events, mailbox }: Omit<TicketHandled, 'type'>,
  desk: Desk,
): LetterOrder[] {
  const { answerTo } = ticket;
  if (answerTo === null) return [];
  return tellings(events).map(telling => {
    const version = ticket.version - events.length + events.indexOf(telling.event) + 1;
    return customerLetter(
      `customer-update:${ticket.number}:${version}`,
      telling,
      { ticket, answerTo, mailbox },
      desk,
    );
  });
}

/** It answers the mail that opened the ticket, under the same subject as our acknowledgement: one thread. */
function customerLetter(
  key: string,
  telling: Telling,
  { ticket, answerTo, mailbox }: { ticket: Ticket; answerTo: string; mailbox: string },
  desk: Desk,
): LetterOrder {
  const { number, language, kind, messageId } = ticket;
  return {
    ...addressed(answerTo, { mailbox }, desk),
    kind: 'customer-update',
    key,
    acknowledges: null,
    priority: priorities.customer,
    language,
    ticketNumber: number,
    thread: { references: [], answers: messageId === null ? null : { messageId } },
    attachesOriginal: false,
    data: {
      ...frame([number], ticket.subject, words[language].kinds[kind], answerTo, desk),
      ...customerUpdate(telling, ticket, language),
    },
  };
}

function newTicketKey(number: string, agent: string): string {
  return `new-ticket:${number}:${agent}`;
}

function addressed(
  reader: string,
  { mailbox }: Pick<Correspondence, 'mailbox'>,
  { name, address, letters }: Desk,
): Pick<Dispatch, 'from' | 'to' | 'mailbox' | 'held'> {
  return {
    from: { name, address },
    to: letters.mode === 'redirect' ? letters.redirectTo : reader,
    mailbox,
    held: letters.mode === 'hold',
  };
}

function frame(
  numbers: readonly [string, ...string[]],
  subject: string,
  inItsPlace: string,
  reader: string,
  { name, prefixes, letters }: Desk,
): Frame {
  return {
    tag: tagOf(numbers),
    subject: ownSubject(subject, prefixes) || inItsPlace,
    deskName: name,
    redirectedFrom: letters.mode === 'redirect' ? clip(reader, 120) : null,
  };
}

/** RFC 5322 3.6.4: a mail without References hands on its In-Reply-To, if that names a single mail. */
function customersThread({
  messageId,
  references,
  inReplyTo,
}: Pick<Mail, 'messageId' | 'references' | 'inReplyTo'>): Thread {
  const earlier = references.length > 0 ? references : inReplyTo.length === 1 ? inReplyTo : [];
  return { references: earlier, answers: messageId === null ? null : { messageId } };
}
