import type { Contact } from '../reading.ts';
import { likeness } from './names.ts';

/** Somebody whom an answer speaks of, as far as it has been read. */
export interface Person {
  names: string[];
  emails: string[];
  phones: (string | null)[];
  /** A line or a semicolon has ended since the last item. */
  parted: boolean;
  /** "and", a comma or the end of a sentence has come since. */
  listed: boolean;
  /** "and" has. */
  joined: boolean;
  /** Somebody else was spoken of since, without a name. */
  ended: boolean;
  /** Words say more of them than a name: no later name is theirs. */
  described: boolean;
  /** Not to be called. */
  refused: boolean;
}

export function nobody(...names: string[]): Person {
  return {
    names,
    emails: [],
    phones: [],
    parted: false,
    listed: false,
    joined: false,
    ended: false,
    described: false,
    refused: false,
  };
}

/** What is said of somebody who is not to be called ends there: an address of another name is another's. */
export function refuse(person: Person): void {
  person.refused = true;
  person.parted = true;
  person.ended = true;
}

/** One entry a number, none of whom nobody is to call. */
export function entriesOf(person: Person): Contact[] {
  const { names, emails, phones, refused } = person;
  if (refused) return [];
  const numbers = [...new Set(phones)].filter(number => number !== null);
  if (numbers.length > 0) return numbers.map(phone => entryOf(person, phone));
  return names.length + emails.length === 0 ? [] : [entryOf(person, null)];
}

function entryOf({ names: [name], emails: [email] }: Person, phone: string | null): Contact {
  const contact: Contact = {};
  if (name !== undefined) contact.name = givenNameFirst(name, email ?? '');
  if (email !== undefined) contact.email = email;
  if (phone !== null) contact.phone = phone;
  return contact;
}

/** "Ruiz, Ana" is Ana Ruiz where her address holds both: "Claro, Ana" may be Ana at Claro. */
function givenNameFirst(name: string, address: string): string {
  const [surname = '', given] = name.split(', ');
  if (given === undefined) return name;
  return likeness(surname, address) > 0 && likeness(given, address) > 0 ? `${given} ${surname}` : name;
}
