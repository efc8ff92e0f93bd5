import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { accountOn, type ImapHost, lookInto, onEmbeddedHost, onEveryHost } from '../inbox/hosts.ts';
import { type Daemon, type Desk, movableClock, openDesk } from './desk.ts';
import { addressOf, messageIdOf, questionnaire } from './mails.ts';

const hours = 60 * 60_000;

/** A questionnaire that was sent just now. */
function fresh(number: number, fields: Record<string, string | null> = {}): Buffer {
  return questionnaire(number, { Date: new Date().toUTCString(), ...fields });
}

/** What somebody does who tidies up with a mail program: all that lies in one folder goes to another. */
async function putAway(host: ImapHost, desk: Desk, from = 'INBOX'): Promise<void> {
  const account = accountOn(host, desk.config.mailboxes[0]?.address ?? '');
  await lookInto(account, from, client => client.messageMove('1:*', 'Processed'));
}

/** A desk that has been in service for a while and is closed now. */
async function closedDesk(host: ImapHost): Promise<Desk> {
  const desk = await openDesk(host);
  const daemon = desk.start();
  await desk.deliver(fresh(99));
  await daemon.saw('delivered', 2);
  await vi.waitUntil(async () => (await desk.count('Processed')) === 1, 5_000);
  await daemon.stop();
  return desk;
}

async function customers(desk: Desk): Promise<string[]> {
  return (await desk.answers()).flatMap(({ envelope }) => envelope.to).slice(1);
}

/** Resolves once the whole mailbox has been looked at, and reconciled in the course of it. */
async function settledDown(daemon: Daemon, desk: Desk, number: number): Promise<void> {
  await desk.deliver(fresh(number));
  await daemon.saw('delivered', 2);
  await daemon.stop();
}

onEveryHost('a mail that was put away before it was read', host => {
  test('is read at the next start, once, and named', async () => {
    const desk = await closedDesk(host());
    await desk.deliver(fresh(1), fresh(2, { 'Message-ID': null }));
    await putAway(host(), desk);
    const daemon = desk.start();
    await daemon.saw('delivered', 4);
    expect(await daemon.saw('gap', 2)).toMatchObject([{ folder: 'Processed' }, { mailbox: 'incidents' }]);
    expect((await customers(desk)).sort()).toEqual([1, 2].map(addressOf));
    const why = await desk.command('why', messageIdOf(1), '--json');
    expect(JSON.parse(why)).toMatchObject({ mail: { wasGap: true, folder: 'Processed' } });
    await daemon.stop();

    const later = desk.start();
    await settledDown(later, desk, 3);
    expect(later.moments.filter(({ type }) => type === 'gap' || type === 'unreconciled')).toEqual([]);
    expect(await desk.tickets()).toHaveLength(4);
  });

  test('is read on the same day also when the daemon runs on', async () => {
    const desk = await openDesk(host());
    const clock = movableClock();
    const daemon = desk.start({ clock: clock.now });
    await desk.deliver(fresh(99));
    await daemon.saw('delivered', 2);
    await vi.waitUntil(async () => (await desk.count('Processed')) === 1, 5_000);
    await lookInto(accountOn(host(), desk.config.mailboxes[0]?.address ?? ''), 'Processed', client =>
      client.append('Processed', fresh(1)),
    );
    clock.ahead = 25 * hours;
    await daemon.saw('gap', 1);
    await daemon.saw('delivered', 4);
    expect(await customers(desk)).toEqual([addressOf(1)]);
  });

  test('is no gap when the mailbox was never read before', async () => {
    const desk = await openDesk(host());
    await desk.deliver(fresh(1));
    const { folder } = accountOn(host(), desk.config.mailboxes[0]?.address ?? '').imap;
    await lookInto(accountOn(host(), desk.config.mailboxes[0]?.address ?? ''), folder, async client => {
      await client.mailboxCreate('Processed');
      await client.messageMove('1:*', 'Processed');
    });
    const clock = movableClock();
    clock.ahead = 5_000;
    const daemon = desk.start({ clock: clock.now });
    await settledDown(daemon, desk, 2);
    expect((await desk.answers()).flatMap(({ envelope }) => envelope.to)).toEqual([addressOf(2)]);
  });

  test('is read when the database was restored to a day before it', async () => {
    const desk = await closedDesk(host());
    const database = join(dirname(desk.configFile), 'acuse.db');
    await copyFile(database, `${database}.yesterday`);
    const forgotten = desk.start();
    await settledDown(forgotten, desk, 1);
    await vi.waitUntil(async () => (await desk.count('Processed')) === 2, 5_000);
    await copyFile(`${database}.yesterday`, database);
    const daemon = desk.start();
    await daemon.saw('gap', 1);
    await daemon.saw('delivered', 2);
    expect(await desk.tickets()).toHaveLength(2);
  });
});

onEmbeddedHost('what lies in the processed folder', host => {
  test('is left there when its own date is older than a week: a copy of an old mail', async () => {
    const desk = await closedDesk(host());
    await desk.deliver(questionnaire(1));
    await putAway(host(), desk);
    const daemon = desk.start();
    await settledDown(daemon, desk, 2);
    expect(daemon.moments.filter(({ type }) => type === 'gap')).toEqual([]);
    expect(await customers(desk)).toEqual([addressOf(2)]);
  });

  test('is not read when it is more than five hundred mails; that is told', async () => {
    const desk = await closedDesk(host());
    await desk.deliver(...Array.from({ length: 501 }, (_, index) => fresh(index + 100)));
    await putAway(host(), desk);
    const daemon = desk.start();
    const [told] = await daemon.saw('unreconciled', 1);
    expect(told?.reason).toMatch(/more than 500 mails that were never read/);
    await settledDown(daemon, desk, 700);
    expect(await customers(desk)).toEqual([addressOf(700)]);
  });
});
