import { isTimeZone } from '../config/time-zones.ts';
import type { Calendars } from '../flow/calendars.ts';
import type { Bench, LeadTimes, Request } from '../promise/lead-time.ts';
import { startsIn } from '../questionnaire/values/starts.ts';
import { instantAt } from '../questionnaire/values/zones.ts';

/** What is to be judged, and by what. */
export interface Asked {
  receivedAt: Date;
  starts: [Request, ...Request[]];
  bench: Bench;
}

/** What an asker wrote: nothing of it has been looked at. */
export interface Written {
  received?: unknown;
  requestedFor?: unknown;
  country?: unknown;
  tz?: unknown;
}

/** A request cannot be judged as it is written: which part of it, what is wrong, and what to write. */
export class UnreadableRequest extends Error {
  override name = 'UnreadableRequest';
  readonly part: keyof Written;

  constructor(part: keyof Written, why: string) {
    super(why);
    this.part = part;
  }
}

/** Reads requests for a desk. Throws UnreadableRequest. */
export function requestReader(desk: {
  calendars: Calendars;
  leadTimes: LeadTimes;
}): (written: Written) => Asked {
  const zones = new Map<string, boolean>();
  const isKnownZone = (zone: string) => {
    const known = zones.get(zone) ?? isTimeZone(zone);
    zones.set(zone, known);
    return known;
  };
  return ({ received, requestedFor, country, tz }) => {
    const code = textOf('country', country, 'CO').toUpperCase();
    const calendar = desk.calendars(code);
    if (calendar === null)
      refuse('country', `"${code}" has no holidays known here: write its ISO 3166 code, such as CO`);
    const zone = tz === undefined || tz === null ? calendar.zone : textOf('tz', tz, 'America/Bogota');
    if (zone === null) refuse('tz', `is missing: ${code} has several time zones`);
    if (!isKnownZone(zone)) refuse('tz', `"${zone}" is not an IANA time zone, such as America/Bogota`);
    const receivedAt = receiptOf(textOf('received', received, example), zone);
    const read = (start: unknown) => startOf(start, { country: code, zone }, receivedAt);
    const [first, ...others] = Array.isArray(requestedFor) ? requestedFor : [requestedFor];
    return {
      receivedAt,
      starts: [read(first), ...others.map(read)],
      bench: { calendar, zone, leadTimes: desk.leadTimes },
    };
  };
}

interface Site {
  country: string;
  zone: string;
}

const example = '2026-11-27T18:00:00-05:00';

function receiptOf(text: string, zone: string): Date {
  const found = isoStart(text, zone);
  if (found === null || !('at' in found)) refuse('received', `"${text}" is not a time, such as ${example}`);
  return found.at;
}

/** An instant, a date, a span `{start, end}` or `start/end`, or either as a person writes it: "1/12/2026 18 hs", "1/12/2026". */
function startOf(start: unknown, site: Site, receivedAt: Date): Request {
  if (typeof start === 'object' && start !== null && 'start' in start)
    return spanOf(start.start, 'end' in start ? start.end : null, site.zone);
  const text = textOf('requestedFor', start, example).trim();
  const [from, until, ...more] = text.split('/');
  const whole = isoStart(text, site.zone);
  if (whole !== null) return whole;
  if (until !== undefined && more.length === 0 && isoStart(until, site.zone) !== null)
    return spanOf(from, until, site.zone);
  const meant = startsIn(text, site, receivedAt);
  if (meant === 'ambiguous')
    refuse('requestedFor', `"${text}" may be two dates in ${site.country}: write it like ${example}`);
  if (meant === 'unreadable' || meant.length > 1)
    refuse('requestedFor', `"${text}" is not one time, such as ${example}`);
  return meant[0];
}

function spanOf(start: unknown, end: unknown, zone: string): Request {
  const from = isoStart(textOf('requestedFor', start, example), zone);
  const until =
    end === null || end === undefined ? null : isoStart(textOf('requestedFor', end, example), zone);
  if (from === null)
    refuse('requestedFor', `begins with "${start}", which is not a time, such as ${example}`);
  if (until === null) return from;
  if (!('at' in until)) refuse('requestedFor', `ends with "${end}", which is not a time, such as ${example}`);
  return { ...from, until: until.at };
}

/** ISO 8601 with its offset, or by the clocks of the zone; a date alone stays a date. Null for anything else. */
function isoStart(text: string, zone: string): { at: Date } | { on: string } | null {
  const { date, time, offset } = iso.exec(text.trim())?.groups ?? {};
  if (date === undefined || !isDate(date)) return null;
  if (time === undefined) return { on: date };
  const wallClock = new Date(`${date}T${time}Z`);
  if (Number.isNaN(wallClock.getTime())) return null;
  if (offset === undefined) return { at: instantAt(zone, wallClock) };
  const at = new Date(`${date}T${time}${offset.toUpperCase()}`);
  return Number.isNaN(at.getTime()) ? null : { at };
}

const iso =
  /^(?<date>\d{4}-\d\d-\d\d)(?:[Tt ](?<time>\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(?<offset>[Zz]|[+-]\d\d:\d\d)?)?$/;

/** 30 February is none. */
function isDate(date: string): boolean {
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function textOf(part: keyof Written, value: unknown, such: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  const isMissing = value === undefined || value === null;
  refuse(part, `${isMissing ? 'is missing' : 'is not text'}, such as ${such}`);
}

function refuse(part: keyof Written, why: string): never {
  throw new UnreadableRequest(part, why);
}
