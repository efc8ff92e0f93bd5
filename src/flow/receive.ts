import type { Inbox } from '../inbox/inbox.ts';
import type { Session, Waiting } from '../inbox/session.ts';
import type { Arrival } from '../store/arrival.ts';
import type { Outcome } from '../store/outcome.ts';
import { type ArrivalRules, arrivalOf } from './arrival.ts';
import type { Aside } from './aside.ts';
import { type BacklogChoice, FirstStartError, oldBacklog, otherReaders } from './first-start.ts';
import { groupsOf } from './groups.ts';
import { type IntakeRooms, settle } from './intake.ts';
import type { Incoming, IntakeRules } from './judge.ts';
import type { Held } from './moment.ts';
import { Reconciliation } from './reconciliation.ts';
import type { Rush } from './rush.ts';
import type { Understood } from './understand.ts';
import type { Tried, Workshop } from './workshop.ts';

export interface ReceiveRooms extends IntakeRooms {
  inbox: Inbox;
  /** Stops the whole daemon, with the reason. */
  stop(reason: Error): void;
  workshop: Workshop;
  aside: Aside;
  /** On while mails are taken in. */
  rush: Rush;
  /** Names this one among the installations whose keywords lie on mails. */
  installation: string;
}

export interface ReceiveRules extends IntakeRules, ArrivalRules {
  /** Names of all the mailboxes that are read. */
  mailboxNames: readonly string[];
  /** What a person chose about old mails on a first start. */
  backlog: BacklogChoice | undefined;
}

/** A mail begun this often among others, without coming to an end, is tried alone from now on. */
const mostTogether = 2;

/**
 * Reads one mailbox until the signal. INBOX is the queue: every UID in it without a settled ledger row is work, found
 * by IDLE, by the poll, and at the start. Each mail is kept before anybody thinks about it, and leaves the folder only
 * after what became of it is committed.
 */
export async function receive(rules: ReceiveRules, rooms: ReceiveRooms, signal: AbortSignal): Promise<void> {
  const reconciliation = new Reconciliation(rules, rooms);
  await rooms.inbox.run(signal, async session => {
    if (await isForbidden(otherReaders(session.otherInstallations), rules, rooms)) return;
    for await (const { mails: waiting, isEverything } of session.waiting(signal)) {
      if (await isForbidden(oldBacklog(waiting, rooms.clock(), rules.oldest), rules, rooms)) return;
      if (isEverything) {
        reconciliation.beginWhenDue(session, signal);
        await takeStrays(waiting, rules, rooms, session);
      }
      const fresh = await sortOut(waiting, rules, rooms, session);
      await rooms.rush.during(() => workThrough(groupsOf(fresh), rules, rooms, session, signal));
    }
  });
  await reconciliation.ended();
}

/** On a first start over a mailbox an objection stops the daemon, unless a person has decided. */
async function isForbidden(
  objection: string | null,
  { backlog, mailbox: { name } }: ReceiveRules,
  { store, stop }: ReceiveRooms,
): Promise<boolean> {
  if (objection === null || backlog || !(await store.isEmpty(name))) return false;
  stop(new FirstStartError(`mailbox ${name} was never read before ${objection}`));
  return true;
}

/**
 * Mails kept before that do not lie in the folder any more (somebody moved them, or the folder is a new one) are
 * handled all the same, from what was kept of them, those begun least often first. The first mailbox also takes those
 * of mailboxes that the configuration no longer names.
 */
async function takeStrays(
  waiting: Waiting[],
  { mailbox, mailboxNames }: ReceiveRules,
  { store, aside }: ReceiveRooms,
  { folder, uidValidity }: Session,
): Promise<void> {
  const lying = new Set(waiting.map(({ uid }) => uid));
  for (const open of await store.openMails(mailbox.name)) {
    const isHere = open.folder === folder && open.uidValidity === uidValidity && lying.has(open.uid);
    const reason = 'it left the folder before it was handled';
    if (!isHere && !aside.holds(open.mailId)) aside.take({ mailId: open.mailId, rules: mailbox, reason });
  }
  if (mailbox.name !== mailboxNames[0]) return;
  for (const open of await store.openMailsOutside(mailboxNames)) {
    const reason = `no mailbox is called ${open.mailbox} any more`;
    if (!aside.holds(open.mailId)) aside.take({ mailId: open.mailId, rules: mailbox, reason });
  }
}

