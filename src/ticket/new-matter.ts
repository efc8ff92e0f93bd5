import type { Reading } from '../questionnaire/reading.ts';
import { isOver } from './handling.ts';
import { isSame } from './matter.ts';
import type { Ticket } from './ticket.ts';

/** A form that came in an answer to us, read as if it answered nothing. */
export type Brought = Pick<Reading, 'form' | 'kind' | 'fields' | 'missing' | 'others'>;

/** The form an answer brings, if there is one and all of it is new: else it was read from what is quoted. */
export function broughtBy(
  answer: Pick<Reading, 'form' | 'fields'>,
  asNewMatter: Brought | null,
): Brought | null {
  if (answer.form === null || asNewMatter === null) return null;
  return Object.keys(asNewMatter.fields).every(key => answer.fields[key]) ? asNewMatter : null;
}

/** Answers given anew: fewer may be corrections. */
const fewestRepeated = 3;

/** What tells one matter from another. */
const identifying = ['site', 'serviceId', 'serviceType'];

/**
 * Whether a form that came in an answer to a ticket is a new matter: people take an old mail to write a new one. It is
 * when it names another site or service, or is of another kind, or asks for nothing more and says something else than
 * the ticket; never when it completes the ticket.
 */
export function isNewMatter(brought: Brought, ticket: Ticket): boolean {
  const { form, kind, fields, missing, others } = brought;
  if (form === null || ticket.form === null) return false;
  if (others.length > 0 || (form !== ticket.form && kind !== ticket.kind)) return true;
  const understood = ([key]: [string, unknown]) => ticket.fields[key] && !ticket.unreadable.includes(key);
  const repeated = Object.entries(fields).filter(understood);
  if (repeated.length < fewestRepeated) return false;
  const different = repeated.filter(([key, answer]) => !isSame(answer, ticket.fields[key] ?? answer));
  if (different.some(([key]) => identifying.includes(key))) return true;
  const completes = [...ticket.missing, ...ticket.unreadable].some(key => fields[key]);
  return missing.length === 0 && !completes && (different.length > 0 || isOver(ticket));
}
