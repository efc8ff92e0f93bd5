import type { Contact } from '../reading.ts';
import { type Item, itemsOf } from './contact-items.ts';
import { beginsWithGivenName, isGivenName } from './given-names.ts';
import { isPerson, likeness, namesJob, shared } from './names.ts';
import { dealtInOrder } from './numbers-in-order.ts';
import { entriesOf, nobody, type Person, refuse } from './person.ts';
import { isPlace } from './places.ts';
import { refusesWhoFollows } from './refusals.ts';

/** The people an answer names, in order; a person with two numbers stands there twice. */
export function contactsIn(lines: readonly string[], country: string | undefined): Contact[] {
  const people: Person[] = [];
  let current: Person | null = null;
  let opener: Item['type'] | null = null;
  let described = false;
  let refusal: { since: Person | null } | null = null;
  for (const item of rejoined(lines).flatMap(line => itemsOf(line, country))) {
    if (item.type === 'elsewhere') {
      if (current?.parted) current.ended = true;
      continue;
    }
    if (item.type === 'somebody') {
      // Whose the next number is, the answer says in words.
      if (current === null || !current.names.some(name => namesSame(name, item.text))) {
        current = null;
        described = true;
      }
      continue;
    }
    if (item.type === 'refusal') {
      if (item.of === 'next') refusal = { since: current };
      else if (item.of === 'number') current?.phones.pop();
      else if (current !== null && isSpokenOf(current, item.subject)) refuse(current);
      continue;
    }
    if (item.type === 'allowed') {
      if (current?.refused && item.after !== 'sentence')
        current = item.after === 'aside' ? (refusal?.since ?? null) : null;
      refusal = null;
      continue;
    }
    if (refusal !== null && item.type !== 'break') {
      if (item.type === 'name' || item.type === 'aside') {
        current = nobody(item.text);
        refuse(current);
      }
      continue;
    }
    if (item.type === 'break') {
      // "ana@minera.example / +51 987 654 321 / Ana Ruiz": only where names come first does a stroke part people.
      if (current !== null && (item.of !== 'stroke' || opener === 'name')) current.parted = true;
      if (current !== null && (item.of === 'and' || item.of === 'sentence')) current.listed = true;
      if (current !== null && item.of === 'and') current.joined = true;
      continue;
    }
    if (item.type === 'aside') {
      // "+51 987 654 321 (Ana Ruiz)": a parenthesis names who has no other name.
      if (current !== null && current.names.length === 0) current.names.push(item.text);
      continue;
    }
    if (item.type === 'name' && current !== null && isJobOf(current, item.text)) continue;
    if (item.type === 'name' && current !== null && isGivenNameOf(current, item.text)) {
      current.names[0] = `${current.names[0]}, ${item.text}`;
      continue;
    }
    if (!described) opener ??= item.type;
    const onward = current === null ? null : brokenName(current, item, opener);
    if (current !== null && onward !== null) {
      current.names[0] = onward;
      current.parted = false;
      continue;
    }
    if (current === null || beginsAnother(current, item, opener)) {
      const names: string[] = current === null ? [] : ownersOf(current, item);
      current = { ...nobody(...names), described: described && item.type !== 'name' };
      described = false;
      people.push(current);
    }
    add(current, item);
    current.parted = false;
    current.listed = false;
    current.joined = false;
  }
  return dealtInOrder(withoutRemarks(people), lines).flatMap(entriesOf);
}

/** "turnos mañana y noche" and "Rancagua" beside those who can be reached are nobody; "ana ruiz" is. */
function withoutRemarks(people: readonly Person[]): readonly Person[] {
  const isRemark = ({ names: [name = ''], emails, phones }: Person) =>
    emails.length + phones.length === 0 &&
    !beginsWithGivenName(name) &&
    (/^\p{Ll}/u.test(name) || isPlace(name));
  return people.every(isRemark) ? people : people.filter(person => !isRemark(person));
}

/** "Pedro Lazo (ya no trabaja aquí)", "Pedro ya no trabaja aquí": nobody else is the subject of the words. */
function isSpokenOf({ names }: Person, subject: string): boolean {
  return subject === '' || names.some(name => name.includes(subject));
}

function namesSame(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}

