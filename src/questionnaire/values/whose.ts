import type { Given } from './contact-items.ts';
import { beginsWithGivenName } from './given-names.ts';
import { isPerson, likeness, shared } from './names.ts';
import type { Person } from './person.ts';

/** Whether what an answer gives next is another's. People are listed alike: what opened the first one opens the others. */
export function isAnothers(person: Person, item: Given, opener: Given['type'] | null): boolean {
  const { names, emails, phones } = person;
  switch (item.type) {
    case 'name':
      if (person.described) return true;
      if (names.length === 0)
        return opener !== 'name' && person.parted && emails.length > 0 && phones.length > 0;
      if (person.parted || emails.length > 0 || phones.length > 0) return true;
      // "Ana Ruiz, Pedro Lazo", but "Ana Ruiz, Minera Andina".
      return isPerson(item.text) && beginsWithGivenName(names[0] ?? '');
    case 'email':
      return (
        emails.length > 0 ||
        ownerAmong(names, item.text) > 0 ||
        (person.ended && likeness(names[0] ?? '', item.text) === 0)
      );
    case 'phone':
      return opener === 'phone' && phones.length > 0 && names.length + emails.length > 0;
  }
}

/** "Ana Ruiz, Luis Soto (luis.soto@…)": the names that an address takes along from who was named before. */
export function ownersOf({ names }: Person, item: Given): string[] {
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
