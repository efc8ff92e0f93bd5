import type { Language } from '../questionnaire/form.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Calendar } from './calendar.ts';
import { type Danger, type Level, levels } from './danger.ts';
import { causesOf } from './ticket-causes.ts';
import { crowdInWords, ticketInWords } from './ticket-danger-words.ts';
import type { OpenPromise, TicketPromiseKind } from './ticket-promises.ts';
import { type Site, workingTimeAfter, workingTimeBefore } from './working-time.ts';

/** By what dangers are found and told. */
export interface TicketWatch {
  /** The calendar of a country; null where nobody has told of its holidays. */
  calendars: (country: string) => Calendar | null;
  language: Language;
  /** An instant as a reader is shown it by the clock of a zone. */
  moment: (language: Language, zone: string, instant: Date) => string;
  /** The alerts that stand already, and what people were told is in danger. */
  standing: readonly { cause: string; told: Danger['subjects'] }[];
}

/** What people have to keep; of the rest the clock says itself where it cannot. */
export type Watched = Exclude<TicketPromiseKind, 'complete' | 'close-silent'>;

/** A promise, and how badly it is in danger. */
export interface InDanger extends OpenPromise {
  kind: Watched;
  level: Level;
}

const hour = 60 * 60_000;
/** Days ahead in which a promise may be in danger: many holidays may lie before a start. */
const daysAhead = 21;

/** Promises that are due later are in no danger yet. */
export function watchedUntil(now: Date): Date {
  return new Date(now.getTime() + daysAhead * 24 * hour);
}

/** What is in danger of what the desk has promised about tickets. */
export function ticketDangers(open: readonly OpenPromise[], watch: TicketWatch, now: Date): Danger[] {
  const found = open.flatMap(promise => inDanger(promise, watch, now));
  return [...causesOf(found, watch.standing)].map(([cause, [first, ...others]]) => ({
    cause,
    subjects: [first, ...others].map(({ ticket, level }) => ({ name: ticket.number, level })),
    ...(others.length === 0
      ? ticketInWords(first, watch, now)
      : crowdInWords(first.kind, [first, ...others], watch)),
  }));
}

function inDanger(promise: OpenPromise, { calendars }: TicketWatch, now: Date): InDanger[] {
  const { kind, ticket } = promise;
  if (kind === 'complete' || kind === 'close-silent') return [];
  const { zone, place } = ticket;
  const site = { zone, calendar: place?.country == null ? null : calendars(place.country) };
  const begins = beginnings(kind, promise, site);
  const level = levels.findLast(each => (begins[each] ?? never) <= now);
  return level === undefined ? [] : [{ ...promise, kind, level }];
}

const never = new Date(8.64e15);

/** Time of working days before a start at which nobody has accepted it yet: a warning, then urgent. */
const [early, late] = [24 * hour, 4 * hour];
/** Time of working days in which the desk decides on an exception without being asked to. */
const toDecide = 4 * hour;
/** How long after the work should be done nobody can have done it as agreed any more. */
const longOver = 3 * hour;

/** From when on a promise is how badly in danger. */
function beginnings(kind: Watched, promise: OpenPromise, site: Site): Partial<Record<Level, Date>> {
  const { dueAt, ticket } = promise;
  const urgent = workingTimeBefore(dueAt, late, site);
  switch (kind) {
    case 'accept':
      return { warning: workingTimeBefore(dueAt, early, site), urgent, breach: dueAt };
    case 'decide':
      return { warning: workingTimeAfter(askedAt(ticket), toDecide, site), urgent, breach: dueAt };
    case 'start': {
      const done = doneBy(promise);
      return { warning: done, breach: new Date(done.getTime() + longOver) };
    }
    case 'pending':
      return { warning: dueAt };
  }
}

/** When the mail came that asks for the start. */
function askedAt({ leadTime, receivedAt }: Ticket): Date {
  return leadTime === null ? receivedAt : new Date(leadTime.proposed.receivedAt);
}

/** How long the work of a simple request takes, with a word to the desk that it is done. */
const work = hour;

/** When a request can be expected to be done: some time after its start, or when the window asked for ends. */
function doneBy({ dueAt, ticket }: OpenPromise): Date {
  const usual = new Date(dueAt.getTime() + work);
  const window = ticket.fields.requestedFor?.value;
  if (typeof window !== 'object' || !('end' in window) || Date.parse(window.start) !== dueAt.getTime())
    return usual;
  const end = new Date(window.end);
  return end > usual ? end : usual;
}
