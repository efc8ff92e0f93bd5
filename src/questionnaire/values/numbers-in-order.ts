import { beginsWithGivenName } from './given-names.ts';
import { nobody, type Person } from './person.ts';

/** The people with the numbers and addresses that belong to them by their order, where the answer says so or holds nothing else. */
export function dealtInOrder(people: readonly Person[], lines: readonly string[]): readonly Person[] {
  if (people.length < 2) return people;
  if (lines.some(line => respectively.test(line))) return dealt(people);
  if (lines.length === 1 && namesThenNumbers.test(lines[0] ?? '')) dealNumbers(people);
  return people;
}

/** "Celular y fijo respectivamente" says what the numbers are, "llamar en ese orden" who comes first, not whose. */
const respectively =
  /(?<!\p{L} (?:y|e|and) \p{Ll}+,? )(?:[Rr]espectivamente|RESPECTIVAMENTE|[Rr]espectively)(?!\p{L})|(?<=(?:^|[(,;\d])\s*)(?:[Ee]n (?:est?e|es[eo]|el mismo) orden|[Nn](?:es[st]a|a mesma) ordem|[Ii]n (?:this|that|the same) order)(?!\p{L})/u;

/** What stands behind all names is dealt out one each; where numbers are not as many as the people, whose they are is not known. */
function dealt(people: readonly Person[]): readonly Person[] {
  const named = people.filter(({ names }) => names.length > 0);
  const emails = people.flatMap(person => person.emails);
  const phones = people.flatMap(person => person.phones);
  const beforeAll = people.slice(
    0,
    people.findLastIndex(({ names }) => names.length > 0),
  );
  const areTogether =
    people.filter(person => person.phones.length > 0).length === 1 &&
    phones.length > 1 &&
    beforeAll.every(person => person.phones.length === 0);
  const areAddressed =
    emails.length === named.length && beforeAll.every(person => person.emails.length === 0);
  const nameless = people.filter(({ names }) => names.length === 0);
  const keepsAll = nameless.every(
    person => (areAddressed || person.emails.length === 0) && (areTogether || person.phones.length === 0),
  );
  if (named.length < 2 || !keepsAll || !(areAddressed || areTogether)) return people;
  const isOneEach = phones.length === named.length;
  const dealtTo = named.map((person, index) => ({
    ...nobody(...person.names),
    refused: person.refused,
    emails: areAddressed ? emails.slice(index, index + 1) : person.emails,
    phones: !areTogether ? person.phones : isOneEach ? phones.slice(index, index + 1) : [],
  }));
  return areTogether && !isOneEach ? [...dealtTo, { ...nobody(), phones }] : dealtTo;
}

/** "Ana Ruiz y Pedro Lazo, 987 654 321 y 912 345 678": nothing but names, a comma or colon, and numbers. */
const namesThenNumbers =
  /^[^\d@:;/()]+[,:]\s*\+?\d[\d\s.-]*(?:(?:,|(?<=\s)(?:y|e|and)\s)\s*\+?\d[\d\s.-]*)+$/u;

/** As many numbers behind as many people belong to them in their order. */
function dealNumbers(people: readonly Person[]): void {
  const numbers = people.at(-1)?.phones;
  const areNamed = people.every(({ names: [name] }) => name !== undefined && beginsWithGivenName(name));
  if (!areNamed || numbers?.length !== people.length) return;
  for (const person of people.slice(0, -1)) person.phones.push(...numbers.splice(0, 1));
}
