import type { Composer } from '../letters/compose.ts';
import type { Letter } from '../letters/letter.ts';
import { lettersFor } from '../letters/letters-for.ts';
import type { DigestWanted } from '../letters/occasion.ts';
import { planDigest } from '../promise/digest-plan.ts';
import { type Slot, slotsAround } from '../promise/slots.ts';
import type { Store } from '../store/store.ts';
import type { DigestRules } from './digest-rules.ts';

export interface DigestRooms {
  store: Pick<Store, 'openSlots' | 'digestFacts' | 'keepDigest'>;
  composer: Composer;
  clock: () => Date;
}

/**
 * Keeps the promise of a digest for each slot of the calendar: promised ahead, written when it is due, in the commit
 * that settles the promise. Whoever comes late, or a second time, writes none twice. Gives back the letters owed.
 */
export async function keepDigest(
  rules: DigestRules,
  { store, composer, clock }: DigestRooms,
): Promise<Letter[]> {
  const now = clock();
  const open = await store.openSlots();
  const plan = planDigest(open, slotsAround(rules.cron, rules.desk.digest.zone, now), now);
  const { write, missed, withdrawn, promise } = plan;
  const isPromised = open.some(({ name }) => name === promise.name);
  if (isPromised && write === null && missed.length + withdrawn.length === 0) return [];
  const letters =
    write === null ? [] : await writeDigest(write.name, rules, { store, composer }, now, missed);
  await store.keepDigest(plan, letters, now);
  return letters;
}

/** The letters of a digest as of now; `slot` is that of the calendar, or names a person's wish; `missed` are given up with it. */
export async function writeDigest(
  slot: string,
  rules: DigestRules,
  { store, composer }: { store: Pick<Store, 'digestFacts'>; composer: Composer },
  now: Date,
  missed: readonly Slot[] = [],
): Promise<Letter[]> {
  const wanted = await wantDigest(slot, rules, store, now, missed);
  return lettersFor(wanted, rules.desk).map(order => composer.compose(order, now));
}

/** What a digest as of now is made of. */
export async function wantDigest(
  slot: string,
  { mailbox, surroundings }: DigestRules,
  store: Pick<Store, 'digestFacts'>,
  now: Date,
  missed: readonly Slot[] = [],
): Promise<DigestWanted> {
  const facts = await store.digestFacts(now);
  const missedSlots = [...facts.missedSlots, ...missed.map(({ name }) => name)];
  return { type: 'digest', mailbox, slot, facts: { ...facts, missedSlots }, surroundings: surroundings(now) };
}
