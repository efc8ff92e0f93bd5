import { isFullName, joinsSurnames, leadsOn, nameOf, personIn, speaksOfAnybody } from './names.ts';
import { phonesIn } from './phones.ts';
import { refusalsIn } from './refusals.ts';

/** What is given of a person. */
export type Given =
  | { type: 'name'; text: string }
  | { type: 'email'; text: string }
  | { type: 'phone'; number: string | null };

export type Item =
  | Given
  | { type: 'aside'; text: string }
  /** Somebody of whom more is said than a name: "si no contesta Ana Ruiz". */
  | { type: 'somebody'; text: string }
  /** "El que esté de guardia" */
  | { type: 'anybody' }
  /** "Para facturación escribir a": what follows may be another's. */
  | { type: 'elsewhere' }
  /** "No llamar a", and where that ends to hold. */
  | { type: 'refusal'; of: 'next' | 'last' | 'number'; subject: string }
  | { type: 'allowed'; after: 'aside' | 'sentence' | 'call' }
  | { type: 'break'; of: 'people' | 'stroke' | 'sentence' | 'and' };

/** What a line says, in order: names, addresses, numbers, and the breaks between people. */
export function itemsOf(line: string, country: string | undefined): Item[] {
  const items: Item[] = [];
  let at = 0;
  for (const { start, end, item } of markedIn(line, country)) {
    items.push(...namesIn(line.slice(at, start)), item);
    at = end;
  }
  // A name that ends with a comma is whole.
  const of = /,\s*$/.test(line) ? 'sentence' : 'people';
  items.push(...namesIn(line.slice(at)), { type: 'break', of });
  return items;
}

interface Marked {
  start: number;
  end: number;
  item: Item;
}

/** What is known by its form, wherever it stands. An address may hold digits, and no number is part of a refusal. */
function markedIn(line: string, country: string | undefined): Marked[] {
  const marked = line.includes('@') ? emailsIn(line) : [];
  const isFree = (start: number, end: number) =>
    !marked.some(other => start < other.end && other.start < end);
  for (const { start, end, number } of phonesIn(line, country)) {
    if (isFree(start, end)) marked.push({ start, end, item: { type: 'phone', number } });
  }
  for (const { of, subject, start, end, until, ends } of refusalsIn(line)) {
    if (!isFree(start, end)) continue;
    marked.push({ start, end, item: { type: 'refusal', of, subject } });
    marked.push({ start: until, end: until, item: { type: 'allowed', after: ends } });
  }
  return marked.sort((one, other) => one.start - other.start);
}

function emailsIn(line: string): Marked[] {
  return [...line.matchAll(emails)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
    item: { type: 'email', text },
  }));
}

/** RFC 5321 §4.5.3.1: a local part has at most 64 letters. */
const emails =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

/** The names in what stands between addresses and numbers. */
function namesIn(rest: string): Item[] {
  if (!/[\p{L};\n/]/u.test(rest)) return [];
  const items = withoutRoles(rest.replace(parentheses, ' ')).split(parting).flatMap(itemsOfPart);
  if (items.length > 0 || !rest.includes('(')) return items;
  return (rest.match(parentheses) ?? []).flatMap((aside): Item[] => {
    const name = nameOf(aside.slice(1, -1));
    return name !== null && isFullName(name) ? [{ type: 'aside', text: name }] : [];
  });
}

const parentheses = /\([^()]*\)/g;

function withoutRoles(text: string): string {
  return text.includes(':') ? text.replace(role, '$1') : text;
}

/** "Titular: Ana Ruiz": what somebody is stands before who it is. */
const role =
  /(^|[;,|\n]\s*)\p{L}[\p{L}\s]{1,30}:\s*(?=\p{Lu}\S+ \p{Lu})(?!(?:Jef[ea]|Gerente|Manager|Coordina\p{L}+|Supervisora?|Analista|Encargad[oa])\s)/gu;

/** A full stop between two sentences parts people; one behind "Ing" or "S.A" does not. */
const parting = /([;\n]|\s\/\s|(?<=\p{Ll}{3}|\d|\b[Nn]o|^)\.\s+(?=\p{Lu}))/u;

function itemsOfPart(part: string): Item[] {
  if (/^\s*[.;\n/]\s*$/.test(part))
    return [{ type: 'break', of: part.includes('/') ? 'stroke' : 'sentence' }];
  return withSurnamesJoined(part, part.split(listing)).flatMap(piece => itemOfPiece(piece) ?? []);
}

/** "Ana Paula de Souza", "e" and "Silva" are one name. */
function withSurnamesJoined(part: string, pieces: (string | undefined)[]): (string | undefined)[] {
  if (!pieces.includes('y') && !pieces.includes('e')) return pieces;
  const joined: (string | undefined)[] = [];
  for (const piece of pieces) {
    const [before, and] = joined.slice(-2);
    const whole = `${before} ${and} ${piece}`;
    if (
      before !== undefined &&
      (and === 'y' || and === 'e') &&
      part.includes(whole) &&
      joinsSurnames(before, piece ?? '')
    )
      joined.splice(-2, 2, whole);
    else joined.push(piece);
  }
  return joined;
}

const listing =
  /[,:|()<>[\]=•·*]|\s[-–—]+\s|^[-–—]\s|\s(y|e|and|&|o|ou|or)\s(?:(?:a|con|para|com|por|to)\s)?(?:(?:(?:el|la|su|sua|seu|o|a|the|his|her) )?(?:jef[ea]|chefe|gerente|manager|supervisor\p{L}*|encargad[oa]|coord\p{L}+|asistente|assistente|suplente|en su (?:ausencia|defecto)|na (?:sua )?aus[eê]ncia|tambi[eé]n|tamb[eé]m|also)\s)?(?=\p{Lu}|(?:(?:el|la|[oa]) que|quien|quem|cualquiera|qualquer|whoever|any(?:one|body))\s)/u;

function itemOfPiece(piece = ''): Item | null {
  if (conjunctions.has(piece)) return { type: 'break', of: 'and' };
  if (!/\p{L}/u.test(piece)) return null;
  const name = nameOf(piece);
  if (name !== null) return { type: 'name', text: name };
  if (speaksOfAnybody(piece)) return { type: 'anybody' };
  if (leadsOn(piece)) return { type: 'elsewhere' };
  const person = personIn(piece);
  return person === null ? null : { type: 'somebody', text: person };
}

const conjunctions = new Set(['y', 'e', 'and', '&', 'o', 'ou', 'or']);
