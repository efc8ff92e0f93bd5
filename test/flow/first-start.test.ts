import { describe, expect, onTestFinished, test } from 'vitest';
import { startMailHost } from '../../src/sandbox/mail-host.ts';
import { type ImapHost, onEmbeddedHost, onEveryHost } from '../inbox/hosts.ts';
import { openDesk } from './desk.ts';
import { questionnaire } from './mails.ts';

onEveryHost('a first start', host => {
  test('over a mailbox that another acuse answers is refused, until a person decides', async () => {
    const first = await openDesk(host());
    await first.deliver(questionnaire(1));
    const earlier = first.start();
    await earlier.saw('delivered', 2);
    await earlier.stop();

    const user = first.config.mailboxes[0]?.address ?? '';
    const second = await openDesk({ ...host(), newUser: () => user });
    await second.deliver(questionnaire(2));
    const refused = second.start();
    await expect(refused.over).rejects.toThrow(
      /^mailbox incidents was never read before and another acuse \([0-9a-f]{12}\) has handled mails in it/,
    );
    expect(await second.folder('INBOX')).toHaveLength(1);
    const allowed = second.start({ backlog: 'register' });
    await allowed.saw('delivered', 2);
    await allowed.stop();
    const afterwards = second.start();
    await second.deliver(questionnaire(3));
    await afterwards.saw('delivered', 2);
  });
});

onEmbeddedHost('a start', host => {
  test('on a database that another daemon works on is refused in one plain sentence', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    await expect(desk.command('run')).rejects.toThrow(
      /^exit 1: acuse: another acuse daemon holds \S+acuse\.db\.lock: stop it first, or give this one its own database\.url\n$/,
    );
    await desk.deliver(questionnaire(2));
    await daemon.saw('delivered', 4);
  });

  test('with a port that is taken says so in one plain sentence, and frees the database', async () => {
    const desk = await openDesk(host());
    const { listen } = desk.config.http;
    const taken = listen === 'off' ? 'off' : `${listen.host}:${listen.port}`;
    const other = await openDesk(host(), { parts: { http: { listen: taken } } });
    const daemon = desk.start();
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    await expect(other.command('run')).rejects.toThrow(/^exit 1: acuse: .*EADDRINUSE.*\n$/);
    await daemon.stop();
    await other.deliver(questionnaire(1));
    await other.start().saw('delivered', 2);
  });
});

describe('a first start over mails older than letters.oldest', () => {
  /** A mailbox in which so many mails have lain for four days. */
  async function neglected(count: number): Promise<ImapHost> {
    const address = 'user@example.org';
    const fourDaysAgo = new Date(Date.now() - 4 * 24 * 60 * 60_000);
    const users = [{ address, password: 'secret' }];
    const host = await startMailHost({ users, clock: () => fourDaysAgo });
    onTestFinished(() => host.stop());
    for (let number = 1; number <= count; number++) host.deliver(address, questionnaire(number));
    return {
      ...{ ...host, ca: '', password: 'secret', keepsOddBytes: true, impossibleFolder: '' },
      newUser: () => address,
      deliver: async () => undefined,
      replaceIntake: async () => undefined,
    };
  }

  test('asks what to do when they are more than five hundred, and has done nothing', async () => {
    const desk = await openDesk(await neglected(501));
    await expect(desk.start().over).rejects.toThrow(
      /^mailbox incidents was never read before and holds 501 mails older than letters\.oldest\. .*--backlog register/,
    );
    await expect(desk.command('run')).rejects.toThrow(/^exit 1: acuse: mailbox incidents .*\n$/);
    expect(await desk.folder('INBOX')).toHaveLength(501);
    expect(desk.smtp.letters).toHaveLength(0);
  });

  test.each(['register', undefined] as const)(
    'opens their tickets, tells the agents and answers nobody, with the choice %s',
    async backlog => {
      const desk = await openDesk(await neglected(3));
      const daemon = desk.start({ backlog });
      await daemon.saw('delivered', 3);
      expect(await daemon.health()).toEqual({ status: 200, reasons: [] });
      await daemon.stop();
      expect(await desk.tickets()).toHaveLength(3);
      expect(await desk.answers()).toHaveLength(0);
      expect(await desk.command('why', 'INC-000001')).toContain('too-old');
    },
  );

  test('answers every one of them with the choice answer', async () => {
    const desk = await openDesk(await neglected(3));
    await desk.start({ backlog: 'answer' }).saw('delivered', 6);
    expect(new Set((await desk.answers()).flatMap(({ numbers }) => numbers)).size).toBe(3);
  });
});