/**
 * Leaves those to be read. Mails whose commit stands only have to leave the folder: a crash came between, or they were
 * tried aside. Those that were begun before and never came to an end go aside, those begun least often first.
 */
async function sortOut(
  waiting: Waiting[],
  { mailbox }: ReceiveRules,
  { store, aside }: ReceiveRooms,
  session: Session,
): Promise<Waiting[]> {
  const { folder, uidValidity } = session;
  const uids = waiting.map(({ uid }) => uid);
  const standing = await store.unsettled(mailbox.name, folder, uidValidity, uids);
  await session.done(standing.done);
  await session.quarantine(standing.quarantined);

  const open = new Set(standing.open);
  const begun = [...standing.keptBefore].sort(([, one], [, other]) => one.attempts - other.attempts);
  for (const [uid, { mailId, attempts }] of begun) {
    const reason = `it was begun ${attempts} times and never came to an end`;
    if (attempts >= mostTogether && !aside.holds(mailId)) aside.take({ mailId, rules: mailbox, reason });
    if (aside.holds(mailId)) open.delete(uid);
  }
  return waiting.filter(({ uid }) => open.has(uid));
}

/** While one group is settled, the next is already downloaded, kept and read; further ahead nobody reads. */
async function workThrough(
  groups: Waiting[][],
  rules: ReceiveRules,
  rooms: ReceiveRooms,
  session: Session,
  signal: AbortSignal,
): Promise<void> {
  let ahead: ReadMail[] = [];
  for (const group of [...groups, []]) {
    const [next] = await together(
      signal.aborted ? [] : takeIn(group, rules, rooms, session),
      handle(ahead, rules, rooms, session),
    );
    ahead = next;
  }
}

/** A kept mail, and what reading it gave. */
interface ReadMail extends Held {
  tried: Tried<Understood>;
}

async function takeIn(
  group: Waiting[],
  rules: ReceiveRules,
  rooms: ReceiveRooms,
  session: Session,
): Promise<ReadMail[]> {
  if (group.length === 0) return [];
  const seenAt = rooms.clock();
  const downloaded = await session.download(group);
  const arrivals = downloaded.map(mail => arrivalOf(mail, seenAt, rules, session));
  const held = await keep(arrivals, seenAt, rooms);
  return Promise.all(
    held.map(async ({ kept, keptAt }) => ({
      kept,
      keptAt,
      tried: await rooms.workshop.understand(kept.bytes, kept.truncated, rules.mailbox.home),
    })),
  );
}

/** Commit 1: from here on no mail of the group can be lost, and each has its promise. */
async function keep(
  arrivals: Arrival[],
  seenAt: Date,
  { store, clock, tell }: ReceiveRooms,
): Promise<Held[]> {
  const mails = await store.keep(arrivals);
  const keptAt = clock();
  for (const { id: mailId, mailbox, size, acceptedAt } of mails)
    tell({ type: 'kept', at: keptAt, mailId, mailbox, size, acceptedAt, seenAt });
  return mails.map(kept => ({ kept, keptAt }));
}

/** Commit 2, and only then the folder. */
async function handle(
  group: ReadMail[],
  rules: ReceiveRules,
  rooms: ReceiveRooms,
  session: Session,
): Promise<void> {
  const readable: Incoming[] = [];
  for (const { tried, ...held } of group) {
    if ('done' in tried) readable.push({ ...held, rules: rules.mailbox, understood: tried.done });
    else rooms.aside.take({ mailId: held.kept.id, rules: rules.mailbox, reason: tried.failed });
  }
  await leave(await settle(readable, rules, rooms), group, session);
}

async function leave(outcomes: Outcome[], group: ReadMail[], session: Session): Promise<void> {
  const settled = new Set(outcomes.map(({ mailId }) => mailId));
  await session.done(group.flatMap(({ kept }) => (settled.has(kept.id) ? kept.uid : [])));
}

/** Waits for both, also when one fails: nothing goes on unobserved. Throws the first failure. */
async function together<First, Second>(
  first: First | Promise<First>,
  second: Promise<Second>,
): Promise<[First, Second]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}
