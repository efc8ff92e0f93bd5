import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Inbox, type Session, tryInbox } from '../../src/inbox/inbox.ts';
import { type Relay, startRelay } from '../hosts/relay.ts';
import { whereDovecot } from '../hosts/where.ts';
import { accountOn, dovecot, type ImapHost, lookInto, onEveryHost } from './hosts.ts';
import { impatient, inboxFor, inSession, keepLog, mail, runInBackground } from './watch.ts';

/** Reads everything, and keeps the subjects. */
function reading(subjects: string[]) {
  return async (session: Session, signal: AbortSignal) => {
    for await (const { mails: waiting } of session.waiting(signal)) {
      const downloaded = await session.download(waiting);
      subjects.push(...downloaded.map(each => /^Subject: (.*?)\r?$/m.exec(each.bytes.toString())?.[1] ?? ''));
      await session.done(waiting.map(each => each.uid));
    }
  };
}

async function relayTo(host: ImapHost): Promise<Relay> {
  const relay = await startRelay(host.imapPort);
  onTestFinished(() => relay.stop());
  return relay;
}

async function untilFailing(inbox: Inbox): Promise<string> {
  return vi.waitUntil(() => inbox.status().failure?.reason, { timeout: 3_000, interval: 5 });
}

async function untilConnected(inbox: Inbox): Promise<void> {
  await vi.waitUntil(() => inbox.status().connected && inbox.status().failure === null, {
    timeout: 3_000,
    interval: 5,
  });
}

