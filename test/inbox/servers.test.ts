import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Inbox, type Session, tryInbox } from '../../src/inbox/inbox.ts';
import { bareImap, type DovecotOptions } from '../hosts/dovecot.ts';
import { bendLine, losingAnswerTo } from '../hosts/line.ts';
import { whereDovecot } from '../hosts/where.ts';
import { accountOn, dovecot, lookInto, onEveryHost, onEveryHostWithoutMove } from './hosts.ts';
import { impatient, inboxFor, inSession, mail, runInBackground } from './watch.ts';

/** Reads everything, and keeps the subjects. */
function reading(subjects: string[]) {
  return async (session: Session, signal: AbortSignal) => {
    for await (const { mails } of session.waiting(signal)) {
      const downloaded = await session.download(mails);
      subjects.push(
        ...downloaded.map(({ bytes }) => /^Subject: (.*?)\r?$/m.exec(bytes.toString())?.[1] ?? ''),
      );
      await session.done(mails.map(({ uid }) => uid));
    }
  };
}

/** A Dovecot of its own, for what one server cannot do and another cannot leave. */
async function special(options: DovecotOptions) {
  const host = await dovecot(options);
  onTestFinished(() => host.stop());
  return host;
}

function untilFailing(inbox: Inbox): Promise<string> {
  return vi.waitUntil(() => inbox.status().failure?.reason, { timeout: 5_000, interval: 5 });
}

async function untilWell(inbox: Inbox): Promise<void> {
  const isWell = () => inbox.status().connected && inbox.status().failure === null;
  await vi.waitUntil(isWell, { timeout: 5_000, interval: 5 });
}

whereDovecot('a server without MOVE, UIDPLUS and IDLE', () => {
  test('is asked for none of them; mails are found by the poll and leave by a copy', async () => {
    const host = await special({ imapCapability: bareImap });
    const user = host.newUser();
    const { port, commands } = await bendLine(host.imapPort, {});
    const inbox = inboxFor(accountOn(host, user, { port }), { poll: 200 });
    const subjects: string[] = [];
    runInBackground(inbox, reading(subjects));
    await untilWell(inbox);
    await host.deliver(user, mail('one'));
    await vi.waitUntil(() => subjects.length === 1, 5_000);
    await host.deliver(user, mail('two'));
    await vi.waitUntil(() => subjects.length === 2, 5_000);
    const account = accountOn(host, user);
    await vi.waitUntil(async () => (await lookInto(account, 'Processed')).length === 2, 5_000);
    expect(await lookInto(account, 'INBOX')).toEqual([]);
    expect(subjects).toEqual(['one', 'two']);
    expect(commands.filter(line => / (?:IDLE|UID MOVE|UID EXPUNGE)\b/i.test(line))).toEqual([]);
  });
});

whereDovecot('a server whose folders all lie below INBOX', () => {
  test('has ours made there, and mails moved into them', async () => {
    const host = await special({ prefix: 'INBOX.' });
    const user = host.newUser();
    await host.deliver(user, mail('one'), mail('two'));
    const account = accountOn(host, user, { processed: 'Atendidos ñ & más' });
    await inSession(account, async session => {
      await session.done([1]);
      await session.quarantine([2]);
      expect((await session.filedSince(new Date(0)).next()).value).toHaveLength(1);
    });
    expect(await lookInto(account, 'INBOX')).toEqual([]);
    expect(await lookInto(account, 'INBOX.Atendidos ñ & más')).toHaveLength(1);
    expect(await lookInto(account, 'INBOX.Quarantine')).toHaveLength(1);
  });
});

whereDovecot('a folder that the server marks for a use', () => {
  test('is meant by its mark, whatever it is called there', async () => {
    const host = await special({});
    const user = host.newUser();
    await host.deliver(user, mail('one'));
    const account = accountOn(host, user, { processed: '\\Archive' });
    await lookInto(account, 'INBOX', client => client.mailboxCreate('Correo archivado'));
    await inSession(account, session => session.done([1]));
    expect(await lookInto(account, 'Correo archivado')).toHaveLength(1);
    expect(await tryInbox(accountOn(host, user, { quarantine: '\\Junk' }), impatient)).toBe(
      'the server marks no folder as \\Junk: name the folder itself',
    );
  });

  test('is not watched when it shows every mail again, as Gmail’s All Mail does', async () => {
    const host = await special({});
    const account = accountOn(host, host.newUser(), { folder: 'Todo el correo' });
    await lookInto(account, 'INBOX', client => client.mailboxCreate('Todo el correo'));
    expect(await tryInbox(account, impatient)).toMatch(
      /^the folder Todo el correo shows every mail .*: watch INBOX$/,
    );
  });
});

onEveryHost('a server whose answer to MOVE is lost on the way', host => {
  test('has moved the mail: it is not looked for, and not moved again', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('one'));
    const { port } = await bendLine(host().imapPort, losingAnswerTo(/ UID MOVE /i));
    const inbox = inboxFor(accountOn(host(), user, { port }));
    const subjects: string[] = [];
    runInBackground(inbox, reading(subjects));
    expect(await untilFailing(inbox)).toMatch(/connection|closed/i);
    await untilWell(inbox);
    expect(subjects).toEqual(['one']);
    expect(await lookInto(accountOn(host(), user), 'Processed')).toHaveLength(1);
  });
});

