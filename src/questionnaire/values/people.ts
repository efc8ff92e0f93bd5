import type { Given, Item } from './contact-items.ts';
import { nobody, type Person, refuse } from './person.ts';
import { wholeName } from './whole-name.ts';
import { isAnothers, ownersOf } from './whose.ts';

/** The people an answer speaks of, as far as it has been read. */
interface Progress {
  people: Person[];
  /** Whom an address or a number that comes now belongs to. */
  current: Person | null;
  /** What the first of them began with. */
  opener: Given['type'] | null;
  /** Whose the next number is, the answer says in words. */
  isDescribed: boolean;
  /** Who is named now is not to be called; who was spoken of before. */
  refusal: { since: Person | null } | null;
}

/** The people that items speak of, in order. */
export function peopleIn(items: readonly Item[]): Person[] {
  const progress: Progress = { people: [], current: null, opener: null, isDescribed: false, refusal: null };
  for (const item of items) read(progress, item);
  return progress.people;
}

function read(progress: Progress, item: Item): void {
  switch (item.type) {
    case 'name':
    case 'email':
    case 'phone':
      if (progress.refusal === null) give(progress, item);
      else if (item.type === 'name') refuseNamed(progress, item.text);
      break;
    case 'aside':
      if (progress.refusal === null) nameNameless(progress, item.text);
      else refuseNamed(progress, item.text);
      break;
    case 'break':
      part(progress, item.of);
      break;
    case 'somebody':
      describe(progress, item.text);
      break;
    case 'anybody':
      endAtAnybody(progress);
      break;
    case 'elsewhere':
      if (progress.current?.parted) progress.current.ended = true;
      break;
    case 'refusal':
      refuseWhom(progress, item);
      break;
    case 'allowed':
      allow(progress, item.after);
  }
}

function give(progress: Progress, item: Given): void {
  if (item.type === 'name' && goesOnWith(progress, item.text)) return;
  if (!progress.isDescribed) progress.opener ??= item.type;
  const { current, opener } = progress;
  const person = current === null || isAnothers(current, item, opener) ? another(progress, item) : current;
  if (item.type === 'name') person.names.push(item.text);
  else if (item.type === 'email') person.emails.push(item.text);
  else person.phones.push(item.number);
  person.parted = false;
  person.listed = false;
  person.joined = false;
}

function goesOnWith({ current, opener }: Progress, text: string): boolean {
  const name = current === null ? null : wholeName(current, text, opener);
  if (current === null || name === null) return false;
  if (name !== current.names[0]) current.parted = false;
  current.names[0] = name;
  return true;
}

function another(progress: Progress, item: Given): Person {
  const names = progress.current === null ? [] : ownersOf(progress.current, item);
  const person = { ...nobody(...names), described: progress.isDescribed && item.type !== 'name' };
  progress.isDescribed = false;
  progress.current = person;
  progress.people.push(person);
  return person;
}

function refuseNamed(progress: Progress, name: string): void {
  progress.current = nobody(name);
  refuse(progress.current);
}

/** "+51 987 654 321 (Ana Ruiz)": a parenthesis names who has no other name. */
function nameNameless({ current }: Progress, name: string): void {
  if (current?.names.length === 0) current.names.push(name);
}

function part({ current, opener }: Progress, of: (Item & { type: 'break' })['of']): void {
  if (current === null) return;
  // "ana@minera.example / +51 987 654 321 / Ana Ruiz": only where names come first does a stroke part people.
  if (of !== 'stroke' || opener === 'name') current.parted = true;
  if (of === 'and' || of === 'sentence') current.listed = true;
  if (of === 'and') current.joined = true;
}

/** Whoever words speak of is somebody else than the one before, unless they speak of the same. */
function describe(progress: Progress, name: string): void {
  if (progress.current?.names.some(known => known.includes(name) || name.includes(known))) return;
  beginNameless(progress);
}

/** "Ana Ruiz 987 654 321 o el que esté de guardia": what follows is not hers. An only number that follows is. */
function endAtAnybody(progress: Progress): void {
  const { current, opener } = progress;
  if (opener === 'name' && current !== null && current.phones.length > 0) beginNameless(progress);
}

function beginNameless(progress: Progress): void {
  progress.current = null;
  progress.isDescribed = true;
}

function refuseWhom(progress: Progress, { of, subject }: Item & { type: 'refusal' }): void {
  const { current } = progress;
  if (of === 'next') progress.refusal = { since: current };
  else if (of === 'number') current?.phones.pop();
  else if (current !== null && isSpokenOf(current, subject)) refuse(current);
}

/** "Pedro Lazo (ya no trabaja aquí)", "Pedro ya no trabaja aquí": nobody else is the subject of the words. */
function isSpokenOf({ names }: Person, subject: string): boolean {
  return subject === '' || names.some(name => name.includes(subject));
}

/** Behind an aside the answer goes on with who was spoken of before it, behind a call with somebody new. */
function allow(progress: Progress, after: (Item & { type: 'allowed' })['after']): void {
  if (progress.current?.refused && after !== 'sentence')
    progress.current = after === 'aside' ? (progress.refusal?.since ?? null) : null;
  progress.refusal = null;
}