/** Lines with the numbers and parentheses put together that a client broke: "+55 91" and "91234-5678". */
function rejoined(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    const begun = before === undefined ? null : /(?:\+|(?<!\d)00(?=\s?\d))[\d\s().-]*$/.exec(before);
    const breaksNumber =
      begun !== null && /^[\d(]/.test(line) && begun[0].replace(/^00|\D/g, '').length < wholeNumber;
    const breaksName = particleFirst.test(line) && /\p{L}$/u.test(before ?? '');
    if (
      before !== undefined &&
      (breaksNumber ||
        breaksName ||
        refusesWhoFollows(before, line) ||
        (openAside.test(before) && closingAside.test(line)))
    ) {
      whole[whole.length - 1] = `${before} ${line}`;
    } else whole.push(line);
  }
  return whole;
}

const wholeNumber = 10;
/** "Ana Rivas⏎de León": a name goes on. */
const particleFirst = /^(?:de|del|da|do|dos|das|la|las|los) (?:la |las |los )?\p{Lu}/u;
const openAside = /\([^()\d@]{1,60}$/;
const closingAside = /^[^()\d@]{0,60}\)/;

/** People are listed alike: what opened the first one opens the others. */
function beginsAnother(person: Person, item: Item, opener: Item['type'] | null): boolean {
  switch (item.type) {
    case 'name':
      if (person.described) return true;
      if (person.names.length === 0) return opener !== 'name' && person.parted && isWhole(person);
      if (person.parted || person.emails.length > 0 || person.phones.length > 0) return true;
      // "Ana Ruiz, Pedro Lazo", but "Ana Ruiz, Minera Andina".
      return isPerson(item.text) && beginsWithGivenName(person.names[0] ?? '');
    case 'email':
      return (
        person.emails.length > 0 ||
        ownerAmong(person.names, item.text) > 0 ||
        (person.ended && likeness(person.names[0] ?? '', item.text) === 0)
      );
    case 'phone':
      return (
        opener === 'phone' &&
        person.phones.length > 0 &&
        (person.names.length > 0 || person.emails.length > 0)
      );
    case 'aside':
    case 'elsewhere':
    case 'somebody':
    case 'refusal':
    case 'allowed':
    case 'break':
      return false;
  }
}

/** "Ana Ruiz, Luis Soto (luis.soto@…)": the names that an address takes along from who was named before. */
function ownersOf({ names }: Person, item: Item): string[] {
  const owner = item.type === 'email' ? ownerAmong(names, item.text) : 0;
  return owner > 0 ? names.splice(owner) : [];
}

/** Which of several names an address is most like: 0, the first, where it is like none. A company's is like its domain. */
function ownerAmong(names: readonly string[], address: string): number {
  if (names.length < 2) return 0;
  const domain = address.slice(address.indexOf('@'));
  let owner = 0;
  names.forEach((name, index) => {
    if (likeness(name, address) > likeness(names[owner] ?? '', address) && shared(name, domain) === 0)
      owner = index;
  });
  return owner;
}

/** "Ana Ruiz,⏎Jefa de Redes: +51 987 654 321": a job behind a name is no other person; "Ana Ruiz y NOC" are two. */
function isJobOf({ names, emails, phones, joined }: Person, text: string): boolean {
  return !joined && names.length > 0 && emails.length + phones.length === 0 && namesJob(text);
}

/** "Ruiz, Ana": a surname, or where she works, and behind a comma the given name. */
function isGivenNameOf({ names: [name, ...more], emails, phones, parted }: Person, text: string): boolean {
  if (name === undefined || more.length + emails.length + phones.length > 0 || parted) return false;
  // "Soporte, Juan" and "NOC, Ana" say where somebody works.
  const isSurname = !/\s/.test(name) && !beginsWithGivenName(name) && !namesJob(name);
  return isSurname && isInCapitals(name) === isInCapitals(text) && isGivenName(text);
}

function isInCapitals(name: string): boolean {
  return name === name.toUpperCase();
}

/** A name that a client broke over two lines: one word or a particle ends a line, or one word begins the next. */
function brokenName(
  { names, emails, phones, parted, listed }: Person,
  item: Item,
  opener: Item['type'] | null,
): string | null {
  const [name] = names;
  if (item.type !== 'name' || name === undefined || !parted || listed || names.length > 1) return null;
  if (opener === 'name' && (emails.length > 0 || phones.length > 0)) return null;
  const isCut = !/\s/.test(name) || !/\s/.test(item.text);
  if (!isCut && !/\s(?:de|del|da|do|dos|la|las|los|van|von|of)$/i.test(name)) return null;
  return `${name} ${item.text}`;
}

function isWhole({ emails, phones }: Person): boolean {
  return emails.length > 0 && phones.length > 0;
}

function add(person: Person, item: Item): void {
  if (item.type === 'name') person.names.push(item.text);
  if (item.type === 'email') person.emails.push(item.text);
  if (item.type === 'phone') person.phones.push(item.number);
}