onEveryHostWithoutMove('a server whose answer to COPY is lost on the way', host => {
  test('gets no second copy', async () => {
    const user = host().newUser();
    await host().deliver(user, mail('one'), mail('two'));
    const { port } = await bendLine(host().imapPort, losingAnswerTo(/ UID COPY /i));
    const inbox = inboxFor(accountOn(host(), user, { port }));
    runInBackground(inbox, reading([]));
    await untilFailing(inbox);
    const account = accountOn(host(), user);
    await vi.waitUntil(async () => (await lookInto(account, 'INBOX')).length === 0, 5_000);
    expect(await lookInto(account, 'Processed')).toHaveLength(2);
  });
});

onEveryHost('an IDLE that tells nothing', host => {
  test('is no reason to miss a mail: the poll finds it', async () => {
    const user = host().newUser();
    const { port } = await bendLine(host().imapPort, {
      answer: (bytes, client) => {
        const isNews = /^\* \d+ (?:EXISTS|RECENT)\r\n/.test(bytes.toString('latin1'));
        if (!isNews) client.write(bytes);
      },
    });
    const inbox = inboxFor(accountOn(host(), user, { port }), { poll: 700 });
    const subjects: string[] = [];
    runInBackground(inbox, reading(subjects));
    await untilWell(inbox);
    await pause(100);
    await host().deliver(user, mail('told by nobody'));
    await vi.waitUntil(() => subjects.length === 1, 5_000);
    expect(inbox.status().failure).toBeNull();
  });
});

onEveryHost('an account that is locked for a while', host => {
  test('is tried seldom, said so plainly, and read again by itself', async () => {
    const user = host().newUser();
    let isLocked = true;
    let tries = 0;
    const { port } = await bendLine(host().imapPort, {
      command: (line, client, upstream) => {
        const [, tag] = /^(\S+) (?:LOGIN|AUTHENTICATE)\b/i.exec(line) ?? [];
        if (tag === undefined || !isLocked) return void upstream.write(`${line}\r\n`, 'latin1');
        tries++;
        client.write(`${tag} NO [AUTHENTICATIONFAILED] Account is temporarily locked, wait an hour\r\n`);
      },
    });
    await host().deliver(user, mail('waits'));
    const seldom = { retryFirst: 1, retryMost: 1, refusedFirst: 300, refusedMost: 300 };
    const inbox = inboxFor(accountOn(host(), user, { port }), seldom);
    const subjects: string[] = [];
    runInBackground(inbox, reading(subjects));
    expect(await untilFailing(inbox)).toMatch(/^the server lets us in only later: .*locked/);
    await pause(200);
    expect(tries).toBe(1);
    isLocked = false;
    await untilWell(inbox);
    await vi.waitUntil(() => subjects.length === 1, 5_000);
  });
});

whereDovecot('a server that allows one connection', () => {
  test('is read with one; while another program has it, that is said, and tried again', async () => {
    const host = await special({ connections: 1 });
    const user = host.newUser();
    const account = accountOn(host, user);
    const other = new ImapFlow({
      ...{ host: host.host, port: host.imapPort, secure: false, doSTARTTLS: false, logger: false },
      auth: { user, pass: host.password },
    });
    await other.connect();
    const inbox = inboxFor(account);
    const subjects: string[] = [];
    runInBackground(inbox, reading(subjects));
    expect(await untilFailing(inbox)).toMatch(/^the server .*(?:later|at the moment): .*connections/);
    await other.logout();
    await untilWell(inbox);
    await host.deliver(user, mail('one'));
    await vi.waitUntil(() => subjects.length === 1, 5_000);
    await vi.waitUntil(() => inbox.status().failure === null);
  });
});

whereDovecot('a folder that somebody renames', () => {
  test('is said to be missing, and read again when it is back', async () => {
    const host = await special({});
    const user = host.newUser();
    const account = accountOn(host, user, { folder: 'Intake' });
    await lookInto(account, 'INBOX', client => client.mailboxCreate('Intake'));
    const inbox = inboxFor(account, { poll: 100 });
    const subjects: string[] = [];
    runInBackground(inbox, reading(subjects));
    await untilWell(inbox);
    await lookInto(account, 'INBOX', client => client.mailboxRename('Intake', 'Elsewhere'));
    await vi.waitUntil(
      () => /^cannot open the folder Intake/.test(inbox.status().failure?.reason ?? ''),
      5_000,
    );
    await lookInto(account, 'INBOX', async client => {
      await client.mailboxRename('Elsewhere', 'Intake');
      await client.append('Intake', mail('came meanwhile'));
    });
    await vi.waitUntil(() => subjects.length === 1, 5_000);
  });

  test('is made anew when it is the processed one', async () => {
    const host = await special({});
    const user = host.newUser();
    const account = accountOn(host, user);
    const inbox = inboxFor(account, { poll: 100 });
    runInBackground(inbox, reading([]));
    await untilWell(inbox);
    await lookInto(account, 'INBOX', client => client.mailboxRename('Processed', 'Old'));
    await host.deliver(user, mail('one'));
    await vi.waitUntil(async () => (await lookInto(account, 'INBOX')).length === 0, 5_000);
    expect(await lookInto(account, 'Processed')).toHaveLength(1);
    expect(inbox.status().failure).toBeNull();
  });
});
