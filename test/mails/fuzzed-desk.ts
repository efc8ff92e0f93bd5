import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/load.ts';
import { arrivalOf } from '../../src/flow/arrival.ts';
import { Bell } from '../../src/flow/bell.ts';
import { groupsOf } from '../../src/flow/groups.ts';
import { type IntakeRooms, settle } from '../../src/flow/intake.ts';
import type { Incoming } from '../../src/flow/judge.ts';
import type { Moment } from '../../src/flow/moment.ts';
import { Numbers } from '../../src/flow/numbers.ts';
import { quarantine } from '../../src/flow/quarantine.ts';
import { intakeRulesOf, readingDeskOf } from '../../src/flow/rules.ts';
import { understand } from '../../src/flow/understand.ts';
import { writeLetters } from '../../src/flow/write-letters.ts';
import type { Downloaded } from '../../src/inbox/session.ts';
import { createComposer } from '../../src/letters/compose.ts';
import type { Letter } from '../../src/letters/letter.ts';
import { verifyMessageId } from '../../src/mail/signed-id.ts';
import type { KeptMail } from '../../src/store/arrival.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { Fates } from './fates.ts';
import { mutant, signingKey } from './mutations.ts';

const shipped = loadConfig(null, { env: {}, needs: [] });
const config = {
  ...shipped,
  desk: { ...shipped.desk, address: 'desk@example.com', agents: ['noc@example.com'] },
  border: { hosts: ['mx.example.com'], authservIds: ['mx.example.com', '.outlook.com'] },
};
const rules = intakeRulesOf(config, 'answer');
const readingDesk = readingDeskOf(config);
const composer = createComposer({ templates: config.templates, signingKey });
const home = { language: 'en', country: null, zone: 'America/Lima' } as const;
const mailbox = { name: 'incidents', address: 'incidents@example.com', expects: 'incident', home } as const;
const now = new Date('2026-11-22T15:05:00Z');

/** How many mails are at hand at a time. */
const atHand = 50;

/**
 * Takes the mails of these seeds through a desk that knows none yet, all of the way but the servers: kept, read,
 * decided, answered, committed. Gives back what became of them.
 */
export async function takeIn(seeds: readonly number[], corpus: readonly string[]): Promise<Fates> {
  const folder = await mkdtemp(join(tmpdir(), 'acuse-fuzz-'));
  const store = await openStore({ url: `sqlite:${join(folder, 'acuse.db')}` });
  try {
    await store.migrate();
    const fates = new Fates(seeds);
    const rooms = roomsOf(store, fates);
    for (let start = 0; start < seeds.length; start += atHand)
      for (const group of grouped(mailsOf(seeds, start, corpus)))
        await settle(await read(await keep(group, store), rooms, fates), rules, rooms);
    await writeAll(rooms);
    await lookThrough(store, fates);
    return fates;
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

function roomsOf(store: Store, fates: Fates): IntakeRooms {
  const compose: IntakeRooms['workshop']['compose'] = async (order, at, original) => {
    const done = await fates.timed(order.acknowledges, () =>
      composer.compose(order, at, original ?? undefined),
    );
    if (hasOtherReaders(done)) fates.fault(order.acknowledges, `the letter ${done.key} has other readers`);
    return { done };
  };
  return {
    store,
    workshop: { compose },
    numbers: new Numbers(store, config.tickets.prefixes),
    bell: new Bell(),
    clock: () => now,
    tell: moment => hear(moment, fates),
    verify: messageId => verifyMessageId(signingKey, messageId),
    signingKey,
  };
}

/** The agents' letters. */
async function writeAll(rooms: IntakeRooms): Promise<void> {
  const done = new AbortController();
  const rush = { isOn: false, ended: async () => done.abort() };
  await writeLetters({ ...rooms, rush }, done.signal);
}

function hasOtherReaders({ bytes }: Letter): boolean {
  const [head = ''] = Buffer.from(bytes).toString('latin1').split('\r\n\r\n', 1);
  return /^(?:b?cc:|to:.*,)/im.test(head) || head.match(/^to:/gim)?.length !== 1;
}

function hear(moment: Moment, fates: Fates): void {
  if (moment.type === 'unwritten') fates.fault(null, `not written: ${moment.key}: ${moment.reason}`);
  if (moment.type === 'stumbled') fates.fault(moment.mailId, moment.reason);
  if (moment.type !== 'settled') return;
  const { mailId, disposition, why } = moment;
  fates.count(disposition);
  if (why.saw.lettersNotWritten) fates.fault(mailId, `not written: ${why.saw.lettersNotWritten}`);
}

function mailsOf(seeds: readonly number[], start: number, corpus: readonly string[]): Downloaded[] {
  return seeds.slice(start, start + atHand).map((seed, index) => {
    const { bytes } = mutant(seed, corpus);
    return { uid: start + index + 1, bytes, size: bytes.length, internalDate: now, truncated: false };
  });
}

/** Those that are kept, read, decided and committed together, as the daemon does it. */
function grouped(mails: Downloaded[]): Downloaded[][] {
  const byUid = new Map(mails.map(mail => [mail.uid, mail]));
  return groupsOf(mails).map(group => group.flatMap(({ uid }) => byUid.get(uid) ?? []));
}

function keep(mails: readonly Downloaded[], store: Store): Promise<KeptMail[]> {
  const ruling = { mailbox, borderHosts: config.border.hosts, acknowledgeWithin: 15 * 60_000 };
  const place = { folder: 'INBOX', uidValidity: '1' };
  return store.keep(mails.map(mail => arrivalOf(mail, now, ruling, place)));
}

/** What is no mail at all goes into quarantine; anything else has to be readable. */
async function read(kept: readonly KeptMail[], rooms: IntakeRooms, fates: Fates): Promise<Incoming[]> {
  const readable: Incoming[] = [];
  for (const mail of kept) {
    const held = { kept: mail, keptAt: now };
    try {
      const reading = () => understand(mail.bytes, false, home, readingDesk);
      readable.push({ ...held, rules: mailbox, understood: await fates.timed(mail.id, reading) });
    } catch (error) {
      const reason = String(error);
      if (!reason.startsWith('Error: not a mail')) fates.fault(mail.id, reason);
      await quarantine(held, reason, rooms);
    }
  }
  return readable;
}

/** What nothing in a mail may break; what waits for a person is no fault. */
const soundness = ['journal', 'completeness'];

/** Every mail has a verdict, and the desk's data hangs together. */
async function lookThrough(store: Store, fates: Fates): Promise<void> {
  for (const { mailId } of await store.openMails(mailbox.name)) fates.fault(mailId, 'it has no verdict');
  for (const { subject, findings } of await store.examine({ now, isDaemonRunning: true }))
    for (const { isWrong, what } of findings)
      if (isWrong && soundness.includes(subject)) fates.fault(null, `${subject}: ${what}`);
}
