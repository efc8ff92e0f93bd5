import { expect, test } from 'vitest';
import { accountOn, lookInto, onEveryHost, onEveryHostWithoutMove } from './hosts.ts';
import { inSession, mail, next } from './watch.ts';

const subjects = (mails: { bytes: Buffer }[]) =>
  mails.map(each => /^Subject: (.*?)\r?$/m.exec(each.bytes.toString())?.[1]).sort();

onEveryHostWithoutMove('a server that does not know MOVE', host => {
  test('has handled mails copied and removed, with the keyword', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('one'), mail('two'), mail('three'));
    const account = accountOn(host(), user);
    await inSession(account, async (session, signal) => {
      const lists = session.waiting(signal);
      await next(lists);
      await session.done([1, 3]);
      await host().deliver(user, mail('four'));
      expect((await next(lists)).mails.map(each => each.uid)).toEqual([4]);
    });
    expect(subjects(await lookInto(account, 'INBOX'))).toEqual(['four', 'two']);
    const processed = await lookInto(account, 'Processed');
    expect(subjects(processed)).toEqual(['one', 'three']);
    expect(processed.every(each => each.flags.has('$Acuse-here'))).toBe(true);
  });

  test('gets no second copy of a mail when the first try broke off before it was removed', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('copied'), mail('only marked'), mail('untouched'));
    const account = accountOn(host(), user);
    await inSession(account, async () => undefined);
    await lookInto(account, 'INBOX', async client => {
      await client.messageFlagsAdd([1, 2], ['$Acuse-here'], { uid: true });
      await client.messageCopy([1], 'Processed', { uid: true });
    });
    await inSession(account, async session => {
      await session.done([1, 2, 3]);
      await session.done([1, 2, 3]);
    });
    expect(await lookInto(account, 'INBOX')).toEqual([]);
    expect(subjects(await lookInto(account, 'Processed'))).toEqual(['copied', 'only marked', 'untouched']);
  });

  test('keeps the mails that somebody else has marked as deleted', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('theirs'), mail('ours'));
    const account = accountOn(host(), user);
    await lookInto(account, 'INBOX', client => client.messageFlagsAdd([1], ['\\Deleted'], { uid: true }));
    await inSession(account, session => session.done([2]));
    expect(subjects(await lookInto(account, 'INBOX'))).toEqual(['theirs']);
  });

  test('moves very many at once, in pieces that the server can take', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('first'), mail('last'));
    const account = accountOn(host(), user);
    const longGone = Array.from({ length: 20_000 }, (_, count) => 1_000_000 + 2 * count);
    await inSession(
      account,
      async (session, _signal, inbox) => {
        await session.done([1, ...longGone, 2]);
        expect(inbox.status().failure).toBeNull();
      },
      { move: 5_000 },
    );
    expect(await lookInto(account, 'INBOX')).toEqual([]);
    expect(subjects(await lookInto(account, 'Processed'))).toEqual(['first', 'last']);
  });
});

onEveryHost('a server that refuses a move', host => {
  test('is read all the same, and the status says why the mails stay', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('stays'));
    const account = accountOn(host(), user, { processed: host().impossibleFolder });
    await inSession(
      account,
      async (session, signal, inbox) => {
        const lists = session.waiting(signal);
        await next(lists);
        await session.done([1]);
        const { connected, failure } = inbox.status();
        expect(connected).toBe(true);
        expect(failure?.reason).toMatch(/folder|move/);
        expect((await next(lists)).mails.map(each => each.uid)).toEqual([1]);
      },
      { poll: 150 },
    );
  });
});

onEveryHost('a server that knows MOVE', host => {
  test('moves very many at once, in pieces that the server can take', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('first'), mail('last'));
    const account = accountOn(host(), user);
    const longGone = Array.from({ length: 20_000 }, (_, count) => 1_000_000 + 2 * count);
    await inSession(
      account,
      async (session, _signal, inbox) => {
        await session.done([1, ...longGone, 2]);
        expect(inbox.status().failure).toBeNull();
      },
      { move: 5_000 },
    );
    expect(await lookInto(account, 'INBOX')).toEqual([]);
    expect(subjects(await lookInto(account, 'Processed'))).toEqual(['first', 'last']);
  });
});
