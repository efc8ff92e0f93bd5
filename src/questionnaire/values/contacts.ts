import type { Contact } from '../reading.ts';
import { holdsVerb } from '../verbs.ts';
import { fold } from '../words.ts';
import { beginsWithGivenName, isGivenName } from './given-names.ts';
import { phonesIn } from './phones.ts';

/** The people an answer names, in order; a person with two numbers stands there twice. */
export function contactsIn(lines: readonly string[], country: string | undefined): Contact[] {
  const people: Person[] = [];
  let current: Person | null = null;
  let opener: Item['type'] | null = null;
  for (const item of rejoined(lines).flatMap(line => itemsOf(line, country))) {
    if (item.type === 'elsewhere') {
      if (current?.parted) current.ended = true;
      continue;
    }
    if (item.type === 'break') {
      // "ana@minera.example / +51 987 654 321 / Ana Ruiz": only where names come first does a stroke part people.
      if (current !== null && (item.of !== 'stroke' || opener === 'name')) current.parted = true;
      if (current !== null && item.of === 'and') current.listed = true;
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
    opener ??= item.type;
    const onward = current === null ? null : brokenName(current, item, opener);
    if (current !== null && onward !== null) {
      current.names[0] = onward;
      current.parted = false;
      continue;
    }
    if (current === null || beginsAnother(current, item, opener)) {
      const names: string[] = current === null ? [] : ownersOf(current, item);
      current = { names, emails: [], phones: [], parted: false, listed: false, ended: false };
      people.push(current);
    }
    add(current, item);
    current.parted = false;
    current.listed = false;
  }
  if (lines.length === 1 && namesThenNumbers.test(lines[0] ?? '')) shareNumbers(people);
  return people.flatMap(entriesOf);
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
      (breaksNumber || breaksName || (openAside.test(before) && closingAside.test(line)))
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

/** "Ana Ruiz y Pedro Lazo, 987 654 321 y 912 345 678": nothing but names, a comma, and numbers. */
const namesThenNumbers = /^[^\d@:;/()]+,\s*\+?\d[\d\s.-]*(?:(?:,|(?<=\s)(?:y|e|and)\s)\s*\+?\d[\d\s.-]*)+$/u;

/** As many numbers behind as many people belong to them in their order. */
function shareNumbers(people: readonly Person[]): void {
  const numbers = people.at(-1)?.phones;
  const areNamed = people.every(({ names: [name] }) => name !== undefined && beginsWithGivenName(name));
  if (!areNamed || numbers?.length !== people.length) return;
  for (const person of people.slice(0, -1)) person.phones.push(...numbers.splice(0, 1));
}

interface Person {
  names: string[];
  emails: string[];
  phones: (string | null)[];
  /** A line or a semicolon has ended since the last item. */
  parted: boolean;
  /** "and" or a comma has come since. */
  listed: boolean;
  /** Somebody else was spoken of since, without a name. */
  ended: boolean;
}

type Item =
  | { type: 'name'; text: string }
  | { type: 'email'; text: string }
  | { type: 'phone'; number: string | null }
  | { type: 'aside'; text: string }
  /** "Para facturación escribir a": what follows may be another's. */
  | { type: 'elsewhere' }
  | { type: 'break'; of: 'people' | 'stroke' | 'and' };

/** People are listed alike: what opened the first one opens the others. */
function beginsAnother(person: Person, item: Item, opener: Item['type']): boolean {
  switch (item.type) {
    case 'name':
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
    case 'break':
      return false;
  }
}

/** "Pedro Lazo", "María José", but neither "Rosa Blanca S.A." nor "Luz del Sur". */
function isPerson(name: string): boolean {
  if (company.test(fold(name))) return false;
  return fullName.test(name) ? beginsWithGivenName(name) : isGivenName(name);
}

const company =
  /^\w+ del? \w+$| (?:s a(?: c)?|sac|sa de cv|s a de c v|ltda|srl|s r l|eirl|sas|inc|llc|corp)$/;

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

/** How many letters of a name its words share with the local part of an address. */
function likeness(name: string, address: string): number {
  return shared(name, address.slice(0, address.indexOf('@')));
}

function shared(name: string, part: string): number {
  const letters = fold(part).replaceAll(' ', '');
  const words = fold(name).split(' ');
  return words.filter(word => word.length >= shortestName && letters.includes(word)).join('').length;
}

const shortestName = 3;

/** "Ana Ruiz,⏎Jefa de Redes: +51 987 654 321": a job behind a name is no other person. */
function isJobOf({ names, emails, phones }: Person, text: string): boolean {
  return names.length > 0 && emails.length + phones.length === 0 && jobs.test(fold(text));
}

const jobs =
  /^(?:(?:sub|vice|deputy )?(?:gerente|jefe|jefa|director|directora|diretor|diretora|manager|administrador)|jefe|jefa|gerente|chefe|coordinador|coordinadora|coordenador|coordenadora|encargad[oa]|encarregad[oa]|administrador|administradora|supervisor|supervisora|analista|tecnico|tecnica|soporte|suporte|asistente|assistente|director|directora|diretor|diretora|operador|operadora|especialista|lider|area|departamento|mesa|recepcion|recepcao|reception|compras|sistemas|head of|noc)\b|\b(?:manager|administrator|engineer|support|analyst|technician|lead|supervisor|director|coordinator|assistant|specialist|officer|tecnico)$/;

/** "Ruiz, Ana": a surname, or where she works, and behind a comma the given name. */
function isGivenNameOf({ names: [name, ...more], emails, phones, parted }: Person, text: string): boolean {
  if (name === undefined || more.length + emails.length + phones.length > 0 || parted) return false;
  // "Soporte, Juan" and "NOC, Ana" say where somebody works.
  const isSurname = !/\s/.test(name) && !beginsWithGivenName(name) && !jobs.test(fold(name));
  return isSurname && isInCapitals(name) === isInCapitals(text) && isGivenName(text);
}

function isInCapitals(name: string): boolean {
  return name === name.toUpperCase();
}

/** A name that a client broke over two lines: one word or a particle ends a line, or one word begins the next. */
function brokenName(
  { names, emails, phones, parted, listed }: Person,
  item: Item,
  opener: Item['type'],
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

function entriesOf({ names, emails, phones }: Person): Contact[] {
  const contact: Contact = {
    ...(names[0] === undefined ? {} : { name: givenNameFirst(names[0], emails[0] ?? '') }),
    ...(emails[0] === undefined ? {} : { email: emails[0] }),
  };
  const numbers = [...new Set(phones.flatMap(number => number ?? []))];
  if (numbers.length === 0) return Object.keys(contact).length === 0 ? [] : [contact];
  return numbers.map(phone => ({ ...contact, phone }));
}

/** "Ruiz, Ana" is Ana Ruiz where her address holds both: "Claro, Ana" may be Ana at Claro. */
function givenNameFirst(name: string, address: string): string {
  const [surname = '', given = ''] = name.split(', ');
  return likeness(surname, address) > 0 && likeness(given, address) > 0 ? `${given} ${surname}` : name;
}

/** What a line says, in order: names, addresses, numbers, and the breaks between people. */
function itemsOf(line: string, country: string | undefined): Item[] {
  const marked: { start: number; end: number; item: Item }[] = [];
  for (const match of line.includes('@') ? line.matchAll(emails) : []) {
    marked.push({
      start: match.index,
      end: match.index + match[0].length,
      item: { type: 'email', text: match[0] },
    });
  }
  for (const { start, end, number } of phonesIn(line, country)) {
    if (marked.some(other => start < other.end && other.start < end)) continue;
    marked.push({ start, end, item: { type: 'phone', number } });
  }
  marked.sort((one, other) => one.start - other.start);
  const items: Item[] = [];
  let at = 0;
  for (const { start, end, item } of marked) {
    items.push(...namesIn(line.slice(at, start)), item);
    at = end;
  }
  // A name that ends with a comma is whole.
  const of = /,\s*$/.test(line) ? 'and' : 'people';
  items.push(...namesIn(line.slice(at)), { type: 'break', of });
  return items;
}

/** RFC 5321 §4.5.3.1: a local part has at most 64 letters. */
const emails =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

/** The names in what stands between addresses and numbers. */
function namesIn(rest: string): Item[] {
  const items: Item[] = [];
  for (const part of withoutRoles(rest.replace(parentheses, ' ')).split(parting)) {
    if (/^\s*\.\s*$/.test(part)) {
      items.push({ type: 'break', of: 'and' });
      continue;
    }
    if (/^\s*[;\n/]\s*$/.test(part)) {
      items.push({ type: 'break', of: part.includes('/') ? 'stroke' : 'and' });
      continue;
    }
    for (const piece of part.split(listing)) {
      if (piece === undefined) continue;
      if (conjunctions.has(piece)) {
        items.push({ type: 'break', of: 'and' });
        continue;
      }
      const name = nameOf(piece);
      if (name !== null) items.push({ type: 'name', text: name });
      else if (refers.test(piece)) items.push({ type: 'elsewhere' });
    }
  }
  for (const [aside] of items.length > 0 ? [] : rest.matchAll(parentheses)) {
    const name = nameOf(aside.slice(1, -1));
    if (name !== null && fullName.test(name)) items.push({ type: 'aside', text: name });
  }
  return items;
}

/** A full stop between two sentences parts people; one behind "Ing" or "S.A" does not. */
const parting = /([;\n]|\s\/\s|(?<=\p{Ll}{3}|^)\.\s+(?=\p{Lu}))/u;
const listing =
  /[,:|()<>[\]=•·*]|\s[-–—]+\s|^[-–—]\s|\s(y|e|and|&|o|ou|or)\s(?:(?:(?:el|la|su|sua|seu|o|a|the|his|her) )?(?:jef[ea]|chefe|gerente|manager|supervisor\p{L}*|encargad[oa]|coord\p{L}+|asistente|assistente|suplente|en su (?:ausencia|defecto)|na (?:sua )?aus[eê]ncia|tambi[eé]n|tamb[eé]m|also)\s)?(?=\p{Lu})/u;
/** "Copiar a", "Preguntar también por": words that lead to somebody. */
const refers = /\p{L}\s(?:a|al|por|para|con|com|to|for)\s*$/iu;

/** Two words or more with capitals: "Ana Ruiz", not "Soporte de redes". */
const fullName = /^\p{Lu}\S*(?: (?:(?:de|del|da|do|dos|das|la|las|los) )*\p{Lu}\S*)+$/u;

function withoutRoles(text: string): string {
  return text.includes(':') ? text.replace(role, '$1') : text;
}

/** "Titular: Ana Ruiz": what somebody is stands before who it is. */
const role =
  /(^|[;,|\n]\s*)\p{L}[\p{L}\s]{1,30}:\s*(?=\p{Lu}\S+ \p{Lu})(?!(?:Jef[ea]|Gerente|Manager|Coordina\p{L}+|Supervisora?|Analista|Encargad[oa])\s)/gu;

const conjunctions = new Set(['y', 'e', 'and', '&', 'o', 'ou', 'or']);

const parentheses = /\([^()]*\)/g;

/** A piece is a name if, without the words that announce names and numbers, two to six words or one with a capital remain. */
function nameOf(piece: string): string | null {
  if (!/\p{L}/u.test(piece)) return null;
  const name = piece
    .replace(announcements, ' ')
    .replace(/^[\s.,;:/\d#–—_*"“«'-]+|(?<![\s,;:/#–—_*"”»-])[\s,;:/#–—_*"”»-]+$|(?<=\p{L}{3})[\s.]+$/gu, '')
    .replace(/\s(?:al|on|at|en el)$/, '')
    .replace(/\s+/g, ' ');
  if (!/^\p{L}/u.test(name) || /\d/.test(name) || refers.test(name)) return null;
  const words = name.split(' ');
  // "Administradora Lucía Mora"
  const behindJob = words.length > 2 ? name.slice(name.indexOf(' ') + 1) : '';
  if (beginsWithGivenName(behindJob) && fullName.test(behindJob) && jobs.test(fold(name, 1)))
    return behindJob;
  if (words.length > 6 || notNames.test(fold(name)) || holdsVerb(name)) return null;
  const first = name.slice(0, 1);
  return first !== first.toLowerCase() || words.length > 1 ? name : null;
}

const announcements =
  /(?<![\p{L}\p{N}])(?:(?:con )?copia a|com c[oó]pia (?:a|para)|(?:with )?copy to|cc|tambi[eé]n(?: a)?|tamb[eé]m|also|suplente|(?:correo|e-?mail|mail|tel[eé]fono|telefone) (?:de|do|da)(?=\s\p{Lu})|nombres?(?: y apellidos?)?|names?|nome|correos?(?: electr[oó]nicos?)?|e-?mails?|mails?|endere[cç]o de e-?mail|tel[eé]fonos?|telefones?|telf?|tlfs?|tels|llamar al?|hablar con|falar com|ligar para|contactar(?: con| a)?|fon[oe]s?|phones?|phone number|cel(?:ular(?:es)?)?|m[oó]vil|mobile|cell|whats ?app|wsp|wa|fijo|fixo|24 ?[x/] ?7|24 ?(?:horas|hours|hs|hrs|h)|casa|oficina|escrit[oó]rio|office|contactos?|contatos?|contacts?|ext(?:ensi[oó]n)?|anexo|ramal|sr|sra|srta|ing|lic|dr|dra|arq|abg|prof|profa|mr|mrs|ms|eng)\.?(?![\p{L}\p{N}])/giu;

const notNames =
  /^(?:ver|see|veja|notas?|note|obs|ojo|importante|mismo|misma|mesmo|mesma|same|igual|idem|los mismos|as above|el mismo|no|si|sim|yes|n a|na|disponible|disponivel|available|horario|de|a|y|e|o|and|or|noche|dia|turno|cargo|24 ?x ?7|en|in|at|al|por|para|jefe|jefa|gerente|supervisor|supervisora|coordinador|coordinadora|encargado|encargada|responsable|responsavel|manager|engineer|ingeniero|tecnico|technician|analista|analyst|administrador|administradora|operador|guardia|seguridad|security|it manager)(?: |$)/;
