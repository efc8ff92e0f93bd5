import { coverOf } from '../letters/compose.ts';
import { isToCustomer, type Letter } from '../letters/letter.ts';
import { lettersFor } from '../letters/letters-for.ts';
import type { LetterOrder, OrderedLetter } from '../letters/order.ts';
import type { Outcome } from '../store/outcome.ts';
import type { Store } from '../store/store.ts';
import { isDatabaseTrouble } from '../store/trouble.ts';
import type { Bell } from './bell.ts';
import { familiarWith, inLanguageOfWriter, inquiryAbout, type Verify } from './familiar.ts';
import { type Incoming, type IntakeRules, type Judgement, judge } from './judge.ts';
import { settledMoment, type Tell } from './moment.ts';
import { mattersOf } from './new-tickets.ts';
import type { Numbers } from './numbers.ts';
import { paceFor } from './pace.ts';
import { lettersReportedIn } from './reported-letters.ts';
import type { Workshop } from './workshop.ts';

export interface IntakeRooms {
  store: Store;
  workshop: Pick<Workshop, 'compose'>;
  numbers: Numbers;
  /** Wakes the dispatcher. */
  bell: Bell;
  clock: () => Date;
  tell: Tell;
  verify: Verify;
  /** Signs the Message-IDs of letters that are only ordered. */
  signingKey: Uint8Array;
}

/**
 * Decides what becomes of mails that were read, composes the letters that customers are owed, and commits all of it at once. A group that
 * cannot be recorded is replayed mail by mail, so that one mail never holds up its neighbours; a mail that stumbles
 * stays work that waits. Throws when nothing at all could be recorded.
 */
export async function settle(
  group: readonly Incoming[],
  rules: IntakeRules,
  rooms: IntakeRooms,
): Promise<Outcome[]> {
  if (group.length === 0) return [];
  try {
    return await settleTogether(group, rules, rooms);
  } catch (error) {
    if (isDatabaseTrouble(error)) throw error;
    return settleOneByOne(group, rules, rooms);
  }
}

async function settleTogether(
  group: readonly Incoming[],
  rules: IntakeRules,
  rooms: IntakeRooms,
): Promise<Outcome[]> {
  const judgements = await judgeInTurn(group, rules, rooms);
  const outcomes = await Promise.all(judgements.map(judgement => written(judgement, rules, rooms)));
  await rooms.store.record(outcomes);
  if (outcomes.some(({ letters }) => letters.length > 0)) rooms.bell.ring();
  for (const [index, outcome] of outcomes.entries()) tellOf(outcome, group[index], rooms);
  return outcomes;
}

/** One after the other, each knowing what became of those before it: a mail and its copy may share a group. */
async function judgeInTurn(
  group: readonly Incoming[],
  rules: IntakeRules,
  { store, numbers, verify, clock }: IntakeRooms,
): Promise<Judgement[]> {
  const letters = await lettersReportedIn(group, store, verify);
  const inquiry = inquiryAbout(group, rules.desk.prefixes, verify);
  const known = await store.known({
    ...inquiry,
    numbers: [...inquiry.numbers, ...letters.ticketNumbers],
  });
  const familiar = familiarWith(known, letters, verify, rules.desk);
  const { prefixes } = rules.desk;
  const pace = await paceFor(group, known, rules.brakes, { store, prefixes, now: clock() });
  return numbers.with(
    group.flatMap(mattersOf).map(({ kind }) => kind),
    take =>
      group.map(mail => {
        const incoming = inLanguageOfWriter(mail, known);
        const judgement = judge(incoming, rules, familiar, pace, take, clock());
        known.learn(judgement);
        letters.learn(judgement);
        pace.learn(judgement, incoming);
        return judgement;
      }),
  );
}

/** Letters that nobody can even decide on never keep the ticket from being opened: its promise stays open, and is seen. */
async function written(
  { occasion, ...outcome }: Judgement,
  rules: IntakeRules,
  rooms: IntakeRooms,
): Promise<Outcome> {
  if (occasion === null) return { ...outcome, letters: [] };
  let orders: LetterOrder[];
  try {
    orders = lettersFor(occasion, rules.desk);
  } catch (error) {
    const { rule, saw } = outcome.why;
    return { ...outcome, why: { rule, saw: { ...saw, lettersNotWritten: String(error) } }, letters: [] };
  }
  return { ...outcome, letters: await Promise.all(orders.map(order => writtenOrOrdered(order, rooms))) };
}

/**
 * Customers' letters are written before the commit, so that they leave right after it; an agent's is only ordered, and so
 * is one that cannot be written now.
 */
async function writtenOrOrdered(
  order: LetterOrder,
  { workshop, signingKey, clock }: IntakeRooms,
): Promise<Letter | OrderedLetter> {
  if (isToCustomer(order.priority)) {
    const tried = await workshop.compose(order, clock(), null);
    if ('done' in tried) return tried.done;
  }
  return { ...coverOf(order, signingKey), order };
}

async function settleOneByOne(
  group: readonly Incoming[],
  rules: IntakeRules,
  rooms: IntakeRooms,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const failures: { mailId: number; error: unknown }[] = [];
  for (const incoming of group) {
    try {
      outcomes.push(...(await settleTogether([incoming], rules, rooms)));
    } catch (error) {
      failures.push({ mailId: incoming.kept.id, error });
    }
  }
  if (outcomes.length === 0) throw failures[0]?.error;
  for (const { mailId, error } of failures)
    rooms.tell({ type: 'stumbled', at: rooms.clock(), mailId, reason: String(error) });
  return outcomes;
}

function tellOf(outcome: Outcome, incoming: Incoming | undefined, { tell }: IntakeRooms): void {
  if (incoming) tell(settledMoment(outcome, incoming, incoming.understood.reading));
}
