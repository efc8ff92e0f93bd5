import type { DigestFacts } from '../letters/digest-facts.ts';
import type { Letter } from '../letters/letter.ts';
import type { OpenAcknowledgement } from '../promise/acknowledgement-watch.ts';
import type { Alarm } from '../promise/alarm.ts';
import type { DigestPlan } from '../promise/digest-plan.ts';
import type { DigestStanding } from '../promise/digest-watch.ts';
import type { FailingLetter, LostNews, LostWord } from '../promise/house-watch.ts';
import type { Rate } from '../promise/rate-watch.ts';
import type { Slot } from '../promise/slots.ts';
import type { OpenPromise } from '../promise/ticket-promises.ts';
import type { Ticket, TicketKind } from '../ticket/ticket.ts';
import { recordAlerts, standingAlerts, type Told } from './alerts.ts';
import type { Arrival, KeptMail, Place } from './arrival.ts';
import { compressIdle } from './compress.ts';
import { reserve } from './counters.ts';
import { type Access, type Database, openDatabase } from './database.ts';
import { type Delivery, recordDeliveries } from './deliveries.ts';
import { digestFacts } from './digest.ts';
import { digestStanding, keepDigest, openSlots, oweDigest } from './digest-slots.ts';
import { type Examination, examine } from './examine.ts';
import { type FulfilledRequest, fulfilledBetween } from './fulfilled.ts';
import { readSince, unknownAmong, wasKept } from './gaps.ts';
import { type HandledMail, handledMails } from './handled.ts';
import {
  dropLetters,
  lettersIn,
  releaseLetters,
  type WaitingLetter,
  type WhichLetters,
} from './held-letters.ts';
import { type Hold, resume, standingHold } from './hold.ts';
import { keep, keepAgain } from './keep.ts';
import { type Inquiry, type Known, known } from './known.ts';
import { type Lately, type LatelyInquiry, lately } from './lately.ts';
import { takeBackAttempt } from './ledger.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import {
  type Claim,
  type ClaimedLetter,
  claimLetters,
  freeClaims,
  holdLettersToOthers,
  nextAttemptAt,
} from './letters.ts';
import { type ListedTicket, type TicketFilter, tickets } from './listing.ts';
import { lostNews, lostWords } from './lost-news.ts';
import { migrate, requireNewestSchema } from './migrate.ts';
import { type OwedNotice, recordTelling, type Telling, takeNotice } from './notices.ts';
import { openAcknowledgements } from './open-acknowledgements.ts';
import { openPromises } from './open-promises.ts';
import type { Outcome } from './outcome.ts';
import { type Pulse, pulse } from './pulse.ts';
import { type Purged, purge, type Retention } from './purge.ts';
import {
  answeredByPerson,
  askForRetry,
  quarantinedMail,
  quarantinedMails,
  retriesAsked,
} from './quarantine.ts';
import { rates } from './rates.ts';
import { rawMail } from './raw.ts';
import { record } from './record.ts';
import { type Act, recordAct } from './record-act.ts';
import { keepRefreshToken, refreshToken } from './refresh-tokens.ts';
import { type ReportedLetter, type ReportInquiry, reportedLetters } from './returned-letters.ts';
import { type Installation, installation } from './settings.ts';
import { isEmpty, type OpenMail, openMails, openMailsOutside, type Standing, unsettled } from './standing.ts';
import { type Decision, decisions, type Story, story } from './story.ts';
import type { LetterState } from './tables.ts';
import { ticketsByNumber, ticketsOpenedBy } from './tickets.ts';
import { giveUpNotices, noticesWaiting, type Untold } from './untold.ts';
import {
  failingLetters,
  noteFailures,
  type UnwrittenLetter,
  unwrittenLetters,
  writeDown,
} from './unwritten-letters.ts';

/**
 * Opens the store of a config's `database.url`. For writing, the caller migrates it next; for reading, it must exist
 * and have the newest schema. Throws StoreError.
 */
