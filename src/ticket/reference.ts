import { baseSubject } from '../mail/subject.ts';
import type { Ticket } from './ticket.ts';

/** As ticket systems number: "INC0012345", "CHG-4711", "SR#20261122". */
const number = /(?<![A-Za-z0-9])[A-Z]{1,8}[-#]?\d{4,14}(?!\d)/;

const longest = 120;

/**
 * Under which reference of its own a customer's ticket machine reports something: the answer to the form's question for
 * it, else the number in the subject, else the subject itself. In upper case, without white space.
 */
export function referenceOf(
  { fields }: Pick<Ticket, 'fields'>,
  subject: string,
  prefixes: readonly string[],
): string {
  const base = baseSubject(subject, prefixes);
  const reference = fields.customerReference?.text ?? number.exec(base)?.[0] ?? base;
  return reference.replace(/\s+/g, '').toUpperCase().slice(0, longest);
}