onEveryHost('a mailbox in trouble', host => {
  test('is read on, over a new connection, when the old one is cut', async () => {
    const user = host().newUser();
    const relay = await relayTo(host());
    const inbox = inboxFor(accountOn(host(), user, { port: relay.port }));
    const subjects: string[] = [];
    runInBackground(inbox, reading(subjects));
    await untilConnected(inbox);
    relay.cut();
    await host().deliver(user, mail('after the cut'));
    await vi.waitUntil(() => subjects.length > 0, { timeout: 5_000 });
    expect(subjects).toEqual(['after the cut']);
    expect(relay.connections).toBe(2);
    await untilConnected(inbox);
  });

  test('is found out by the poll when the server falls silent in mid-IDLE, and read again when it is back', async () => {
    const user = host().newUser();
    const relay = await relayTo(host());
    const inbox = inboxFor(accountOn(host(), user, { port: relay.port }), { poll: 200 });
    const subjects: string[] = [];
    runInBackground(inbox, reading(subjects));
    await untilConnected(inbox);
    relay.freeze();
    expect(await untilFailing(inbox)).toBe('cannot look into the folder INBOX: no answer within 0.5 s');
    await vi.waitUntil(() => inbox.status().failure?.reason.includes('greeting'), { timeout: 3_000 });
    relay.thaw();
    await host().deliver(user, mail('after the silence'));
    await vi.waitUntil(() => subjects.length > 0, { timeout: 5_000 });
    await untilConnected(inbox);
  });

  test('ends a download and a move that are never answered', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('one'));
    for (const [ask, words] of [
      [(session: Session) => session.download([{ uid: 1, size: 0, internalDate: null }]), 'cannot download'],
      [(session: Session) => session.done([1]), 'cannot move mails to Processed'],
    ] as const) {
      const relay = await relayTo(host());
      const asking = inSession(accountOn(host(), user, { port: relay.port }), async session => {
        relay.freeze();
        await ask(session);
      });
      await expect(asking).rejects.toThrow(`${words}: no answer within 0.5 s`);
    }
    expect(await lookInto(accountOn(host(), user), 'INBOX')).toHaveLength(1);
  });

  test('says so when nobody listens at the port, and comes back by itself', async () => {
    const user = host().newUser();
    const relay = await startRelay(host().imapPort);
    await relay.stop();
    const inbox = inboxFor(accountOn(host(), user, { port: relay.port }));
    runInBackground(inbox, reading([]));
    expect(await untilFailing(inbox)).toContain('ECONNREFUSED');
    const since = inbox.status().failure?.since;
    await pause(150);
    expect(inbox.status()).toMatchObject({ connected: false, lastGoodPollAt: null, failure: { since } });
  });

  test('says that the sign-in is refused, and tries less often', async () => {
    const user = host().newUser();
    const relay = await relayTo(host());
    const account = accountOn(host(), user, { port: relay.port, password: 'wrong' });
    const inbox = inboxFor(account, { retryFirst: 1, retryMost: 1, refusedFirst: 5_000, refusedMost: 5_000 });
    runInBackground(inbox, reading([]));
    expect(await untilFailing(inbox)).toMatch(
      /^the server refuses the sign-in, see imap.user and imap.password: /,
    );
    await pause(200);
    expect(relay.connections).toBe(1);
  });

  test('goes on after the work on it has failed, at first after a moment, then more and more slowly', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('poison'));
    const inbox = inboxFor(accountOn(host(), user), { retryFirst: 50, retryMost: 400 });
    const tries: number[] = [];
    runInBackground(inbox, async (session, signal) => {
      for await (const _ of session.waiting(signal)) {
        tries.push(performance.now());
        if (tries.length < 4) throw new Error('the disk is full');
      }
    });
    expect(await untilFailing(inbox)).toBe('what was read cannot be handled: the disk is full');
    await vi.waitUntil(() => tries.length === 4, { timeout: 5_000 });
    const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    expect(pauses[0]).toBeGreaterThan(40);
    expect(pauses[2]).toBeGreaterThan(150);
    await untilConnected(inbox);
  });

  test('ends the session when the folder has been replaced by another one', async () => {
    const user = host().newUser();
    const account = accountOn(host(), user, { folder: 'Intake' });
    await lookInto(account, 'INBOX', client => client.mailboxCreate('Intake'));
    await expect(
      inSession(
        account,
        async (session, signal) => {
          await host().replaceIntake(user);
          for await (const _ of session.waiting(signal));
        },
        { poll: 100, select: 3_000 },
      ),
    ).rejects.toThrow(/UIDVALIDITY|deleted|relogin/);
  });

  test('shows no address in the log, whatever words the server has', async () => {
    const account = accountOn(host(), host().newUser(), { folder: 'desk@example.com' });
    const { log, lines } = keepLog();
    const inbox = inboxFor(account, {}, 'here', log);
    runInBackground(inbox, reading([]));
    expect(await untilFailing(inbox)).toContain('desk@example.com');
    expect(lines).toContainEqual(
      expect.objectContaining({ reason: expect.stringContaining('cannot open the folder <address>') }),
    );
    expect(JSON.stringify(lines)).not.toContain('desk@example.com');
  });

  test('tells what is wrong without changing anything, when only tried', async () => {
    const user = host().newUser();
    const account = accountOn(host(), user);
    expect(await tryInbox(account, impatient)).toBeNull();
    expect(await tryInbox(accountOn(host(), user, { folder: 'Nowhere' }), impatient)).toMatch(
      /^cannot open the folder Nowhere: /,
    );
    expect(await tryInbox(accountOn(host(), user, { password: 'wrong' }), impatient)).toMatch(
      /refuses the sign-in/,
    );
    const relay = await relayTo(host());
    relay.freeze();
    expect(await tryInbox(accountOn(host(), user, { port: relay.port }), impatient)).toMatch(/greeting/);
  });

  test('stops trying at once when the signal is raised', async () => {
    const relay = await relayTo(host());
    relay.freeze();
    const inbox = inboxFor(accountOn(host(), host().newUser(), { port: relay.port }), { greeting: 60_000 });
    const leaving = new AbortController();
    const over = inbox.run(leaving.signal, async () => undefined);
    await pause(50);
    leaving.abort();
    await over;
    expect(inbox.status().failure).toBeNull();
  });
});

whereDovecot('a mailbox in trouble with its real server', () => {
  test('is not confused when the server is frozen, kicks it out, or cannot check sign-ins', async () => {
    const host = await dovecot();
    onTestFinished(() => host.stop());
    const user = host.newUser();
    const inbox = inboxFor(accountOn(host, user), { poll: 200 });
    const subjects: string[] = [];
    runInBackground(inbox, reading(subjects));
    await untilConnected(inbox);

    host.pause();
    expect(await untilFailing(inbox)).toContain('no answer within 0.5 s');
    host.resume();
    await untilConnected(inbox);

    await host.kick(user);
    await host.deliver(user, mail('after the kick'));
    await vi.waitUntil(() => subjects.length === 1, { timeout: 5_000 });

    const elsewhere = inboxFor(accountOn(host, 'ana@unavailable.example'), { refusedFirst: 60_000 });
    runInBackground(elsewhere, reading([]));
    expect(await untilFailing(elsewhere)).toMatch(
      /^the server cannot check sign-ins at the moment: .*UNAVAILABLE/,
    );
  });
});
