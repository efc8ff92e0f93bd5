import type { Answerable } from '../letters/occasion.ts';
import { isAnsweredLate, tooOldToAnswer } from '../promise/acknowledge.ts';
import type { Why } from '../ticket/admission.ts';
import type { Incoming, IntakeRules } from './judge.ts';
import { machineKey, mannerOf, type Pace } from './pace.ts';

/** Whether and where the sender of a new matter is answered, and what is said of that in the ticket and the ledger. */
export interface Answering {
  answer: Answerable;
  /** As in `TicketsOpened`. */
  letterKey?: string;
  flags: string[];
  saw: Why['saw'];
}

/** Decides it. `isRepeated`: another mail came before under the same Message-ID. */
export function answering(
  incoming: Incoming,
  isRepeated: boolean,
  { desk, oldest }: Pick<IntakeRules, 'desk' | 'oldest'>,
  pace: Pace,
  now: Date,
): Answering {
  const { kept, understood } = incoming;
  if (tooOldToAnswer(kept.acceptedAt, now, oldest)) return withheld('too-old');
  const letterKey = machineKey(incoming, desk.prefixes);
  const earlier = letterKey === null ? null : pace.ticketAcknowledgedUnder(letterKey);
  if (earlier !== null) return withheld('same-reference', [`same-reference:${earlier}`]);
  if ('withheld' in understood.answer) return withheld('no-address');
  const { to } = understood.answer;
  const isLate = isAnsweredLate(kept.acceptedAt, now);
  const key = letterKey === null ? {} : { letterKey };
  const brake = pace.brakeOnAnswer(to, mannerOf(incoming, isRepeated), now);
  if (brake === null) return { answer: { to, isLate }, ...key, flags: [], saw: {} };
  const answer = { to, isLate, heldBackBy: brake.by };
  return { answer, ...key, flags: ['not-answered:held-back'], saw: { heldBack: brake.limit } };
}

function withheld(
  why: Extract<Answerable, { withheld: unknown }>['withheld'],
  flags: string[] = [],
): Answering {
  return { answer: { withheld: why }, flags: [`not-answered:${why}`, ...flags], saw: {} };
}
