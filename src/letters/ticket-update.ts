import type { NotedAnswer } from './new-ticket.ts';
import type { AnswerLine } from './questions.ts';

/** What an agent is told when somebody has written about a ticket. */
export interface TicketUpdate {
  number: string;
  facts: AnswerLine[];
  /** What was new in the mail, line by line. */
  text: string[];
  answers: NotedAnswer[];
  unreadable: AnswerLine[];
  missing: string[];
  complete: boolean;
  originalAttached: boolean;
}
