import { groupsOf } from '../inbox/groups.ts';
import type { Inbox, Session, Waiting } from '../inbox/inbox.ts';
import { acceptedAt } from '../mail/border.ts';
import { acknowledgeDueAt } from '../promise/acknowledge.ts';
import type { Arrival, KeptMail, Place } from '../store/arrival.ts';
import type { Outcome } from '../store/outcome.ts';
import type { Aside } from './aside.ts';
import { type BacklogChoice, BacklogError, oldBacklog } from './backlog.ts';
import { type IntakeRooms, settle } from './intake.ts';
import type { Incoming, IntakeRules } from './judge.ts';
import type { Understood } from './understand.ts';
import type { Tried, Workshop } from './workshop.ts';

export interface ReceiveRooms extends IntakeRooms {
  inbox: Inbox;
  /** Stops the whole daemon, with the reason. */
  stop(reason: Error): void;
  workshop: Workshop;
  aside: Aside;
}

export interface ReceiveRules extends IntakeRules {
  /** The mailbox to read, by its name in `mailboxes`. */
  mailbox: string;
  /** Names of the hosts whose Received lines are ours. */
  borderHosts: readonly string[];
  /** Milliseconds (config `promises.acknowledge`). */
  acknowledgeWithin: number;
  /** What a person chose about old mails on a first start. */
  backlog: BacklogChoice | undefined;
}

/**
 * Reads one mailbox until the signal. INBOX is the queue: every UID in it without a settled ledger row is work, found
 * by IDLE, by the poll, and at the start. Each mail is kept before anybody thinks about it, and leaves the folder only
 * after what became of it is committed.
 */
export async function receive(rules: ReceiveRules, rooms: ReceiveRooms, signal: AbortSignal): Promise<void> {
  await rooms.inbox.run(signal, async session => {
    for await (const waiting of session.waiting(signal)) {
      if (await isUnexpectedBacklog(waiting, rules, rooms)) return;
      const { open, done, quarantined } = await sortOut(waiting, rules, rooms, session);
      await session.done(done);
      await session.quarantine(quarantined);
      await workThrough(groupsOf(open), rules, rooms, session, signal);
    }
  });
}

/** A first start over very many old mails is more likely a wrong folder or a restored mailbox: a person decides. */
async function isUnexpectedBacklog(
  waiting: Waiting[],
  rules: ReceiveRules,
  rooms: ReceiveRooms,
): Promise<boolean> {
  if (rules.backlog) return false;
  const old = oldBacklog(waiting, rooms.clock(), rules.oldest);
  if (old === 0 || !(await rooms.store.isEmpty(rules.mailbox))) return false;
  rooms.stop(new BacklogError(rules.mailbox, old));
  return true;
}

/** Mails whose commit stands only have to leave the folder: a crash came between, or they were tried aside. */
async function sortOut(
  waiting: Waiting[],
  rules: ReceiveRules,
  { store, aside }: ReceiveRooms,
  session: Session,
) {
  const { folder, uidValidity } = session;
  const uids = waiting.map(({ uid }) => uid);
  const found = await store.unsettled(rules.mailbox, folder, uidValidity, uids);
  const isOpen = new Set(found.open);
  return {
    ...found,
    open: waiting.filter(({ uid }) => isOpen.has(uid) && !aside.holds(placeOf({ uid }, rules, session))),
  };
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
      signal.aborted ? Promise.resolve([]) : takeIn(group, rules, rooms, session),
      handle(ahead, rules, rooms, session),
    );
    ahead = next;
  }
}

/** A kept mail, and what reading it gave. */
interface ReadMail {
  kept: KeptMail;
  tried: Tried<Understood>;
}

async function takeIn(
  group: Waiting[],
  rules: ReceiveRules,
  rooms: ReceiveRooms,
  session: Session,
): Promise<ReadMail[]> {
  const kept = await keep(group, rules, rooms, session);
  return Promise.all(
    kept.map(async mail => ({
      kept: mail,
      tried: await rooms.workshop.understand(mail.bytes, mail.truncated),
    })),
  );
}

/** Commit 1: from here on no mail of the group can be lost, and each has its promise. */
async function keep(
  group: Waiting[],
  rules: ReceiveRules,
  rooms: ReceiveRooms,
  session: Session,
): Promise<KeptMail[]> {
  if (group.length === 0) return [];
  const { store, clock, tell } = rooms;
  const seenAt = clock();
  const arrivals = (await session.download(group)).map((mail): Arrival => {
    const { borderHosts, acknowledgeWithin } = rules;
    const accepted = acceptedAt(mail.bytes, { borderHosts, internalDate: mail.internalDate, seenAt });
    const { bytes, size, truncated } = mail;
    return {
      ...placeOf(mail, rules, session),
      ...{ bytes, size, truncated, seenAt },
      acceptedAt: accepted.at,
      acceptedBy: accepted.by,
      acknowledgeDueAt: acknowledgeDueAt(accepted.at, acknowledgeWithin),
    };
  });
  const kept = await store.keep(arrivals);
  for (const { id: mailId, mailbox, size, acceptedAt } of kept)
    tell({ type: 'kept', at: clock(), mailId, mailbox, size, acceptedAt, seenAt });
  return kept;
}

/** Commit 2, and only then the folder. */
async function handle(
  group: ReadMail[],
  rules: ReceiveRules,
  rooms: ReceiveRooms,
  session: Session,
): Promise<void> {
  const readable: Incoming[] = [];
  for (const { kept, tried } of group) {
    const mailbox = rules.mailboxes[kept.mailbox];
    if ('done' in tried && mailbox) readable.push({ kept, rules: mailbox, understood: tried.done });
    else rooms.aside.take(kept, 'failed' in tried ? tried.failed : `no mailbox is called ${kept.mailbox}`);
  }
  await leave(await settle(readable, rules, rooms), group, session);
}

async function leave(outcomes: Outcome[], group: ReadMail[], session: Session): Promise<void> {
  const uids = new Map(group.map(({ kept }) => [kept.id, kept.uid]));
  const uidsOf = (quarantined: boolean): number[] =>
    outcomes
      .filter(({ disposition }) => (disposition === 'quarantined') === quarantined)
      .flatMap(({ mailId }) => uids.get(mailId) ?? []);
  await session.done(uidsOf(false));
  await session.quarantine(uidsOf(true));
}

function placeOf(
  { uid }: Pick<Waiting, 'uid'>,
  { mailbox }: ReceiveRules,
  { folder, uidValidity }: Session,
): Place {
  return { mailbox, folder, uidValidity, uid };
}

/** Waits for both, also when one fails: nothing goes on unobserved. Throws the first failure. */
async function together<First, Second>(
  first: Promise<First>,
  second: Promise<Second>,
): Promise<[First, Second]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}
