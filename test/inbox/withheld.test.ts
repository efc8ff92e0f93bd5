import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import type { Session } from '../../src/inbox/inbox.ts';
import { Withheld } from '../../src/inbox/withheld.ts';
import { accountOn, type ImapHost, lookInto, onEveryHost } from './hosts.ts';
import { type Ailment, spoilMails } from './spoilt-mail.ts';
import { inboxFor, keepLog, mail, runInBackground } from './watch.ts';

/** Five mails, of which the server does not hand out the spoilt ones, and a desk that reads them. */
async function readDespite(host: ImapHost, spoilt: Map<number, Ailment>) {
  const user = host.newUser();
  await host.deliver(user, ...['one', 'two', 'three', 'four', 'five'].map(subject => mail(subject)));
  const port = await spoilMails(host.imapPort, spoilt);
  const { log, lines } = keepLog();
  const inbox = inboxFor(accountOn(host, user, { port }), { poll: 150 }, 'here', log);
  const read: number[] = [];
  runInBackground(inbox, async (session: Session, signal) => {
    for await (const { mails } of session.waiting(signal)) {
      const uids = (await session.download(mails)).map(each => each.uid);
      read.push(...uids);
      await session.done(uids);
    }
  });
  const warnings = () => lines.filter(line => line.msg === 'the server does not hand out a mail');
  const reads = (uids: number[]) => vi.waitUntil(() => uids.every(uid => read.includes(uid)), 10_000);
  const fails = (words: RegExp) =>
    vi.waitUntil(() => words.test(inbox.status().failure?.reason ?? ''), 10_000);
  return { account: accountOn(host, user), user, inbox, spoilt, lines, warnings, reads, fails };
}

onEveryHost('a mail that the server does not hand out', host => {
  test('is left out when the server refuses it, and the others are read; log and status name it', async () => {
    const desk = await readDespite(host(), new Map([[2, 'refused']]));
    await desk.reads([1, 3, 4, 5]);
    await desk.fails(/^the server does not hand out the mail with UID 2: cannot download: .*corrupt/);
    const since = desk.inbox.status().failure?.since;
    await host().deliver(desk.user, mail('six'));
    await desk.reads([6]);
    expect(desk.inbox.status()).toMatchObject({ connected: true, failure: { since } });
    expect(desk.warnings()).toEqual([expect.objectContaining({ uid: 2, mailbox: 'desk' })]);
    expect(JSON.stringify(desk.lines)).not.toContain('desk@example.com');
    expect((await lookInto(desk.account, 'INBOX')).map(each => each.uid)).toEqual([2]);
  });

  test('is read as soon as the server does hand it out, and nothing is wrong any more', async () => {
    const desk = await readDespite(host(), new Map([[2, 'refused']]));
    await desk.fails(/UID 2/);
    desk.spoilt.clear();
    await desk.reads([2]);
    await vi.waitUntil(() => desk.inbox.status().failure === null);
  });

  test('is no concern any more when somebody takes it away', async () => {
    const desk = await readDespite(host(), new Map([[2, 'refused']]));
    await desk.fails(/UID 2/);
    await lookInto(desk.account, 'INBOX', client => client.messageDelete([2], { uid: true }));
    await vi.waitUntil(() => desk.inbox.status().failure === null, 5_000);
  });

  test.each(['deadly', 'endless'] as const)(
    'is left out when the connection does not survive it: %s',
    {
      timeout: 20_000,
    },
    async ailment => {
      const desk = await readDespite(host(), new Map([[2, ailment]]));
      await desk.reads([1, 3, 4, 5]);
      await desk.fails(/^the server does not hand out the mail with UID 2: the connection was lost/);
      expect(desk.warnings()).toHaveLength(1);
      await host().deliver(desk.user, mail('six'));
      await desk.reads([6]);
      expect(desk.inbox.status().connected).toBe(true);
    },
  );

  test('is left out when the server does not even tell its size, be it the last one', async () => {
    const desk = await readDespite(host(), new Map([[5, 'unmeasurable']]));
    await desk.reads([1, 2, 3, 4]);
    await desk.fails(/UID 5: cannot look at the mail: .*corrupt/);
    expect(desk.warnings()).toHaveLength(1);
    await host().deliver(desk.user, mail('six'));
    await desk.reads([6]);
    expect(desk.inbox.status().connected).toBe(true);
    expect(desk.lines.filter(line => line.msg === 'the mailbox cannot be read')).toEqual([]);
  });

  test('is told of when it is listed and nothing comes, time and again', async () => {
    const desk = await readDespite(host(), new Map([[2, 'hollow']]));
    await desk.reads([1, 3, 4, 5]);
    await desk.fails(/UID 2: it is listed, and nothing comes/);
    expect(desk.warnings()).toHaveLength(1);
  });

  test('is counted with the others like it', async () => {
    const spoilt = new Map<number, Ailment>([2, 3, 5].map(uid => [uid, 'refused']));
    const desk = await readDespite(host(), spoilt);
    await desk.reads([1, 4]);
    await desk.fails(/UID 2 and 2 more: /);
  });
});

test('a mail over which the connection was lost again and again is left out for a minute, then for longer, at most an hour', () => {
  const minute = 60_000;
  let now = new Date('2026-03-02T09:00Z');
  const withheld = new Withheld(pino({ level: 'silent' }), () => now);
  for (let time = 1; time < 4; time++) withheld.begin([7]);
  expect(withheld.isDeadly(7)).toBe(false);
  for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
    withheld.begin([7]);
    const begun = now.getTime();
    now = new Date(begun + minutes * minute - 1);
    expect(withheld.isDeadly(7)).toBe(true);
    now = new Date(begun + minutes * minute);
    expect(withheld.isDeadly(7)).toBe(false);
    expect(withheld.isSuspect(7)).toBe(true);
  }
  withheld.begin([7]);
  now = new Date(now.getTime() - 60 * minute);
  expect(withheld.isDeadly(7), 'the clock was set back').toBe(false);
});

test('in another folder, a UID names another mail', () => {
  const withheld = new Withheld(pino({ level: 'silent' }), () => new Date('2026-03-02T09:00Z'));
  withheld.enter('1');
  withheld.leaveOut(7, 'it is corrupt');
  withheld.enter('1');
  expect(withheld.failure).not.toBeNull();
  withheld.enter('2');
  expect(withheld.failure).toBeNull();
});
