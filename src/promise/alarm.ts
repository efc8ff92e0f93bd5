import { type Danger, isWorse, type Notice, worstOf } from './danger.ts';

/** An alert that stands: its level is the worst it has been. */
export interface Alarm extends Omit<Notice, 'state' | 'recoveredAt'> {
  /** What people were told is in danger, and how badly. */
  told: Danger['subjects'];
  toldAt: Date;
}

/** What people are told after a look, and what they know then. */
export interface Telling {
  notice: Notice;
  told: Danger['subjects'];
}

/** Milliseconds that news of a cause people know of is gathered before they are told again. */
const gathering = 15 * 60_000;

/**
 * What there is to tell: a cause is raised when it is first in danger, again when it gets worse, and again, for all that
 * was gathered meanwhile, when more is in danger than people were told of; it is over, and told so once, when nothing
 * of it is in danger. While it stands its level never falls.
 */
export function tellings(dangers: readonly Danger[], standing: readonly Alarm[], now: Date): Telling[] {
  const alarms = new Map(standing.map(alarm => [alarm.cause, alarm]));
  const causes = new Set(dangers.map(({ cause }) => cause));
  return [
    ...dangers.flatMap(danger => raised(danger, alarms.get(danger.cause) ?? null, now)),
    ...standing.filter(({ cause }) => !causes.has(cause)).map(alarm => recovered(alarm, now)),
  ];
}

function raised(danger: Danger, alarm: Alarm | null, now: Date): Telling[] {
  const { cause, subjects, headline, details } = danger;
  const found = worstOf(subjects.map(({ level }) => level));
  if (alarm && !isWorse(found, alarm.level) && !isNewsDue(danger, alarm, now)) return [];
  const level = worstOf([found], alarm?.level);
  const raisedAt = alarm?.raisedAt ?? now;
  return [
    {
      notice: { cause, level, state: 'raised', headline, details, raisedAt, recoveredAt: null },
      told: subjects,
    },
  ];
}

function isNewsDue({ subjects }: Danger, { told, toldAt }: Alarm, now: Date): boolean {
  if (now.getTime() - toldAt.getTime() < gathering) return false;
  const known = new Map(told.map(({ name, level }) => [name, level]));
  return subjects.some(({ name, level }) => {
    const knownLevel = known.get(name);
    return knownLevel === undefined || isWorse(level, knownLevel);
  });
}

function recovered({ cause, level, headline, raisedAt }: Alarm, now: Date): Telling {
  return {
    notice: { cause, level, state: 'recovered', headline, details: [], raisedAt, recoveredAt: now },
    told: [],
  };
}
