import type { Language } from '../questionnaire/form.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { overStatuses } from '../ticket/handling.ts';
import { clip, clipLines } from './clip.ts';
import type { Desk } from './desk.ts';
import { fact, senderOf, vouching } from './facts.ts';
import { momentIn } from './moment.ts';
import { type NotedAnswer, notedAnswers } from './new-ticket.ts';
import type { TicketJoined } from './occasion.ts';
import { fitsIntoLetter } from './original.ts';
import { type AnswerLine, formFor, labelOf, leftToAsk } from './questions.ts';
import { startInBrief } from './start-notice.ts';
import { words } from './words.ts';

/** What an agent is told when somebody has written about a ticket. */
export interface TicketUpdate {
  number: string;
  facts: AnswerLine[];
  /** What was new in the mail, line by line. */
  text: string[];
  answers: NotedAnswer[];
  missing: string[];
  /** This mail answered what was left to ask. */
  complete: boolean;
  originalAttached: boolean;
}

/** What an agent's letter about a mail that joined a ticket says, in finished words. */
export function ticketUpdate(occasion: TicketJoined, language: Language, desk: Desk): TicketUpdate {
  const { correspondence, ticket, events } = occasion;
  const form = formFor(ticket, desk.forms);
  return {
    number: ticket.number,
    facts: [...becameOf(occasion, language), ...factsOf(occasion, language)],
    text: clipLines(newWords(events), 80, 500),
    answers: events.flatMap(event =>
      event.type === 'AnswersAdded'
        ? notedAnswers(event.fields, { ...ticket, unreadable: event.unreadable }, language, desk)
        : [],
    ),
    missing: leftToAsk(ticket).map(key => labelOf(key, form)),
    complete: isCompleted(occasion),
    originalAttached: fitsIntoLetter(correspondence.size),
  };
}

function isCompleted({ ticket, events }: TicketJoined): boolean {
  const isAnswer = events.some(({ type }) => type === 'AnswersAdded');
  return isAnswer && ticket.form !== null && leftToAsk(ticket).length === 0;
}

function becameOf({ ticket: { status }, events }: TicketJoined, language: Language): AnswerLine[] {
  const said = words[language];
  const became = events.flatMap(({ type }) =>
    type === 'Reopened' || type === 'Closed' || type === 'Started' ? [said.became[type]] : [],
  );
  const over = overStatuses.flatMap(each => (each === status ? [said.wasOver[each]] : []));
  return fact('became', (became.length > 0 ? became : over).join(' '), said);
}

function factsOf({ correspondence, ticket, events }: TicketJoined, language: Language): AnswerLine[] {
  const { fields, zone, leadTime } = ticket;
  const said = words[language];
  return [
    ...fact('customer', clip(fields.customerName?.text ?? '', 120), said),
    ...fact('site', clip((fields.site ?? fields.serviceId)?.text ?? '', 120), said),
    ...fact('from', senderOf(correspondence), said),
    ...fact('sender', vouching(correspondence, said), said),
    ...fact('requestedStart', isJudged(events) && leadTime ? startInBrief(leadTime, language) : '', said),
    ...fact('received', momentIn(language, zone, correspondence.receivedAt), said),
    ...fact('mailbox', correspondence.mailbox, said),
  ];
}

/** Whether the mail named another start than was known. */
function isJudged(events: readonly TicketEvent[]): boolean {
  return events.some(({ type }) => type === 'LeadTimeJudged');
}

function newWords(events: readonly TicketEvent[]): string[] {
  return events.flatMap(event => (event.type === 'Replied' ? event.text.trim().split(/\r?\n/) : []));
}
