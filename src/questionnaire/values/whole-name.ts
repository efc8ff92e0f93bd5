import type { Given } from './contact-items.ts';
import { beginsWithGivenName, isGivenName } from './given-names.ts';
import { isFullName, isSomewhere, namesJob } from './names.ts';
import type { Person } from './person.ts';

/** Somebody's name with what the words behind it add, which a job does not; null where they name somebody else. */
export function wholeName(person: Person, text: string, opener: Given['type'] | null): string | null {
  const [name] = person.names;
  if (name === undefined) return null;
  if (isJob(person, text)) return name;
  if (person.names.length > 1) return null;
  if (isGivenNameBehind(name, person, text)) return `${name}, ${text}`;
  return isBroken(name, person, text, opener) ? `${name} ${text}` : null;
}

/** "Ana Ruiz,⏎Jefa de Redes: +51 987 654 321": a job behind a name is no other person; "Ana Ruiz y NOC" are two. */
function isJob(person: Person, text: string): boolean {
  return !person.joined && !isReachable(person) && namesJob(text);
}

/** "Ruiz, Ana": a surname, or where she works, and behind a comma the given name. */
function isGivenNameBehind(name: string, person: Person, text: string): boolean {
  if (person.parted || isReachable(person)) return false;
  // "Soporte, Juan" and "NOC, Ana" say where somebody works.
  const isSurname = !/\s/.test(name) && !beginsWithGivenName(name) && !namesJob(name);
  return isSurname && isInCapitals(name) === isInCapitals(text) && isGivenName(text);
}

function isInCapitals(name: string): boolean {
  return name === name.toUpperCase();
}

/** A client broke the name over two lines: one word, given names or a particle end a line, or one word begins the next. */
function isBroken(name: string, person: Person, text: string, opener: Given['type'] | null): boolean {
  if (!person.parted || person.listed || (opener === 'name' && isReachable(person))) return false;
  if (isGivenName(name) && isSurname(text)) return true;
  return !/\s/.test(name) || !/\s/.test(text) || /\s(?:de|del|da|do|dos|la|las|los|van|von|of)$/i.test(name);
}

function isSurname(text: string): boolean {
  return isFullName(text) && !beginsWithGivenName(text) && !namesJob(text) && !isSomewhere(text);
}

function isReachable({ emails, phones }: Person): boolean {
  return emails.length + phones.length > 0;
}