export async function openStore({ url, access = 'write' }: { url: string; access?: Access }): Promise<Store> {
  const store = new Store(openDatabase(url, access));
  if (access === 'write') return store;
  try {
    await store.requireNewestSchema();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** What is kept, and every way to it. Each method stands in a file of its own subject, where its promise is told. */
export class Store implements AsyncDisposable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  // The house

  migrate(): Promise<string[]> {
    return migrate(this.#database.db);
  }

  requireNewestSchema(): Promise<void> {
    return requireNewestSchema(this.#database.db);
  }

  lockForDaemon(): Promise<void> {
    return this.#database.lockForDaemon();
  }

  installation(randomBytes: (size: number) => Uint8Array): Promise<Installation> {
    return installation(this.#database, randomBytes);
  }

  pulse(now: Date): Promise<Pulse> {
    return pulse(this.#database, now);
  }

  compressIdle(idle: { olderThan: Date; limit: number }): Promise<number> {
    return compressIdle(this.#database, idle);
  }

  purge(
    retention: Retention,
    how: { now: Date; isTrial: boolean; signal?: AbortSignal | undefined },
  ): Promise<Purged> {
    return purge(this.#database, retention, how);
  }

  examine(as: { now: Date; isDaemonRunning: boolean }): Promise<Examination[]> {
    return this.#database.snapshot(db => examine(db, as));
  }

  /** Ends the connection and lets go of the daemon's lock. */
  close(): Promise<void> {
    return this.#database.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  // The life of a mail

  isEmpty(mailbox: string): Promise<boolean> {
    return isEmpty(this.#database.db, mailbox);
  }

  unsettled(
    mailbox: string,
    folder: string,
    uidValidity: string,
    uids: readonly number[],
  ): Promise<Standing> {
    return unsettled(this.#database.db, { mailbox, folder, uidValidity }, uids);
  }

  openMails(mailbox: string): Promise<OpenMail[]> {
    return openMails(this.#database.db, mailbox);
  }

  openMailsOutside(mailboxes: readonly string[]): Promise<OpenMail[]> {
    return openMailsOutside(this.#database.db, mailboxes);
  }

  readSince(mailbox: string, now: Date): Promise<Date> {
    return readSince(this.#database, mailbox, now);
  }

  unknownAmong<Mail extends { uid: number; messageId: string | null }>(
    place: Omit<Place, 'uid'>,
    mails: readonly Mail[],
  ): Promise<Mail[]> {
    return unknownAmong(this.#database.db, place, mails);
  }

  wasKept(mail: { size: number; bytes: Uint8Array }): Promise<boolean> {
    return wasKept(this.#database.db, mail);
  }

  keep(arrivals: readonly Arrival[]): Promise<KeptMail[]> {
    return keep(this.#database, arrivals);
  }

  keepAgain(mailId: number): Promise<KeptMail | null> {
    return keepAgain(this.#database, mailId);
  }

  takeBackAttempt(mailId: number): Promise<void> {
    return this.#database.commitSoon(trx => takeBackAttempt(trx, mailId));
  }

  known(inquiry: Inquiry): Promise<Known> {
    return known(this.#database.db, inquiry);
  }

  lately(inquiry: LatelyInquiry): Promise<Lately> {
    return lately(this.#database.db, inquiry);
  }

  reportedLetters(inquiry: ReportInquiry): Promise<ReportedLetter[]> {
    return reportedLetters(this.#database.db, inquiry);
  }

  /** The first of `count` ticket numbers in a row that nobody else is given; what is not used of them is a gap. */
  reserveNumbers(kind: TicketKind, count: number): Promise<number> {
    return this.#database.commitSoon(trx => reserve(trx, kind, count));
  }

  record(outcomes: readonly Outcome[]): Promise<void> {
    return record(this.#database, outcomes);
  }

  rawMail(mailId: number): Promise<Uint8Array | null> {
    return rawMail(this.#database.db, mailId);
  }

  askForRetry(which: readonly number[] | 'all', now: Date): Promise<number[]> {
    return askForRetry(this.#database, which, now);
  }

  answeredByPerson(mailIds: readonly number[], now: Date): Promise<number[]> {
    return answeredByPerson(this.#database, mailIds, now);
  }

  retriesAsked(): Promise<{ mailId: number; mailbox: string }[]> {
    return retriesAsked(this.#database.db);
  }

  // The life of a letter

  unwrittenLetters(without: { failing: readonly number[] }): Promise<UnwrittenLetter[]> {
    return unwrittenLetters(this.#database.db, without);
  }

  noteFailures(failures: readonly { id: number; why: string }[]): Promise<void> {
    return noteFailures(this.#database, failures);
  }

  failingLetters(): Promise<FailingLetter[]> {
    return failingLetters(this.#database.db);
  }

  writeDown(letters: readonly { id: number; bytes: Uint8Array }[]): Promise<void> {
    return writeDown(this.#database, letters);
  }

  freeClaims(boot: string): Promise<void> {
    return freeClaims(this.#database, boot);
  }

  holdLettersToOthers(reader: string): Promise<void> {
    return holdLettersToOthers(this.#database, reader);
  }

  claimLetters(claim: Claim): Promise<ClaimedLetter[]> {
    return claimLetters(this.#database, claim);
  }

  recordDeliveries(deliveries: readonly Delivery[]): Promise<void> {
    return recordDeliveries(this.#database, deliveries);
  }

  nextAttemptAt(now: Date, isDeskOnly?: boolean): Promise<Date | null> {
    return nextAttemptAt(this.#database.db, now, isDeskOnly);
  }

  standingHold(): Promise<Hold | null> {
    return standingHold(this.#database.db);
  }

  resume(): Promise<boolean> {
    return resume(this.#database);
  }

  lettersIn(state: LetterState): Promise<WaitingLetter[]> {
    return lettersIn(this.#database.db, state);
  }

  releaseLetters(which: WhichLetters, now: Date): Promise<string[]> {
    return releaseLetters(this.#database, which, now);
  }

  dropLetters(which: WhichLetters, now: Date): Promise<string[]> {
    return dropLetters(this.#database, which, now);
  }

  // What is watched

  openAcknowledgements(): Promise<OpenAcknowledgement[]> {
    return openAcknowledgements(this.#database.db);
  }

  rates(now: Date): Promise<Rate[]> {
    return rates(this.#database.db, now);
  }

  lostNews(now: Date): Promise<LostNews[]> {
    return lostNews(this.#database.db, now);
  }

  lostWords(now: Date): Promise<LostWord[]> {
    return lostWords(this.#database.db, now);
  }

  standingAlerts(): Promise<Alarm[]> {
    return standingAlerts(this.#database.db);
  }

  recordAlerts(told: Told): Promise<void> {
    return recordAlerts(this.#database, told);
  }

  // The life of an alert

  takeNotice(webhook: string, when: { now: Date; until: Date }): Promise<OwedNotice | null> {
    return takeNotice(this.#database, webhook, when);
  }

  recordTelling(telling: Telling): Promise<void> {
    return recordTelling(this.#database, telling);
  }

  giveUpNotices(before: Date): Promise<Untold[]> {
    return giveUpNotices(this.#database, before);
  }

  noticesWaiting(): Promise<{ webhook: string; count: number }[]> {
    return noticesWaiting(this.#database.db);
  }

  // The digest

  openSlots(): Promise<Slot[]> {
    return openSlots(this.#database.db);
  }

  digestFacts(now: Date): Promise<DigestFacts> {
    return digestFacts(this.#database, now);
  }

  keepDigest(plan: DigestPlan, letters: readonly Letter[], now: Date): Promise<void> {
    return keepDigest(this.#database, plan, letters, now);
  }

  digestStanding(): Promise<DigestStanding> {
    return digestStanding(this.#database.db);
  }

  oweDigest(letters: readonly Letter[], now: Date): Promise<void> {
    return oweDigest(this.#database, letters, now);
  }

  // What signs in

  refreshToken(name: string): Promise<Uint8Array | null> {
    return refreshToken(this.#database.db, name);
  }

  keepRefreshToken(name: string, sealed: Uint8Array, at: Date): Promise<void> {
    return keepRefreshToken(this.#database, name, sealed, at);
  }

  // What the clock asks

  openPromises(by: Date): Promise<OpenPromise[]> {
    return openPromises(this.#database.db, by);
  }

  // What people do

  /** A ticket as it stands; null when there is no such ticket. */
  async ticketNow(number: string): Promise<Ticket | null> {
    return (await ticketsByNumber(this.#database.db, [number])).get(number) ?? null;
  }

  recordAct(act: Act): Promise<void> {
    return recordAct(this.#database, act);
  }

  // What people ask

  tickets(filter: TicketFilter = {}): Promise<ListedTicket[]> {
    return tickets(this.#database.db, filter);
  }

  ticketsOpenedBy(mailIds: readonly number[]): Promise<Map<number, Ticket[]>> {
    return ticketsOpenedBy(this.#database.db, mailIds);
  }

  fulfilledBetween(from: Date, until: Date): Promise<FulfilledRequest[]> {
    return this.#database.snapshot(db => fulfilledBetween(db, from, until));
  }

  ticket(number: string): Promise<Story | null> {
    return story(this.#database, number);
  }

  quarantinedMails(): Promise<LedgerEntry[]> {
    return quarantinedMails(this.#database.db);
  }

  quarantinedMail(mailId: number): ReturnType<typeof quarantinedMail> {
    return quarantinedMail(this.#database.db, mailId);
  }

  decisions(numberOrMessageId: string): Promise<Decision[]> {
    return decisions(this.#database, numberOrMessageId);
  }

  handledMails(which: { since: Date } | { messageId: string }): Promise<HandledMail[]> {
    return handledMails(this.#database.db, which);
  }
}
