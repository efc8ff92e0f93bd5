import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { onEmbeddedHost } from '../inbox/hosts.ts';
import { differentLetters, openDesk } from './desk.ts';
import { addressOf, questionnaire } from './mails.ts';

onEmbeddedHost('a desk restored from a backup', host => {
  test('reads and numbers, sends nothing until a person resumes, and gives no number or Message-ID again', async () => {
    const desk = await openDesk(host());
    const file = join(dirname(desk.configFile), 'backup.db');
    const first = desk.start();
    await desk.deliver(questionnaire(1));
    await first.saw('delivered', 2);
    await desk.smtp.close();
    await desk.deliver(questionnaire(2));
    await first.saw('settled', 2);
    expect(await desk.command('backup', file)).toContain('2 mails, 2 tickets, 4 letters');
    await desk.smtp.open();
    await first.saw('delivered', 4);
    await desk.deliver(questionnaire(3));
    await first.saw('delivered', 6);
    await expect(desk.command('restore', file, '--force')).rejects.toThrow('another acuse daemon');
    await first.stop();

    expect(await desk.command('restore', file, '--force')).toContain('2 letters were owed then');
    expect(await desk.tickets()).toHaveLength(2);
    const second = desk.start();
    await desk.deliver(questionnaire(4));
    await second.saw('settled', 1);
    const { status, reasons } = await second.health();
    expect(status).toBe(503);
    expect(reasons.join()).toMatch(/2 wait: restored from a backup .*acuse letters resume/);
    expect(desk.smtp.letters).toHaveLength(6);

    expect(await desk.command('letters', 'resume')).toContain('letters go out again');
    await second.saw('delivered', 2);
    const held = await desk.command('letters');
    expect(held).toMatch(/ack:2 +INC-000002 +acknowledgement .* ana@customer-2\.example/);
    expect(await desk.command('letters', 'drop', 'ack:2')).toBe('1 letter dropped\n');
    expect(await desk.command('letters', 'release', '--all')).toBe('1 letter released\n');
    expect(await desk.command('letters', 'list')).toBe('no letter is held\n');
    await second.stop();

    const letters = differentLetters(await desk.answers());
    expect(letters.flatMap(({ envelope }) => envelope.to)).toEqual([1, 2, 3, 4].map(addressOf));
    expect(new Set(letters.flatMap(({ numbers }) => numbers)).size).toBe(4);
  });

  test('lets nobody release letters to their readers while letters.mode keeps them from it', async () => {
    const desk = await openDesk(host(), { parts: { letters: { mode: 'hold' } } });
    const daemon = desk.start();
    await desk.deliver(questionnaire(1));
    await daemon.saw('settled', 1);
    await daemon.stop();
    await expect(desk.command('letters', 'release', '--all')).rejects.toThrow(
      'letters.mode is hold: set it to send',
    );
    await expect(desk.command('letters', 'drop')).rejects.toThrow('name the letters by their keys');
    await expect(desk.command('letters', 'drop', 'ack:7')).rejects.toThrow(
      'not among the held letters: ack:7',
    );
    expect(await desk.command('letters', 'drop', '--all')).toBe('2 letters dropped\n');
    expect(await desk.command('letters', 'list', '--state', 'dropped')).toContain('ack:1');
    expect(await desk.command('letters', 'resume')).toBe('no hold is on\n');
  });
});
