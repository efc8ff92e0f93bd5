import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Aside } from '../../src/flow/aside.ts';
import { Bell } from '../../src/flow/bell.ts';
import type { IntakeRooms } from '../../src/flow/intake.ts';
import type { Moment } from '../../src/flow/moment.ts';
import { Numbers } from '../../src/flow/numbers.ts';
import { intakeRulesOf } from '../../src/flow/rules.ts';
import { Workshop } from '../../src/flow/workshop.ts';
import { ConflictError } from '../../src/store/conflict-error.ts';
import type { Outcome } from '../../src/store/outcome.ts';
import { load, minimal } from '../config/written.ts';
import { engines, freshStore } from '../store/engines.ts';
import { arrival, minutesAfter, monday } from '../store/samples.ts';
import { questionnaire } from './mails.ts';
import { home, materials } from './materials.ts';

const mailbox = { name: 'incidents', address: 'incidents@example.com', expects: 'incident', home } as const;
const usual = { jobTime: 10_000, memory: 256 };
/** Too little for any thread to start with. */
const starved = { jobTime: 10_000, memory: 5 };

interface Trial {
  told: Moment[];
  /** An hour later: hands the mail over, and resolves when it was tried. */
  attempt(): Promise<Moment>;
  /** Whether the mail is kept from the others, this many minutes after the last attempt. */
  isHeldAfter(minutes: number): boolean;
  /** Hands over an innocent mail together with the other, and resolves when both were tried. */
  attemptWithNeighbour(): Promise<void>;
  close(): Promise<void>;
  /** What the ledger says. */
  standing(): Promise<{ attempts: number } | undefined>;
}

/** A mail that was begun eight times before, and a place aside where a thread has these limits. */
async function trial(limits = usual, fault: (outcome: Outcome) => Error | null = () => null): Promise<Trial> {
  const [engine] = engines;
  if (!engine) throw new Error('there is no engine to try on');
  const store = await freshStore(engine);
  const suspect = arrival(1, { bytes: questionnaire(1) });
  for (let time = 1; time < 8; time++) await store.keep([suspect]);
  const [kept] = await store.keep([suspect]);
  const mailId = kept?.id ?? 0;
  const record = store.record.bind(store);
  store.record = async outcomes => {
    for (const outcome of outcomes) {
      const error = outcome.disposition === 'quarantined' ? null : fault(outcome);
      if (error) throw error;
    }
    return record(outcomes);
  };
  const [neighbour] = await store.keep([arrival(2, { bytes: questionnaire(2) })]);
  let now = monday;
  const told: Moment[] = [];
  const config = load(minimal);
  const workshop = new Workshop(materials, usual);
  const rooms: IntakeRooms = {
    ...{ store, workshop, bell: new Bell(), verify: () => null, signingKey: materials.signingKey },
    numbers: new Numbers(store, config.tickets.prefixes),
    clock: () => now,
    tell: moment => told.push(moment),
  };
  const aside = new Aside(intakeRulesOf(config), rooms, () => new Workshop(materials, limits));
  onTestFinished(async () => {
    await aside.close();
    await workshop.close();
  });
  async function attempt(): Promise<Moment> {
    const before = told.length;
    now = minutesAfter(now, 60);
    await vi.waitUntil(() => !aside.holds(mailId));
    aside.take({ mailId, rules: mailbox, reason: 'it was begun before' });
    return vi.waitUntil(() => told[before], { timeout: 10_000, interval: 5 });
  }
  async function attemptWithNeighbour(): Promise<void> {
    for (const each of [mailId, neighbour?.id ?? 0])
      aside.take({ mailId: each, rules: mailbox, reason: 'it was begun before' });
    await vi.waitUntil(() => told.length === 2, { timeout: 10_000, interval: 5 });
  }
  function isHeldAfter(minutes: number): boolean {
    const then = now;
    now = minutesAfter(then, minutes);
    const isHeld = aside.holds(mailId);
    now = then;
    return isHeld;
  }
  return {
    ...{ told, attempt, attemptWithNeighbour, isHeldAfter },
    close: () => aside.close(),
    standing: async () => (await store.openMails('incidents')).find(open => open.mailId === mailId),
  };
}

const faults = {
  'the database was busy': () => Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }),
  'somebody else was quicker': () => new ConflictError('ticket INC-000001 has moved on'),
};

describe('a mail tried aside', () => {
  test.each(Object.entries(faults))(
    'is never put into quarantine because %s, however often',
    async (_words, fault) => {
      const { attempt, standing, told } = await trial(usual, fault);
      for (let time = 1; time <= 3; time++) await attempt();
      expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['stumbled']));
      expect(await standing()).toMatchObject({ attempts: 8 });
    },
  );

  test('rests longer and longer when somebody else is quicker time and again', async () => {
    const { attempt, isHeldAfter } = await trial(usual, faults['somebody else was quicker']);
    const rests: number[] = [];
    for (let time = 1; time <= 3; time++) {
      await attempt();
      rests.push(Array.from({ length: 9 }, (_, minute) => minute).findIndex(minute => !isHeldAfter(minute)));
    }
    expect(rests).toEqual([1, 2, 4]);
  });

  test('keeps nobody waiting who is tried after it', async () => {
    const conflict = (outcome: Outcome) =>
      outcome.facts?.subject.endsWith(' 1') ? new ConflictError('ticket INC-000001 has moved on') : null;
    const { attemptWithNeighbour, told } = await trial(usual, conflict);
    await attemptWithNeighbour();
    expect(told).toMatchObject([{ type: 'stumbled' }, { type: 'settled', disposition: 'opened' }]);
  });

  test('is never put into quarantine because no reading thread starts', async () => {
    const { attempt, standing, told } = await trial(starved);
    for (let time = 1; time <= 3; time++) await attempt();
    expect(told.map(({ type }) => type)).toEqual(told.map(() => 'stumbled'));
    expect(await standing()).toMatchObject({ attempts: 8 });
  });

  test('counts no attempt when the daemon leaves in the midst of it', async () => {
    const { attempt, close, standing } = await trial();
    attempt().catch(() => undefined);
    await vi.waitUntil(async () => (await standing())?.attempts === 9);
    await close();
    expect(await standing()).toMatchObject({ attempts: 8 });
  });

  test('goes to quarantine when it fails by itself ten times', async () => {
    const fault = new Error('a fault of ours that only this mail brings to light');
    const { attempt, told } = await trial(usual, () => fault);
    await attempt();
    await attempt();
    expect(told).toMatchObject([{ type: 'stumbled' }, { type: 'settled', disposition: 'quarantined' }]);
  });
});
