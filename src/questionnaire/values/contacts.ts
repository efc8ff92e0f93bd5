import type { Contact } from '../reading.ts';
import { rejoined } from './broken-lines.ts';
import { itemsOf } from './contact-items.ts';
import { beginsWithGivenName } from './given-names.ts';
import { dealtInOrder } from './numbers-in-order.ts';
import { peopleIn } from './people.ts';
import { entriesOf, type Person } from './person.ts';
import { isPlace } from './places.ts';

/** The people an answer names, in order; a person with two numbers stands there twice. */
export function contactsIn(lines: readonly string[], country: string | undefined): Contact[] {
  const items = rejoined(lines).flatMap(line => itemsOf(line, country));
  return dealtInOrder(withoutRemarks(peopleIn(items)), lines).flatMap(entriesOf);
}

/** "turnos mañana y noche" and "Rancagua" beside those who can be reached are nobody; "ana ruiz" is. */
function withoutRemarks(people: readonly Person[]): readonly Person[] {
  const isRemark = ({ names: [name = ''], emails, phones }: Person) =>
    emails.length + phones.length === 0 &&
    !beginsWithGivenName(name) &&
    (/^\p{Ll}/u.test(name) || isPlace(name));
  return people.every(isRemark) ? people : people.filter(person => !isRemark(person));
}
