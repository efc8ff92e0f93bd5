import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { onEmbeddedHost, onEveryHost } from '../inbox/hosts.ts';
import { type Answer, differentLetters, movableClock, openDesk, untilHealthy } from './desk.ts';
import { addressOf, questionnaire } from './mails.ts';

const five = [1, 2, 3, 4, 5];
const minutes = 60_000;

function readers(answers: Answer[]): string[] {
  return answers.flatMap(({ envelope }) => envelope.to).sort();
}

onEmbeddedHost('while the mail server', host => {
  test('is down, tickets are opened and letters wait; when it is back, each goes out once', async () => {
    const desk = await openDesk(host());
    await desk.smtp.close();
    const daemon = desk.start();
    await desk.deliver(...five.map(number => questionnaire(number)));
    await daemon.saw('settled', 5);
    await daemon.saw('road-closed', 1);
    expect(await desk.tickets()).toMatchObject(five.map(() => ({ acknowledgedAt: null })));
    const { status, reasons } = await daemon.health();
    expect(status).toBe(503);
    expect(reasons.join()).toMatch(/^letters stopped going out .*, 10 wait: connect: .*ECONNREFUSED/);

    await desk.smtp.open();
    await daemon.saw('delivered', 10);
    await untilHealthy(daemon);
    await daemon.stop();
    expect(desk.smtp.letters).toHaveLength(10);
    expect(readers(await desk.answers())).toEqual(five.map(addressOf));
    expect(daemon.moments.filter(({ type }) => type === 'road-open')).toHaveLength(1);
  });

  test('refuses the sign-in, no letter is given up, nobody hammers, and the reason is told', async () => {
    const signIn = { user: 'desk', password: 'right' };
    const desk = await openDesk(host(), { submission: signIn, smtp: { signIn } });
    desk.smtp.faults['sign-in'] = '535 5.7.8 Password expired';
    const daemon = desk.start();
    await desk.deliver(...five.map(number => questionnaire(number)));
    await daemon.saw('settled', 5);
    await daemon.saw('road-closed', 1);
    await sleep(300);
    const { status, reasons } = await daemon.health();
    expect(status).toBe(503);
    expect(reasons.join()).toMatch(/10 wait: sign-in: 535 5\.7\.8 Password expired/);
    expect(desk.smtp.signIns).toBeLessThanOrEqual(3);
    expect(await daemon.saw('delivered', 0)).toEqual([]);
    await daemon.stop();

    delete desk.smtp.faults['sign-in'];
    const repaired = desk.start();
    await repaired.saw('delivered', 10);
    expect(readers(await desk.answers())).toEqual(five.map(addressOf));
  });
});

onEveryHost('one mailbox that cannot be read', host => {
  test('keeps nobody from reading the other, and is named in the health', async () => {
    const imap = (mailbox: number) => (mailbox === 0 ? { password: 'forgotten' } : {});
    const desk = await openDesk(host(), { mailboxes: 2, imap });
    const clock = movableClock();
    const daemon = desk.start({ clock: clock.now });
    await desk.deliverTo(1, ...five.map(number => questionnaire(number)));
    await daemon.saw('delivered', 10);
    expect(readers(await desk.answers())).toEqual(five.map(addressOf));
    clock.ahead = 2 * minutes;
    const { status, reasons } = await daemon.health();
    expect(status).toBe(503);
    expect(reasons.join()).toMatch(
      /^mailbox incidents has not been read since the start .*: the server refuses the sign-in, see imap\.user/,
    );
  });
});

onEmbeddedHost('an acknowledgement', host => {
  test('that is not accepted within fifteen minutes turns the health, until it is', async () => {
    const desk = await openDesk(host());
    const clock = movableClock();
    const daemon = desk.start({ clock: clock.now });
    desk.smtp.faults['rcpt-to'] = '451 4.7.1 Greylisted';
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    expect(await daemon.health()).toEqual({ status: 200, reasons: [] });
    clock.ahead = 16 * minutes;
    const { status, reasons } = await daemon.health();
    expect(status).toBe(503);
    expect(reasons.join()).toMatch(/^an acknowledgement is overdue: the oldest was due /);

    delete desk.smtp.faults['rcpt-to'];
    await desk.deliver(questionnaire(2));
    await daemon.saw('delivered', 6);
    expect(await daemon.health()).toEqual({ status: 200, reasons: [] });
    expect((await desk.tickets())[0]).toMatchObject({ acknowledgedInTime: false });
  });
});

onEmbeddedHost('a letter that the mail server refuses as if it were our fault', host => {
  test('does not keep the others waiting', async () => {
    const desk = await openDesk(host());
    const refuse = (reader: string) => (reader === addressOf(1) ? '554 5.7.1 Relay access denied' : null);
    desk.smtp.faults['rcpt-to'] = refuse;
    const daemon = desk.start();
    await desk.deliver(...five.map(number => questionnaire(number)));
    await desk.smtp.collected(9);
    await untilHealthy(daemon);
    await daemon.saw('delivered', 10);
    expect(readers(await desk.answers())).toEqual(five.slice(1).map(addressOf));
    const [refused] = (await daemon.saw('delivered', 10)).filter(({ outcome }) => outcome !== 'sent');
    expect(refused).toMatchObject({ outcome: 'later', response: '554 5.7.1 Relay access denied' });
  });
});

onEmbeddedHost('a mail server that takes letters and says nothing', host => {
  test('is left alone after a few; nothing is lost, and second copies are the same letter', async () => {
    const desk = await openDesk(host());
    const clock = movableClock();
    desk.smtp.faults.data = 'drop';
    const daemon = desk.start({ clock: clock.now });
    const customers = Array.from({ length: 20 }, (_, index) => index + 1);
    await desk.deliver(...customers.map(number => questionnaire(number)));
    await daemon.saw('settled', 20);
    const [closed] = await daemon.saw('road-closed', 1);
    expect(closed?.phase).toBe('content');
    expect((await daemon.health()).status).toBe(503);
    const tried = await daemon.saw('delivered', 0);
    expect(tried.length).toBeLessThan(10);

    delete desk.smtp.faults.data;
    await daemon.saw('road-open', 1);
    clock.ahead = minutes;
    await desk.deliver(questionnaire(21));
    const isSent = () =>
      daemon.saw('delivered', 0).then(all => all.filter(({ outcome }) => outcome === 'sent'));
    await vi.waitUntil(async () => (await isSent()).length === 42, { timeout: 10_000, interval: 20 });
    expect(differentLetters(await desk.answers())).toHaveLength(21);
  });
});
