import type { Language } from '../questionnaire/form.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { plannersOf } from '../ticket/planners.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { clip, clipLines } from './clip.ts';
import type { Desk } from './desk.ts';
import { changeRequestKey } from './desk-letters.ts';
import { addressed, frame } from './envelope.ts';
import { fact } from './facts.ts';
import { priorities } from './letter.ts';
import type { TicketHandled } from './occasion.ts';
import type { LetterOrder } from './order.ts';
import type { AnswerLine } from './questions.ts';
import { words } from './words.ts';

/** What somebody who plans changes is told when the desk has ended one. */
export interface ChangeOver {
  number: string;
  /** Else it is closed: done, or planned elsewhere. */
  isCancelled: boolean;
  by: string;
  /** The agent's own words, line by line. */
  text: string[];
  facts: AnswerLine[];
}

/**
 * The letters that tell those who plan a change that it is over: one a reader, also of one that nobody had looked at, and
 * again when it was reopened meanwhile.
 */
export function changeOverLetters({ ticket, events, mailbox }: TicketHandled, desk: Desk): LetterOrder[] {
  const { number, subject, kind } = ticket;
  const { language } = desk;
  return events.filter(isEnding).flatMap(ending => {
    const version = ticket.version - events.length + events.indexOf(ending) + 1;
    return plannersOf(ticket, desk.planning).map(
      ({ address }): LetterOrder => ({
        ...addressed(address, { mailbox }, desk),
        kind: 'change-over',
        key: `change-over:${number}:${version}:${address}`,
        acknowledges: null,
        priority: priorities.desk,
        language,
        ticketNumber: number,
        thread: { references: [], answers: { letterKey: changeRequestKey(number, address) } },
        attachesOriginal: false,
        data: {
          ...frame([number], subject, words[language].kinds[kind], address, desk),
          ...changeOver(ending, ticket, language),
        },
      }),
    );
  });
}

type Ending = Extract<TicketEvent, { type: 'Closed' | 'Cancelled' | 'ReviewFailed' }>;

function isEnding(event: TicketEvent): event is Ending {
  return event.type === 'Closed' || event.type === 'Cancelled' || event.type === 'ReviewFailed';
}

function changeOver({ type, by, text }: Ending, { number, fields }: Ticket, language: Language): ChangeOver {
  const said = words[language];
  return {
    number,
    isCancelled: type !== 'Closed',
    by: clip(by ?? '', 80),
    text: text === null ? [] : clipLines(text.split(/\r?\n/), 80, 1_000),
    facts: [
      ...fact('customer', clip(fields.customerName?.text ?? '', 120), said),
      ...fact('site', clip((fields.site ?? fields.serviceId)?.text ?? '', 120), said),
    ],
  };
}
