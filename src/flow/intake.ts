import { lettersFor } from '../letters/letters-for.ts';
import type { Outcome } from '../store/outcome.ts';
import type { Store } from '../store/store.ts';
import type { Bell } from './bell.ts';
import { familiarWith, inquiryAbout, type Verify } from './familiar.ts';
import { type Incoming, type IntakeRules, type Judgement, judge, kindsOf } from './judge.ts';
import { settledMoment, type Tell } from './moment.ts';
import type { Numbers } from './numbers.ts';
import { quarantined } from './quarantine.ts';
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
}

/** A mail that still cannot be recorded when it was kept this often goes to quarantine. */
const mostAttempts = 5;

/**
 * Decides what becomes of mails that were read, composes the letters owed, and commits all of it at once. A group that
 * cannot be recorded is replayed mail by mail, so that one mail never holds up its neighbours; a mail that stumbles
 * stays work that waits. Throws only when nothing at all can be recorded.
 */
export async function settle(
  group: readonly Incoming[],
  rules: IntakeRules,
  rooms: IntakeRooms,
): Promise<Outcome[]> {
  try {
    return await settleTogether(group, rules, rooms);
  } catch (error) {
    const outcomes: Outcome[] = [];
    for (const incoming of group) outcomes.push(...(await settleAlone(incoming, rules, rooms)));
    if (outcomes.length === 0 && group.length > 0) throw error;
    return outcomes;
  }
}

async function settleTogether(
  group: readonly Incoming[],
  rules: IntakeRules,
  rooms: IntakeRooms,
): Promise<Outcome[]> {
  const judgements = await judgeInTurn(group, rules, rooms);
  const outcomes = await Promise.all(
    judgements.map((judgement, index) => composed(judgement, group[index]?.kept.bytes ?? null, rules, rooms)),
  );
  await rooms.store.record(outcomes);
  if (outcomes.some(({ letters }) => letters.length > 0)) rooms.bell.ring();
  for (const [index, outcome] of outcomes.entries()) tellOf(outcome, group[index], rooms);
  return outcomes;
}

/** One after the other, each knowing what became of those before it: a mail and its copy may share a group. */
async function judgeInTurn(
  group: readonly Incoming[],
  rules: IntakeRules,
  rooms: IntakeRooms,
): Promise<Judgement[]> {
  const { store, numbers, verify, clock } = rooms;
  const known = await store.known(inquiryAbout(group, rules.desk.prefixes, verify));
  const familiar = familiarWith(known, verify);
  return numbers.with(group.flatMap(kindsOf), take =>
    group.map(incoming => {
      const judgement = judge(incoming, rules, familiar, take, clock());
      known.learn(judgement);
      return judgement;
    }),
  );
}

/** A letter that cannot be composed never keeps the ticket from being opened: its promise stays open, and is seen. */
async function composed(
  { occasion, ...outcome }: Judgement,
  original: Uint8Array | null,
  rules: IntakeRules,
  { workshop, clock }: IntakeRooms,
): Promise<Outcome> {
  const orders = occasion ? lettersFor(occasion, rules.desk) : [];
  const tried = await Promise.all(
    orders.map(order => workshop.compose(order, clock(), order.attachesOriginal ? original : null)),
  );
  const letters = tried.flatMap(each => ('done' in each ? [each.done] : []));
  const failures = tried.flatMap(each => ('failed' in each ? [each.failed] : []));
  const { rule, saw } = outcome.why;
  const why = failures.length === 0 ? outcome.why : { rule, saw: { ...saw, lettersNotComposed: failures } };
  return { ...outcome, why, letters };
}

async function settleAlone(incoming: Incoming, rules: IntakeRules, rooms: IntakeRooms): Promise<Outcome[]> {
  try {
    return await settleTogether([incoming], rules, rooms);
  } catch (error) {
    const { kept } = incoming;
    const reason = String(error);
    rooms.tell({
      type: 'stumbled',
      at: rooms.clock(),
      mailId: kept.id,
      mailbox: kept.mailbox,
      attempts: kept.attempts,
      reason,
    });
    if (kept.attempts < mostAttempts) return [];
    const outcome = quarantined(kept, reason, rooms.clock());
    await rooms.store.record([outcome]);
    rooms.tell(settledMoment(outcome, kept, null));
    return [outcome];
  }
}

function tellOf(outcome: Outcome, incoming: Incoming | undefined, { tell }: IntakeRooms): void {
  if (incoming) tell(settledMoment(outcome, incoming.kept, incoming.understood.reading));
}
