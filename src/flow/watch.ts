import type { Composer } from '../letters/compose.ts';
import type { Desk } from '../letters/desk.ts';
import type { Letter } from '../letters/letter.ts';
import { lettersFor } from '../letters/letters-for.ts';
import { momentIn } from '../letters/moment.ts';
import { tooOldToAnswer } from '../promise/acknowledge.ts';
import { acknowledgementDangers, type OpenAcknowledgement } from '../promise/acknowledgement-watch.ts';
import { type Alarm, type Telling, tellings } from '../promise/alarm.ts';
import type { Danger, Notice } from '../promise/danger.ts';
import { digestDangers } from '../promise/digest-watch.ts';
import {
  customerDangers,
  databaseDangers,
  readerDangers,
  submissionDangers,
  unwrittenDangers,
  workDangers,
} from '../promise/house-watch.ts';
import { mailboxDangers, unreadDangers } from '../promise/mailbox-watch.ts';
import { rateDangers } from '../promise/rate-watch.ts';
import { ticketDangers } from '../promise/ticket-watch.ts';
import type { Store } from '../store/store.ts';
import type { Bell } from './bell.ts';
import { type Errand, run } from './errands.ts';
import type { Grounds } from './findings.ts';
import type { Tell } from './moment.ts';
import { type FactRooms, type WatchFacts, watchFacts } from './watch-facts.ts';

export interface WatchRooms extends FactRooms {
  store: FactRooms['store'] & Pick<Store, 'recordAlerts'>;
  composer: Composer;
  /** Wakes the dispatcher of letters. */
  bell: Bell;
  /** Wakes those who tell webhooks. */
  alarm: Bell;
  /** The ways to tell an alert that the database cannot take. */
  errandsFor(notice: Notice, letters: readonly Letter[]): Errand[];
  clock: () => Date;
  tell: Tell;
}

export interface WatchRules {
  desk: Desk;
  /** The ages, in milliseconds and ascending, at which an acknowledgement is warned of (config `promises.warn`). */
  warn: readonly number[];
  /** As in `IntakeRules`. */
  oldest: number;
  grounds: Pick<Grounds, 'calendars'>;
  /** The mailbox that watches for replies to alerts. */
  mailbox: string;
  /** The names of the webhooks that are told what people are told. */
  webhooks: readonly string[];
}

