import type { Language } from '../questionnaire/form.ts';
import { clip } from './clip.ts';
import type { Desk } from './desk.ts';
import { fact } from './facts.ts';
import { momentIn } from './moment.ts';
import type { LetterCameBack } from './occasion.ts';
import { type AnsweredLine, type AnswerLine, answeredLine, formFor, inOrder } from './questions.ts';
import { words } from './words.ts';

/** What an agent is told when a letter to a customer has come back: whom to telephone, and why. */
export interface LetterReturned {
  number: string;
  facts: AnswerLine[];
  /** What the customer answered to the questions for contacts, with their telephone numbers. */
  contacts: AnsweredLine[];
}

/** What an agent's letter about a letter that came back says, in finished words. */
export function letterReturned(occasion: LetterCameBack, language: Language, desk: Desk): LetterReturned {
  const { tickets, letter, correspondence } = occasion;
  const [ticket] = tickets;
  const { number, fields, zone } = ticket;
  const said = words[language];
  const others = tickets.slice(1).map(other => other.number);
  return {
    number,
    facts: [
      ...fact('customer', clip(fields.customerName?.text ?? '', 120), said),
      ...fact('site', clip((fields.site ?? fields.serviceId)?.text ?? '', 120), said),
      ...fact('subject', clip(ticket.subject, 200), said),
      ...fact('alsoOpened', clip(others.join(', '), 500), said),
      ...fact('tried', clip(letter.to, 120), said),
      ...fact('cause', clip([letter.status, letter.reason].filter(Boolean).join(' · '), 400), said),
      ...fact('received', momentIn(language, zone, correspondence.receivedAt), said),
    ],
    contacts: tickets.flatMap(each => contactsOf(each, desk)),
  };
}

function contactsOf(ticket: LetterCameBack['tickets'][number], desk: Desk): AnsweredLine[] {
  const form = formFor(ticket, desk.forms);
  const asked = new Set(form?.fields.flatMap(({ key, type }) => (type === 'contacts' ? key : [])));
  return inOrder(ticket.fields, form).flatMap(({ key, label, answer }) =>
    asked.has(key) ? answeredLine(label, clip(answer.text, 300)) : [],
  );
}
