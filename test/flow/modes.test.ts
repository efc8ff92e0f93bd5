import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onEmbeddedHost } from '../inbox/hosts.ts';
import { agent, type Desk, movableClock, openDesk, untilHealthy } from './desk.ts';
import { addressOf, note, questionnaire } from './mails.ts';

onEmbeddedHost('a desk that tries acuse beside its people', host => {
  test('holds every letter back, opens the tickets all the same, and nobody waits for it', async () => {
    const desk = await openDesk(host(), { parts: { letters: { mode: 'hold' } } });
    const clock = movableClock();
    const daemon = desk.start({ clock: clock.now });
    await desk.deliver(questionnaire(1), questionnaire(2));
    await daemon.saw('settled', 2);
    clock.ahead = 16 * 60_000;
    await untilHealthy(daemon);
    await daemon.stop();
    expect(desk.smtp.connections).toBe(0);
    expect(await desk.tickets()).toHaveLength(2);
    const story = await desk.command('why', 'INC-000001');
    expect(story).toMatch(/acknowledgement +ana@customer-\d\.example: held/);
    expect(story).toContain('held: people answer while letters.mode is hold');
  });

  test('sends every letter to one person, who sees whom it is for', async () => {
    const letters = { mode: 'redirect', redirectTo: 'trial@example.com' };
    const desk = await openDesk(host(), { parts: { letters } });
    const daemon = desk.start();
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    const sent = await desk.answers();
    expect(sent.map(({ envelope }) => envelope.to)).toEqual([['trial@example.com'], ['trial@example.com']]);
    expect(sent.map(letter => letter.header('X-Acuse-Intended-For')).sort()).toEqual([addressOf(1), agent]);
    expect(sent.map(({ mail }) => mail.to)).toMatchObject(sent.map(() => ({ text: 'trial@example.com' })));
  });
});

onEmbeddedHost('letters owed by a run that sent them', host => {
  /** A desk that owes a customer and an agent a letter each, since the mail server was down. */
  async function owingDesk(): Promise<Desk> {
    const desk = await openDesk(host());
    await desk.smtp.close();
    const daemon = desk.start();
    await desk.deliver(questionnaire(1));
    await daemon.saw('settled', 1);
    await daemon.stop();
    await desk.smtp.open();
    return desk;
  }

  test('are not sent while letters.mode is hold', async () => {
    const desk = await owingDesk();
    const before = desk.smtp.connections;
    const daemon = desk.start({}, { ...desk.config, letters: { ...desk.config.letters, mode: 'hold' } });
    await desk.deliver(questionnaire(2));
    await daemon.saw('settled', 1);
    await sleep(500);
    await daemon.stop();
    expect(desk.smtp.connections).toBe(before);
    const again = desk.start();
    await again.saw('delivered', 2);
    expect((await desk.answers()).flatMap(({ envelope }) => envelope.to)).toEqual([addressOf(1)]);
  });

  test('reach nobody but the reader to whom all letters are redirected', async () => {
    const desk = await owingDesk();
    const redirectTo = 'trial@example.com';
    const letters = { ...desk.config.letters, mode: 'redirect' as const, redirectTo };
    const daemon = desk.start({}, { ...desk.config, letters });
    await desk.deliver(questionnaire(2));
    await daemon.saw('delivered', 2);
    await sleep(300);
    expect(desk.smtp.letters.flatMap(({ envelope }) => envelope.to)).toEqual([redirectTo, redirectTo]);
    expect(await desk.command('why', 'INC-000001')).toMatch(/acknowledgement +ana@customer-1\.example: held/);
  });
});

onEmbeddedHost('a mail that is owed no answer', host => {
  test('has its promise settled by what it is, so that nobody is reminded of it', async () => {
    const desk = await openDesk(host());
    const clock = movableClock();
    const daemon = desk.start({ clock: clock.now });
    await desk.deliver(
      questionnaire(1, { 'Auto-Submitted': 'auto-generated' }),
      note(2, { From: 'MAILER-DAEMON@mx.example.net', Subject: 'Undelivered Mail Returned to Sender' }),
      questionnaire(3),
    );
    await daemon.saw('delivered', 2);
    await desk.deliver(questionnaire(3));
    const settled = await daemon.saw('settled', 4);
    expect(settled.map(({ disposition }) => disposition).sort()).toEqual([
      'automatic',
      'bounce',
      'duplicate',
      'opened',
    ]);
    clock.ahead = 16 * 60_000;
    await untilHealthy(daemon);
    expect(desk.smtp.letters).toHaveLength(2);
  });
});
