import type { AnswerLine } from './questions.ts';

/** What an agent is told of a new ticket. */
export interface NewTicket {
  number: string;
  /** "Incidente". */
  kind: string;
  facts: AnswerLine[];
  warnings: string[];
  answers: NotedAnswer[];
  missing: string[];
  unreadable: AnswerLine[];
  guesses: AnswerLine[];
  leftovers: string[];
  originalAttached: boolean;
}

/** An answer, with a remark where it is not certain: "unsure, read from quoted text". */
export interface NotedAnswer extends AnswerLine {
  note: string;
}
