import { organisationOf } from '../mail/organisation.ts';
import type { Contact } from '../questionnaire/reading.ts';
import type { Ticket } from './ticket.ts';

/**
 * Whether an address belongs to a ticket: it opened it, is named in it as a contact, or is of the requester's
 * organisation. Addresses at a public mail provider share no organisation.
 */
export function belongsTo(ticket: Ticket, address: string): boolean {
  const known = [ticket.requester, ...contactAddresses(ticket)].flatMap(
    person => person?.toLowerCase() ?? [],
  );
  if (known.includes(address.toLowerCase())) return true;
  const organisation = organisationOf(address);
  return (
    organisation !== null && ticket.requester !== null && organisation === organisationOf(ticket.requester)
  );
}

function contactAddresses(ticket: Ticket): string[] {
  return Object.values(ticket.fields).flatMap(({ value }) => {
    const entries: readonly (string | Contact)[] = Array.isArray(value) ? value : [];
    return entries.flatMap(entry => (typeof entry === 'string' ? [] : (entry.email ?? [])));
  });
}
