import { writesMonthFirst } from './ambiguous-date.ts';
import { type Clock, clocksIn } from './clocks.ts';
import { type Day, daysIn } from './days.ts';
import { namedPlace, type Site } from './places.ts';
import { abbreviations, isoWith, offsetAt, wallClockAt } from './zones.ts';

type Instant = { value: string | { start: string; end: string } };

/**
 * The instant, or the span, a text names: ISO 8601 with the wall clock as written and the offset the text names, else
 * that of the site. 'unreadable' when it names none, several to choose from, or only a day.
 */
export function instantIn(text: string, site: Partial<Site>, writtenAt: Date | null): Instant | 'unreadable' {
  const said = timesIn(text, site, writtenAt);
  if (said === 'unreadable') return 'unreadable';
  const { zone, clocks, rest } = said;
  const span = spanOf(said.days, clocks, rest);
  if (span === null) return 'unreadable';
  const iso = (day: Day, clock: Clock) => isoOf(day, clock, zone ?? site.zone ?? null);
  const start = iso(span.startDay, span.start);
  if (start === null) return 'unreadable';
  if (span.end === null) return { value: start };
  const end = iso(span.endDay, span.end);
  return end === null ? 'unreadable' : { value: { start, end } };
}

/** What a text says of days and times of day. */
export interface Times {
  days: readonly Day[];
  clocks: readonly Clock[];
  /** The folded text in which the clocks stand, the days blanked. */
  rest: string;
  /** Minutes east of UTC, or an IANA zone, if it names one. */
  zone: number | string | null;
}

/** The days and times of day a text names; 'unreadable' when it says a limit, or contradicts itself. */
export function timesIn(text: string, site: Partial<Site>, writtenAt: Date | null): Times | 'unreadable' {
  if (text.length > longest) return 'unreadable';
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[−–—]/g, '-');
  if (bounds.test(folded)) return 'unreadable';
  const { rest, zone } = zoneIn(folded);
  const usesMonthFirst = writesMonthFirst(site.country);
  const today = writtenAt === null ? null : wallClockAt(site.zone ?? 'UTC', writtenAt);
  const found = daysIn(rest, { usesMonthFirst, today });
  if (found === 'contradiction' || eitherDay.test(found.rest)) return 'unreadable';
  return { days: found.days.filter(isOther), clocks: clocksIn(found.rest), rest: found.rest, zone };
}

const longest = 300;

/** "3 o 4 de diciembre", "3 y 4/12": of two days only the second is written in full. */
const eitherDay = /(?<![\d:.])\d{1,2} (?:o|u|or|ou|y|e|and|&) #/;

/** "Mañana 26/11" names one day twice. */
function isOther(day: Day, index: number, days: readonly Day[]): boolean {
  const before = days[index - 1];
  return before?.date !== day.date || before.month !== day.month || before.year !== day.year;
}

/** "Before Thursday", "not on Monday": a limit, not a time. */
const bounds =
  /\b(?:antes del?|before|no despues|not after|no later|^hasta|a mas tardar|ate o dia|ate dia|no maximo|by the|excepto|except|exceto|no el|not on)\b/;

interface Span {
  startDay: Day;
  start: Clock;
  endDay: Day;
  end: Clock | null;
}

function spanOf(days: readonly Day[], clocks: readonly Clock[], rest: string): Span | null {
  const [day, secondDay] = days;
  const [clock, secondClock] = clocks;
  if (day === undefined || clock === undefined || days.length > 2 || clocks.length > 2) return null;
  if (secondClock === undefined) {
    return secondDay === undefined ? { startDay: day, start: clock, endDay: day, end: null } : null;
  }
  const between = rest.slice(clock.end, secondClock.start);
  if (!connects(between, rest.slice(0, clock.start))) return null;
  if (secondDay !== undefined) {
    return secondDay.start > clock.start
      ? { startDay: day, start: clock, endDay: secondDay, end: secondClock }
      : null;
  }
  const overnight = secondClock.hour * 60 + secondClock.minute <= clock.hour * 60 + clock.minute;
  return { startDay: day, start: clock, endDay: overnight ? dayAfter(day) : day, end: secondClock };
}

