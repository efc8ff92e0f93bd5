import { expect, onTestFinished, test, vi } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { bendLine } from '../hosts/line.ts';
import { whereDovecot } from '../hosts/where.ts';
import { accountOn, dovecot, type ImapHost, lookInto, onEmbeddedHost, onEveryHost } from '../inbox/hosts.ts';
import { arrival } from '../store/samples.ts';
import { type Daemon, type Desk, movableClock, openDesk } from './desk.ts';
import { addressOf, questionnaire } from './mails.ts';

const three = [1, 2, 3];

function addressees(desk: Desk): Promise<string[]> {
  return desk.answers().then(answers => answers.flatMap(({ envelope }) => envelope.to).sort());
}

function userOf(desk: Desk, mailbox = 0): string {
  return desk.config.mailboxes[mailbox]?.address ?? '';
}

/** What a person does in the mailbox meanwhile, with a mail program. */
function byHand(host: ImapHost, desk: Desk, folder: string, change: Parameters<typeof lookInto>[2]) {
  return lookInto(accountOn(host, userOf(desk)), folder, change);
}

async function dispositions(daemon: Daemon, count: number): Promise<string[]> {
  return (await daemon.saw('settled', count)).map(({ disposition }) => disposition);
}

onEveryHost('a mailbox restored from its backup', host => {
  test('shows old mails as new ones: they are known, put away, and answered no second time', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    await desk.deliver(...three.map(number => questionnaire(number)));
    await daemon.saw('delivered', 6);
    await vi.waitUntil(async () => (await desk.count('Processed')) === 3, 5_000);
    await byHand(host(), desk, 'Processed', client => client.messageCopy('1:*', 'INBOX'));
    expect((await dispositions(daemon, 6)).slice(3)).toEqual(three.map(() => 'duplicate'));
    await vi.waitUntil(async () => (await desk.count('INBOX')) === 0, 5_000);
    expect(await addressees(desk)).toEqual(three.map(addressOf));
    expect(await daemon.health()).toEqual({ status: 200, reasons: [] });
  });
});

whereDovecot('a mailbox whose server has numbered it anew (UIDVALIDITY)', () => {
  test('is listed anew; what was handled is known and answered no second time', async () => {
    const host = await dovecot();
    onTestFinished(() => host.stop());
    const desk = await openDesk(host, { imap: () => ({ processed: host.impossibleFolder }) });
    const daemon = desk.start();
    await desk.deliver(...three.map(number => questionnaire(number)));
    await daemon.saw('delivered', 6);
    await host.doveadm('mailbox', 'update', '-u', userOf(desk), '--uid-validity', '4711', 'INBOX');
    await host.kick(userOf(desk));
    await desk.deliver(questionnaire(4));
    await daemon.saw('delivered', 8);
    expect((await dispositions(daemon, 7)).sort()).toEqual([
      ...three.map(() => 'duplicate'),
      ...[1, 2, 3, 4].map(() => 'opened'),
    ]);
    expect(await addressees(desk)).toEqual([1, 2, 3, 4].map(addressOf));
  });
});

onEmbeddedHost('of several mailboxes one slow, one failing and one flooded', host => {
  test('keep nobody from answering the next one', async () => {
    const [slow, failing, flooded, next] = [0, 1, 2, 3];
    const { port } = await bendLine(host().imapPort, {
      answer: (bytes, client) => void setTimeout(() => client.write(bytes), 150),
    });
    const trouble = [{ port }, { password: 'forgotten' }];
    const desk = await openDesk(host(), { mailboxes: 4, imap: mailbox => trouble[mailbox] ?? {} });
    const flood = Array.from({ length: 300 }, (_, index) => questionnaire(1_000 + index));
    await desk.deliverTo(flooded, ...flood);
    await desk.deliverTo(slow, questionnaire(1));
    await desk.deliverTo(failing, questionnaire(2));
    const daemon = desk.start();
    await daemon.saw('kept', 50);
    await desk.deliverTo(next, questionnaire(3));
    await vi.waitUntil(async () => (await addressees(desk)).includes(addressOf(3)), 30_000);
    expect(daemon.moments.filter(({ type }) => type === 'settled').length).toBeLessThan(300);
    await vi.waitUntil(async () => (await addressees(desk)).includes(addressOf(1)), 30_000);
    await daemon.saw('settled', 302);
  });
});

onEmbeddedHost('a second installation on a mailbox', host => {
  test('is told of within a day when both were there from the first mail on', async () => {
    const desk = await openDesk(host());
    const clock = movableClock();
    const daemon = desk.start({ clock: clock.now });
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    await desk.deliver(questionnaire(2));
    await daemon.saw('delivered', 4);
    await vi.waitUntil(async () => (await desk.count('Processed')) === 2, 5_000);
    await byHand(host(), desk, 'Processed', client => client.messageFlagsAdd('1:*', ['$Acuse-0123456789ab']));
    clock.ahead = 25 * 60 * 60_000;
    const [told] = await daemon.saw('unreconciled', 1);
    expect(told).toMatchObject({
      mailbox: 'incidents',
      reason: 'another acuse (0123456789ab) handles mails here too, and answers them',
    });
  });
});

onEmbeddedHost('a mailbox that was given another name in the configuration', host => {
  test('leaves nothing behind under its old one: what was kept then is handled', async () => {
    const desk = await openDesk(host());
    const store = await openStore(desk.config.database);
    await store.migrate();
    const bytes = questionnaire(1);
    const now = new Date();
    const times = { acceptedAt: now, acknowledgeDueAt: now, seenAt: now };
    await store.keep([arrival(7, { mailbox: 'old name', bytes, size: bytes.length, ...times })]);
    await store.close();
    const daemon = desk.start();
    await daemon.saw('delivered', 2);
    expect(await addressees(desk)).toEqual([addressOf(1)]);
    expect(await daemon.health()).toEqual({ status: 200, reasons: [] });
  });
});
