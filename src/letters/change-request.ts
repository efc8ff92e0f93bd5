import type { Language } from '../questionnaire/form.ts';
import type { Planner } from '../ticket/planners.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { changeAsked } from './change-notice.ts';
import type { Desk } from './desk.ts';
import { type NewTicket, newTicket } from './new-ticket.ts';
import type { TicketsOpened } from './occasion.ts';
import { plannerWords } from './planner-words.ts';

/** What somebody who plans changes is told of one that a customer asks for. */
export interface ChangeRequest extends NewTicket {
  /** As what they get it: "the project manager". */
  role: string;
  /** They get it because the desk knows neither a project manager nor a change coordinator of the customer. */
  standsIn: boolean;
  /** The customer's sentence that asks for it; '' on the form for changes. */
  asked: string;
}

/** What the letter that hands on a change says, in finished words. */
export function changeRequest(
  ticket: Ticket,
  { role }: Planner,
  occasion: TicketsOpened,
  language: Language,
  desk: Desk,
): ChangeRequest {
  return {
    ...newTicket(ticket, occasion, language, desk),
    role: plannerWords[language][role].as,
    standsIn: role === 'commercial' || role === 'account-manager',
    asked: changeAsked(ticket, occasion.leftovers, desk),
  };
}
