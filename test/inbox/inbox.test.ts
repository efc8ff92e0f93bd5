import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import type { Waiting } from '../../src/inbox/session.ts';
import { accountOn, lookInto, onEveryHost } from './hosts.ts';
import { inboxFor, inSession, mail, next, runInBackground } from './watch.ts';

const silent = pino({ level: 'silent' });

onEveryHost('a watched mailbox', host => {
  test('shows at once what lies in it, with size and date', async () => {
    const user = host().newUser();
    const mails = [mail('one'), mail('two')];
    await host().deliver(user, ...mails);
    await inSession(accountOn(host(), user), async (session, signal) => {
      const { mails: waiting } = await next(session.waiting(signal));
      expect(waiting.map(each => each.uid)).toEqual([1, 2]);
      const downloaded = await session.download(waiting);
      expect(downloaded.map(each => each.size)).toEqual(downloaded.map(each => each.bytes.length));
      expect(Math.abs(Date.now() - Number(waiting[0]?.internalDate))).toBeLessThan(5_000);
      expect(session.uidValidity).toMatch(/^[1-9]\d*$/);
    });
  });

  test('wakes when a mail arrives, and shows only what is new', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('old'));
    await inSession(accountOn(host(), user), async (session, signal) => {
      const lists = session.waiting(signal);
      await next(lists);
      const coming = next(lists);
      await pause(100);
      await host().deliver(user, mail('new'));
      expect((await coming).mails.map(each => each.uid)).toEqual([2]);
    });
  });

  test('is announced to be filling before anybody knows with what', async () => {
    const user = host().newUser();
    const heard: string[] = [];
    const inbox = inboxFor(accountOn(host(), user), {}, 'here', silent, () => heard.push('announced'));
    runInBackground(inbox, async (session, signal) => {
      for await (const { mails } of session.waiting(signal)) heard.push(`${mails.length} found`);
    });
    await vi.waitUntil(() => heard.length === 1, { timeout: 5_000 });
    await host().deliver(user, mail('new'));
    await vi.waitUntil(() => heard.length === 3, { timeout: 5_000 });
    expect(heard).toEqual(['0 found', 'announced', '1 found']);
  });

  test('hands out a short mail along with the news of it, and a long one when it is asked for', async () => {
    const user = host().newUser();
    const mails = [mail('short'), mail('long', 'A long line.\r\n'.repeat(8_000))];
    await inSession(accountOn(host(), user), async (session, signal) => {
      const lists = session.waiting(signal);
      await next(lists);
      await host().deliver(user, ...mails);
      const waiting: Waiting[] = [];
      while (waiting.length < 2) waiting.push(...(await next(lists)).mails);
      expect(waiting.map(each => each.bytes !== undefined)).toEqual([true, false]);
      const downloaded = await session.download(waiting);
      for (const [index, bytes] of mails.entries())
        expect(downloaded[index]?.bytes.toString().trimEnd().endsWith(bytes.toString().trimEnd())).toBe(true);
    });
  });

  test('hands out no more than a few along with the news of many', async () => {
    const user = host().newUser();
    await inSession(accountOn(host(), user), async (session, signal) => {
      const lists = session.waiting(signal);
      await next(lists);
      await host().deliver(user, ...Array.from({ length: 20 }, (_, index) => mail(`mail-${index}`)));
      const found: Waiting[][] = [];
      while (found.flat().length < 20) found.push((await next(lists)).mails);
      expect(found.flat().map(({ uid }) => uid)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      for (const waiting of found)
        expect(waiting.filter(({ bytes }) => bytes !== undefined).length).toBeLessThanOrEqual(8);
    });
  });

  test('wakes also when something else was asked of the server in between', async () => {
    const user = host().newUser();
    await inSession(accountOn(host(), user), async (session, signal) => {
      const lists = session.waiting(signal);
      expect(await next(lists)).toEqual({ mails: [], isEverything: true });
      const coming = next(lists);
      await pause(100);
      await session.done([1]);
      await pause(700);
      await host().deliver(user, mail('new'));
      expect((await coming).mails).toHaveLength(1);
    });
  });

  test('does not miss what arrives while a group is being worked on', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('first'));
    await inSession(accountOn(host(), user), async (session, signal) => {
      const lists = session.waiting(signal);
      const { mails: waiting } = await next(lists);
      await host().deliver(user, mail('during the work'));
      await session.download(waiting);
      await session.done([1]);
      expect((await next(lists)).mails.map(each => each.uid)).toEqual([2]);
    });
  });

  test('is polled, whether or not the server tells of anything, and then shows all that still lies there', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('left lying'), mail('handled'));
    await inSession(
      accountOn(host(), user),
      async (session, signal, inbox) => {
        const lists = session.waiting(signal);
        await next(lists);
        await session.done([2]);
        const before = inbox.status().lastGoodPollAt;
        expect((await next(lists)).mails.map(each => each.uid)).toEqual([1]);
        expect(Number(inbox.status().lastGoodPollAt)).toBeGreaterThan(Number(before));
      },
      { poll: 200 },
    );
  });

  test('tells with each list whether it is all that lies there, and with each poll so also when that is nothing', async () => {
    const user = host().newUser();
    await inSession(
      accountOn(host(), user),
      async (session, signal) => {
        const lists = session.waiting(signal);
        const nothing = { mails: [], isEverything: true };
        expect(await next(lists)).toEqual(nothing);
        expect(await next(lists)).toEqual(nothing);
        await host().deliver(user, mail('new'));
        expect(await next(lists)).toMatchObject({ mails: [{ uid: 1 }], isEverything: false });
        expect(await next(lists)).toMatchObject({ mails: [{ uid: 1 }], isEverything: true });
      },
      { poll: 1_000 },
    );
  });

  test('gives the bytes as the server has them, and leaves the mail unread', async () => {
    const user = host().newUser();
    const odd = Buffer.concat([
      mail('odd'),
      Buffer.from([0xff, 0xc3, 0x28, 0x80, 0x0a, 0x0d, 0x0a]),
      Buffer.from('}{5}\r\nA1 OK\r\n)'),
    ]);
    const long = mail('long', 'x'.repeat(300_000));
    await host().deliver(user, odd, mail('empty', ''), long);
    const account = accountOn(host(), user);
    const downloaded = await inSession(account, async (session, signal) =>
      session.download((await next(session.waiting(signal))).mails),
    );
    if (host().keepsOddBytes) expect(downloaded[0]?.bytes.equals(odd)).toBe(true);
    const seen = await lookInto(account, 'INBOX');
    expect(downloaded.every((each, index) => seen[index]?.bytes.equals(each.bytes))).toBe(true);
    expect(seen.every(each => !each.flags.has('\\Seen'))).toBe(true);
  });

  test('gives only the beginning of a mail that is larger than allowed, and says so', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('large', 'x'.repeat(3_000_000)), mail('small'));
    const account = accountOn(host(), user, { maxSize: 2_000_000 });
    const [large, small] = await inSession(account, async (session, signal) =>
      session.download((await next(session.waiting(signal))).mails),
    );
    expect(large).toMatchObject({ truncated: true });
    expect(large?.bytes.length).toBe(1024 * 1024);
    expect(large?.size).toBeGreaterThan(3_000_000);
    expect(small).toMatchObject({ truncated: false });
  });

  test('leaves a mail out of the download that somebody has taken away', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('one'), mail('two'));
    const account = accountOn(host(), user);
    await inSession(account, async (session, signal) => {
      const { mails: waiting } = await next(session.waiting(signal));
      await lookInto(account, 'INBOX', client => client.messageDelete([1], { uid: true }));
      expect((await session.download(waiting)).map(each => each.uid)).toEqual([2]);
      await session.done([1, 2]);
    });
  });

  test('moves what is handled to the processed folder, and what is not to quarantine, both with our keyword', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('handled'), mail('strange'), mail('open'));
    const account = accountOn(host(), user);
    await inSession(account, async session => {
      await session.done([1]);
      await session.quarantine([2]);
      await session.done([1]);
      await session.done([]);
    });
    expect(await lookInto(account, 'INBOX')).toHaveLength(1);
    for (const [folder, subject] of [
      ['Processed', 'handled'],
      ['Quarantine', 'strange'],
    ] as const) {
      const [moved, ...more] = await lookInto(account, folder);
      expect(more).toEqual([]);
      expect(moved?.bytes.toString()).toContain(`Subject: ${subject}`);
      expect([...(moved?.flags ?? [])]).toContain('$Acuse-here');
    }
  });

  test('makes the processed folder again when somebody has removed it', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('handled'));
    const account = accountOn(host(), user);
    await inSession(account, async session => {
      await lookInto(account, 'INBOX', client => client.mailboxDelete('Processed'));
      await session.done([1]);
    });
    expect(await lookInto(account, 'Processed')).toHaveLength(1);
  });

  test('tells of another installation that works on the same mailbox', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('one'), mail('two'));
    const account = accountOn(host(), user);
    await inSession(account, session => session.done([1]), {}, 'there');
    expect(await inSession(account, async session => session.otherInstallations)).toEqual(['there']);
    await inSession(account, session => session.done([2]));
    expect(await inSession(account, async session => session.otherInstallations)).toEqual(['there']);
    expect(await inSession(account, async session => session.otherInstallations, {}, 'there')).toEqual([
      'here',
    ]);
  });

  test('is asked again at little cost what lies there, also when that is hundreds of mails', {
    timeout: 60_000,
  }, async () => {
    const user = host().newUser();
    const mails = Array.from({ length: 500 }, (_, count) => mail(`number ${count}`));
    await host().deliver(user, ...mails);
    await inSession(
      accountOn(host(), user),
      async (session, signal) => {
        const lists = session.waiting(signal);
        expect((await next(lists)).mails).toHaveLength(500);
        const again = performance.now();
        expect((await next(lists)).mails).toHaveLength(500);
        expect(performance.now() - again).toBeLessThan(1_000);
      },
      { poll: 100, list: 10_000 },
    );
  });

  test('ends its lists when the signal is raised', async () => {
    const user = host().newUser();
    await inSession(accountOn(host(), user), async session => {
      const leaving = new AbortController();
      const lists = session.waiting(leaving.signal);
      await next(lists);
      const coming = lists.next();
      await pause(50);
      leaving.abort();
      expect((await coming).done).toBe(true);
    });
  });
});