/** What stands between the two ends of a span; "and" only behind "between". */
function connects(between: string, before: string): boolean {
  if (!connectives.test(`${between} `)) return false;
  if (/(?:^|\s)(?:o|or|ou)(?:\s|$)/.test(between) && !/\bate\b/.test(between)) return false;
  if (/(?:^|\s)(?:y|e|and)(?:\s|$)/.test(between)) return /\b(?:entre|between)\b/.test(before);
  return /(?:^|[\s/])(?:a|al|as|ate|hasta|to|until|till|fin|fim|final|termino|cierre|end)(?:[\s:]|$)|-/.test(
    between,
  );
}

const connectives =
  /^[\s#,.()/-]*(?:(?:a|al|as|ate|hasta|to|until|till|y|e|and|las|la|the|el|o|del|de|do|dia|hrs?|hs|horas|h|hora|fin|fim|final|termino|cierre|end|time|date|fecha|data):?[\s#,.()/-]+)*$/;

function dayAfter(day: Day): Day {
  const next = new Date(Date.UTC(day.year, day.month - 1, day.date + 1));
  return { ...day, year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, date: next.getUTCDate() };
}

/** A zone the text names itself: minutes east of UTC, or an IANA zone. Its words are blanked in `rest`. */
function zoneIn(folded: string): { rest: string; zone: number | string | null } {
  const offset = offsets.exec(folded);
  if (offset !== null) {
    const [whole, , sign = '+', hours = '0', minutes = '0'] = offset;
    const size = Number(hours) * 60 + Number(minutes);
    return { rest: blank(folded, offset.index, whole.length), zone: sign === '-' ? -size : size };
  }
  const attached = attachedOffsets.exec(folded);
  if (attached !== null) {
    const [whole, time = '', sign = '+', hours = '0', minutes = '0'] = attached;
    const size = Number(hours) * 60 + Number(minutes);
    return {
      rest: blank(folded, attached.index + time.length, whole.length - time.length),
      zone: sign === '-' ? -size : size,
    };
  }
  const named = zoneNames.exec(folded);
  if (named?.[1] !== undefined) {
    return { rest: blank(folded, named.index, named[0].length), zone: abbreviations[named[1]] ?? null };
  }
  for (const match of folded.matchAll(placeTimes)) {
    const place = namedPlace(match[1] ?? match[2] ?? '');
    if (place !== null) return { rest: blank(folded, match.index, match[0].length), zone: place.zone };
  }
  return { rest: folded, zone: null };
}

const offsets = /\b(?:(gmt|utc)\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?)\b/;
/** "08:00-10:00" is a range: a dash is a sign behind the T or the seconds of ISO 8601, or set off ("22:00 -05:00"). */
const attachedOffsets =
  /((?:(?<=\dt)\d{2}:\d{2}|\d{2}:\d{2}:\d{2}|\d{1,2}:\d{2}(?=\s?\+|\s-0[2-8]))\s?)([+-])(0\d|1[0-4]):(00|30|45)\b(?=$|[\s).,])/;
const zoneNames = new RegExp(
  `(?<=\\d\\s?[a-z.]{0,6}\\s?\\(?)(?<![a-z])(${Object.keys(abbreviations).join('|')})\\b`,
);
const placeTimes =
  /\b(?:hora|horario|hrs?)\s+(?:(?:de|del|da|do|local de|oficial de)\s+)?([a-z][a-z ]{2,24})|\b([a-z][a-z ]{2,20}) time\b/g;

function blank(text: string, start: number, length: number): string {
  return text.slice(0, start) + ' '.repeat(length) + text.slice(start + length);
}

function isoOf(day: Day, clock: Clock, zone: number | string | null): string | null {
  if (zone === null) return null;
  const wall = new Date(Date.UTC(day.year, day.month - 1, day.date, clock.hour, clock.minute));
  return isoWith(typeof zone === 'number' ? zone : offsetAt(zone, wall), wall);
}
