import type { Language } from '../questionnaire/form.ts';
import type { CustomerReminded } from '../ticket/event.ts';
import { startAsked } from '../ticket/request.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { clip } from './clip.ts';
import type { Desk } from './desk.ts';
import { momentIn } from './moment.ts';
import { type AnswerLine, type BlankLine, blankLines, formFor, inOrder } from './questions.ts';

/** What the customer of an incomplete service request is told when its start is in danger. */
export interface Reminder {
  number: string;
  /** The start asked for. */
  start: string;
  /** Until when the answers leave the notice that the start needs; '' once that is over. */
  latest: string;
  /** Answers that could not be made out, by their question; asked again in `blanks`. */
  unclear: AnswerLine[];
  /** The questions to be filled in; none where the form has gone. */
  blanks: BlankLine[];
}

/** Enough of an answer to recognise it. */
const longestAnswer = 200;

/** What such a reminder says, in finished words. */
export function reminder(
  { asked, at }: CustomerReminded,
  ticket: Ticket,
  language: Language,
  { forms }: Desk,
): Reminder {
  const { number, zone, fields, leadTime } = ticket;
  const form = formFor(ticket, forms);
  const moment = (instant: Date): string => momentIn(language, zone, instant);
  const startAt = startAsked(ticket);
  const latest = leadTime?.deadline ? new Date(leadTime.deadline.latest) : null;
  return {
    number,
    start: startAt === null ? '' : moment(startAt),
    latest: latest === null || latest <= at ? '' : moment(latest),
    unclear: inOrder(fields, form)
      .filter(({ key }) => asked.includes(key))
      .map(({ label, answer }) => ({ label, text: clip(answer.text, longestAnswer) })),
    blanks: blankLines(asked, form, {}),
  };
}
