import { isAmbiguousDate } from './ambiguous-date.ts';
import { instantIn, timesIn } from './date-time.ts';
import type { Site } from './places.ts';
import { unknownAnswer } from './unknown.ts';

/** A start as a customer asks for it: an instant with the end of its window if it has one, or a date alone. */
export type AskedStart = { at: Date; until: Date | null } | { on: string };

/**
 * The starts that an answer names, in its order: one, or several to choose from. 'ambiguous' when its date may be two
 * (03/04 in the United States and Puerto Rico), 'unreadable' when any part of it names none.
 */
export function startsIn(
  text: string,
  site: Site,
  writtenAt: Date,
): readonly [AskedStart, ...AskedStart[]] | 'ambiguous' | 'unreadable' {
  if (unknownAnswer(text)) return 'unreadable';
  if (isAmbiguousDate(text, site.country, writtenAt)) return 'ambiguous';
  const only = startIn(text, site, writtenAt);
  if (only !== null) return [only];
  for (const parting of partings) {
    const parts = text.split(parting).filter(part => part.trim() !== '');
    if (parts.length < 2 || parts.length > mostOffers) continue;
    const starts = withSharedTime(parts, site, writtenAt).map(part => startIn(part, site, writtenAt));
    const [first, ...others] = starts.flatMap(start => start ?? []);
    if (first !== undefined && others.length === parts.length - 1) return [first, ...others];
  }
  return 'unreadable';
}

/** Who offers more than these has not chosen. */
const mostOffers = 5;

/** What stands between two offers: words first, because a comma may stand inside one. */
const words = 'o bien|ou ent[aã]o|or else|o|u|ou|or|y si no|sen[aã]o|alternativa(?:mente)?|alternatively';
const options = '(?:opci[oó]n|option|op[cç][aã]o|alternativa)\\s?(?:\\d|[a-c])\\b\\s?[:.)-]?';
const partings = [
  new RegExp(`\\s*(?:;|\\||\\s/\\s|(?<=[\\s,])(?:${words})(?=\\s)|${options})\\s*,?`, 'i'),
  new RegExp(`\\s*(?:[;,|]|\\s/\\s|(?<=[\\s,])(?:${words})(?=\\s)|${options})\\s*`, 'i'),
];

function startIn(text: string, site: Site, writtenAt: Date): AskedStart | null {
  const found = instantIn(text, site, writtenAt);
  if (found === 'unreadable') return dayIn(text, site, writtenAt);
  const { value } = found;
  if (typeof value === 'string') return { at: new Date(value), until: null };
  return { at: new Date(value.start), until: new Date(value.end) };
}

/** A single day of which no time is said. A number left over would be another day, or a time: "1 or 2 December". */
function dayIn(text: string, site: Site, writtenAt: Date): AskedStart | null {
  const said = timesIn(text, site, writtenAt);
  if (said === 'unreadable' || said.clocks.length > 0) return null;
  const [day, ...others] = said.days;
  if (day === undefined || others.length > 0 || /\d/.test(said.rest)) return null;
  return { on: new Date(Date.UTC(day.year, day.month - 1, day.date)).toISOString().slice(0, 10) };
}

/** "1/12 or 2/12 at 18:00": a time behind the last day is that of them all. */
function withSharedTime(parts: readonly string[], site: Site, writtenAt: Date): string[] {
  const read = parts.map(part => timesIn(part, site, writtenAt));
  const last = read.at(-1);
  if (last === undefined || last === 'unreadable') return [...parts];
  const [clock, ...others] = last.clocks;
  const lacking = read.slice(0, -1).every(times => times !== 'unreadable' && times.clocks.length === 0);
  if (clock === undefined || others.length > 0 || !lacking) return [...parts];
  const time = `${clock.hour}:${String(clock.minute).padStart(2, '0')}`;
  return parts.map((part, index) => (index === parts.length - 1 ? part : `${part.trim()} ${time}`));
}
