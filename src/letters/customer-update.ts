import type { Language } from '../questionnaire/form.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { startAsked } from '../ticket/request.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { hadPassed } from '../ticket/verdict.ts';
import { clip, clipLines } from './clip.ts';
import { fact } from './facts.ts';
import { momentIn } from './moment.ts';
import type { AnswerLine } from './questions.ts';
import { type StartNotice, startNotice } from './start-notice.ts';
import { words } from './words.ts';

/** What a customer is told of: each has its sentences in the templates. */
const noNews = {
  ...{ posted: false, needed: false, accepted: false, exception: false, proposed: false, rejected: false },
  ...{ fulfilled: false, resolved: false, closed: false, agreed: false, silent: false, reopened: false },
  ...{ cancelled: false, judged: false, escalated: false },
};
type News = keyof typeof noNews;

/** What a customer is told when something has become of their ticket. */
export interface CustomerUpdate {
  number: string;
  /** One of them is true. */
  news: Record<News, boolean>;
  facts: AnswerLine[];
  /** The agent's own words, line by line. */
  text: string[];
  /** Of an answer that named another start, whether that is in time; null for all other news. */
  start: StartNotice | null;
  /** A start that is proposed takes the place of one that they asked for, and that lay ahead. */
  isInstead: boolean;
  /** When a resolved ticket closes by itself; '' for every other. */
  closesAt: string;
  /** An answer opens the ticket again. */
  reopens: boolean;
}

/** An event that the customer is told of, and how. */
export interface Telling {
  event: TicketEvent;
  news: News;
}

/** The events of these that a customer is told of. Notes, severities, assignments and waiting for others stay in the house. */
export function tellings(events: readonly TicketEvent[]): Telling[] {
  return events.flatMap(event => {
    const news = newsOf(event);
    return news === null ? [] : [{ event, news }];
  });
}

function newsOf(event: TicketEvent): News | null {
  switch (event.type) {
    case 'UpdatePosted':
      return 'posted';
    case 'MadePending':
      return event.waitsFor === 'customer' ? 'needed' : null;
    case 'Accepted':
      return event.isException ? 'exception' : 'accepted';
    case 'Proposed':
      return 'proposed';
    case 'Rejected':
      return 'rejected';
    case 'Fulfilled':
      return 'fulfilled';
    case 'Escalated':
      return 'escalated';
    case 'Resolved':
      return 'resolved';
    case 'Closed':
      return ({ agent: 'closed', customer: 'agreed', silence: 'silent' } as const)[event.because];
    case 'Reopened':
      return 'reopened';
    case 'Cancelled':
      return 'cancelled';
    case 'LeadTimeJudged':
      return 'judged';
    default:
      return null;
  }
}

/** What a customer's letter about such an event says, in finished words. */
export function customerUpdate({ event, news }: Telling, ticket: Ticket, language: Language): CustomerUpdate {
  const moment = (at: Date): string => momentIn(language, ticket.zone, at);
  return {
    number: ticket.number,
    news: { ...noNews, [news]: true },
    facts: factsOf(event, language, moment),
    text: 'text' in event && event.text !== null ? clipLines(event.text.split(/\r?\n/), 80, 1_000) : [],
    start: event.type === 'LeadTimeJudged' ? startNotice(event, language) : null,
    isInstead: startAsked(ticket) !== null && !(ticket.leadTime && hadPassed(ticket.leadTime.proposed)),
    closesAt: event.type === 'Resolved' ? moment(event.closesAt) : '',
    reopens: ticket.kind === 'incident',
  };
}

function factsOf(event: TicketEvent, language: Language, moment: (at: Date) => string): AnswerLine[] {
  const said = words[language];
  switch (event.type) {
    case 'Accepted':
    case 'Proposed':
      return fact('start', moment(event.startAt), said);
    case 'Fulfilled':
      return fact('done', moment(event.fulfilledAt), said);
    case 'Escalated':
      return fact('nowWith', clip(event.role[language], 120), said);
    case 'Resolved':
      return [
        ...fact('reason', clip(event.cause, 1_000), said),
        ...fact('solution', clip(event.solution, 1_000), said),
        ...fact('restored', moment(event.restoredAt), said),
      ];
    default:
      return [];
  }
}
