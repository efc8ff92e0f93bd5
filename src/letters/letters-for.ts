import type { Mail } from '../mail/mail.ts';
import { reachableAt } from '../ticket/dead-address.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { acknowledgement } from './acknowledgement.ts';
import { alertLetters } from './alert.ts';
import { changeOverLetters } from './change-over.ts';
import { customerUpdate, tellings } from './customer-update.ts';
import type { Desk } from './desk.ts';
import { newTicketLetters, returnedLetters, updateLetters } from './desk-letters.ts';
import { digestLetters } from './digest.ts';
import { addressed, frame } from './envelope.ts';
import { priorities } from './letter.ts';
import { isLate, type Occasion, type TicketHandled, type TicketsOpened } from './occasion.ts';
import type { Dispatch, LetterOrder, Thread } from './order.ts';
import { reminder } from './reminder.ts';
import { words } from './words.ts';

/** Which letters follow from what has happened: to whom, in which language, saying what. */
export function lettersFor(occasion: Occasion, desk: Desk): LetterOrder[] {
  switch (occasion.type) {
    case 'opened':
      return [
        ...acknowledgements(occasion, desk),
        ...occasion.tickets.flatMap(ticket => newTicketLetters(ticket, occasion, desk)),
      ];
    case 'joined':
      return [
        ...customerLetters({ ...occasion, mailbox: occasion.correspondence.mailbox }, desk),
        ...updateLetters(occasion, desk),
      ];
    case 'returned':
      return returnedLetters(occasion, desk);
    case 'handled':
      return [...customerLetters(occasion, desk), ...changeOverLetters(occasion, desk)];
    case 'alert':
      return alertLetters(occasion, desk);
    case 'digest':
      return digestLetters(occasion, desk);
  }
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
      priority: isLate(correspondence) ? priorities.late : priorities.customer,
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

/** None where nobody is known who can be written to. */
function customerLetters(
  { ticket, events, mailbox }: Omit<TicketHandled, 'type'>,
  desk: Desk,
): LetterOrder[] {
  const { number, language } = ticket;
  const answerTo = reachableAt(ticket);
  if (answerTo === null) return [];
  const letter = customersLetter(ticket, answerTo, mailbox, desk);
  const framed = frame([number], ticket.subject, words[language].kinds[ticket.kind], answerTo, desk);
  const updates = tellings(events).map((telling): LetterOrder => {
    const version = ticket.version - events.length + events.indexOf(telling.event) + 1;
    return {
      ...{ ...letter, kind: 'customer-update', key: `customer-update:${number}:${version}` },
      data: { ...framed, ...customerUpdate(telling, ticket, language) },
    };
  });
  const reminders = events.filter(event => event.type === 'CustomerReminded');
  return [
    ...updates,
    ...reminders.map(
      (event): LetterOrder => ({
        ...{ ...letter, kind: 'reminder', key: `remind:${number}` },
        data: { ...framed, ...reminder(event, ticket, language, desk) },
      }),
    ),
  ];
}

/** It answers the mail that opened the ticket, under the same subject as our acknowledgement: one thread. */
function customersLetter(
  { number, language, messageId }: Ticket,
  answerTo: string,
  mailbox: string,
  desk: Desk,
): Omit<Dispatch, 'key'> {
  return {
    ...addressed(answerTo, { mailbox }, desk),
    acknowledges: null,
    priority: priorities.customer,
    language,
    ticketNumber: number,
    thread: { references: [], answers: messageId === null ? null : { messageId } },
    attachesOriginal: false,
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