/** Looks after the promises of the desk: what stands in their way, and what people have not been told of it yet. */
export class Watch {
  readonly #rules: WatchRules;
  readonly #rooms: WatchRooms;
  /** While the database cannot be written, what people were told of that, and are still to be told, is remembered here alone. */
  #unwritable: { since: Date; alarms: Alarm[]; errands: Errand[] } | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(rules: WatchRules, rooms: WatchRooms) {
    this.#rules = rules;
    this.#rooms = rooms;
  }

  /** One look, after those under way: what one has told the next does not tell again. */
  look(): Promise<void> {
    const look = this.#turn.then(() => this.#look());
    this.#turn = Promise.allSettled([look]);
    return look;
  }

  /** Finds the dangers, compares them with what people know, and tells what has changed. */
  async #look(): Promise<void> {
    const now = this.#rooms.clock();
    const facts = await watchFacts(this.#rooms, now);
    if ('unwritable' in facts) return this.#tellUnwritten(facts.unwritable, now);
    const standing = [...facts.standing, ...(this.#unwritable?.alarms ?? [])];
    const found = tellings(dangersIn(facts, this.#rules, now), standing, now);
    if (found.length > 0) await this.#record(found, now);
    this.#unwritable = null;
  }

  async #record(found: readonly Telling[], now: Date): Promise<void> {
    const { store, bell, alarm, tell } = this.#rooms;
    const { webhooks } = this.#rules;
    const told = found.map(({ notice }) => ({ notice, ...this.#write(notice, now) }));
    const letters = told.flatMap(each => each.letters);
    await store.recordAlerts({ tellings: found, letters, webhooks, at: now });
    if (letters.length > 0) bell.ring();
    if (webhooks.length > 0) alarm.ring();
    for (const { notice, lettersNotWritten } of told) tell(momentOf(notice, lettersNotWritten, now));
  }

  /** A letter that cannot be written never keeps an alert from the other roads. */
  #write(notice: Notice, now: Date): { letters: Letter[]; lettersNotWritten: string[] } {
    const { desk, mailbox } = this.#rules;
    try {
      const orders = lettersFor({ type: 'alert', mailbox, notice }, desk);
      return {
        letters: orders.map(order => this.#rooms.composer.compose(order, now)),
        lettersNotWritten: [],
      };
    } catch (error) {
      return { letters: [], lettersNotWritten: [String(error)] };
    }
  }

  /** Without a note of it; when it can be written again, its recovery is recorded like any other. */
  async #tellUnwritten(why: string, now: Date): Promise<void> {
    const { since, alarms, errands } = this.#unwritable ?? { since: now, alarms: [], errands: [] };
    const found = tellings(databaseDangers({ since, why }, this.#rules.desk.language, now), alarms, now);
    const unwritable = { since, alarms: found.length > 0 ? found.map(alarmOf) : alarms };
    // What is told now says more than what was not heard yet.
    const owed = found.length > 0 ? found.flatMap(({ notice }) => this.#tellDirectly(notice, now)) : errands;
    this.#unwritable = { ...unwritable, errands: await run(owed) };
  }

  #tellDirectly(notice: Notice, now: Date): Errand[] {
    const { letters, lettersNotWritten } = this.#write(notice, now);
    this.#rooms.tell(momentOf(notice, lettersNotWritten, now));
    return this.#rooms.errandsFor(notice, letters);
  }
}

/** All that stands in the way of promises. */
function dangersIn(facts: WatchFacts, rules: WatchRules, now: Date): Danger[] {
  const { warn, oldest, grounds } = rules;
  const { language, letters } = rules.desk;
  const { health } = facts;
  const ticketWatch = { ...grounds, language, moment: momentIn, standing: facts.standing };
  const causes = new Set(facts.standing.map(({ cause }) => cause));
  const promised = facts.acknowledgements.filter(each => isExpected(each, rules, now));
  return [
    ...acknowledgementDangers(promised, warn, language, now),
    ...mailboxDangers(health.mailboxes, health.startedAt, language, now),
    ...unreadDangers(facts.unread, oldest, language, now),
    ...submissionDangers(health.submissionPaused, health.lettersWaiting, language, now),
    ...unwrittenDangers(facts.failingLetters, language, now),
    ...workDangers(facts.failing, language, now),
    ...readerDangers(facts.lostNews, language),
    ...customerDangers(facts.lostWords, language),
    ...rateDangers(facts.rates, causes, language),
    ...digestDangers(facts.digest, language, now),
    ...(letters.mode === 'hold' ? [] : ticketDangers(facts.promises, ticketWatch, now)),
  ];
}

/**
 * On trial people answer what is registered, and nobody answers what is too old; what could not be processed may be
 * news to them all the same.
 */
function isExpected(open: OpenAcknowledgement, { desk, oldest }: WatchRules, now: Date): boolean {
  const isRegistered = open.ticketNumber !== null;
  if (isRegistered) return desk.letters.mode !== 'hold';
  return open.obstacle !== 'queued' || !tooOldToAnswer(open.acceptedAt, now, oldest);
}

function alarmOf({ notice, told }: Telling): Alarm {
  const { cause, level, headline, details, raisedAt, toldAt } = notice;
  return { cause, level, headline, details, raisedAt, told, toldAt };
}

function momentOf(notice: Notice, lettersNotWritten: string[], at: Date) {
  return { type: `alert-${notice.state}` as const, at, notice, lettersNotWritten };
}
