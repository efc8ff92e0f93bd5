import { describe, expect, onTestFinished, test } from 'vitest';
import { Bell } from '../../src/flow/bell.ts';
import { type IntakeRooms, settle } from '../../src/flow/intake.ts';
import type { Incoming } from '../../src/flow/judge.ts';
import type { Moment } from '../../src/flow/moment.ts';
import { Numbers } from '../../src/flow/numbers.ts';
import { intakeRulesOf } from '../../src/flow/rules.ts';
import { understand } from '../../src/flow/understand.ts';
import { Workshop } from '../../src/flow/workshop.ts';
import type { Outcome } from '../../src/store/outcome.ts';
import { load, minimal } from '../config/written.ts';
import { engines, freshStore } from '../store/engines.ts';
import { arrival, minutesAfter, monday } from '../store/samples.ts';
import { note, questionnaire } from './mails.ts';
import { home, materials } from './materials.ts';

const mailbox = { name: 'incidents', address: 'incidents@example.com', expects: 'incident', home } as const;
const now = minutesAfter(monday, 2);

/** Mails that were kept and read, and a store whose commit `fails` for some of them. */
async function group(
  fails: (outcomes: readonly Outcome[]) => Error | null,
  bytes: readonly Buffer[] = [1, 2, 3].map(number => questionnaire(number)),
) {
  const [engine] = engines;
  if (!engine) throw new Error('there is no engine to try on');
  const store = await freshStore(engine);
  const kept = await store.keep(bytes.map((each, index) => arrival(index + 1, { bytes: each })));
  const commits: number[] = [];
  const record = store.record.bind(store);
  store.record = async outcomes => {
    commits.push(outcomes.length);
    const error = fails(outcomes);
    if (error) throw error;
    return record(outcomes);
  };
  const config = load(minimal);
  const workshop = new Workshop(materials, { jobTime: 10_000, memory: 256 });
  onTestFinished(() => workshop.close());
  const told: Moment[] = [];
  const rooms: IntakeRooms = {
    ...{ store, workshop, bell: new Bell(), clock: () => now },
    ...{ verify: () => null, signingKey: materials.signingKey },
    numbers: new Numbers(store, config.tickets.prefixes),
    tell: moment => told.push(moment),
  };
  const mails: Incoming[] = [];
  for (const each of kept)
    mails.push({
      ...{ kept: each, keptAt: now, rules: mailbox },
      understood: await understand(each.bytes, false, home, materials.desk),
    });
  return {
    settled: async (some: readonly Incoming[] = mails) =>
      (await settle(some, intakeRulesOf(config), rooms)).map(({ mailId }) => mailId),
    languages: async () => (await store.tickets()).map(({ ticket }) => ticket.language),
    open: async () => (await store.openMails('incidents')).map(({ uid }) => uid),
    ...{ commits, told, mails },
  };
}

const ofTheSecond = (outcomes: readonly Outcome[]) =>
  outcomes.some(({ facts }) => facts?.subject.endsWith(' 2'))
    ? new Error('a fault that one mail brings')
    : null;

describe('a group of mails', () => {
  test('is recorded in one commit', async () => {
    const { settled, open, commits } = await group(() => null);
    expect(await settled()).toHaveLength(3);
    expect(commits).toEqual([3]);
    expect(await open()).toEqual([]);
  });

  test('that cannot be recorded is replayed mail by mail: one that stumbles stays, the others are through', async () => {
    const { settled, open, commits, told } = await group(ofTheSecond);
    expect(await settled()).toEqual([1, 3]);
    expect(commits).toEqual([3, 1, 1, 1]);
    expect(await open()).toEqual([2]);
    expect(told.map(({ type }) => type)).toEqual(['settled', 'settled', 'stumbled']);
  });

  test('waits whole while the database is in trouble: nothing is replayed, and no mail is to blame', async () => {
    const full = () => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const { settled, open, commits, told } = await group(full);
    await expect(settled()).rejects.toThrow('disk is full');
    expect(commits).toEqual([3]);
    expect(await open()).toEqual([1, 2, 3]);
    expect(told).toEqual([]);
  });

  test('of which nothing can be recorded is no quiet matter: the failure is thrown', async () => {
    const { settled, open } = await group(() => new Error('a fault of every mail'));
    await expect(settled()).rejects.toThrow('a fault of every mail');
    expect(await open()).toEqual([1, 2, 3]);
  });
});

test('a mail that does not tell its language is answered in that of its sender’s last ticket', async () => {
  const wordless = { Subject: '4711', 'Message-ID': '<4711@other.example>' };
  const { settled, languages, mails } = await group(
    () => null,
    [questionnaire(1), note(1, wordless, '4711\n'), note(2, { Subject: '4712' }, '4712\n')],
  );
  await settled(mails.slice(0, 1));
  await settled(mails.slice(1));
  expect(home.language).toBe('en');
  expect((await languages()).toSorted()).toEqual(['en', 'es', 'es']);
});
