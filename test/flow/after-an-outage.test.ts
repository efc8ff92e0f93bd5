import { expect, test } from 'vitest';
import { onEmbeddedHost } from '../inbox/hosts.ts';
import { movableClock, openDesk } from './desk.ts';
import { addressOf, customers, questionnaire } from './mails.ts';

const hour = 60 * 60_000;

onEmbeddedHost('after an outage', host => {
  test('mails older than twelve hours are answered with an apology, twenty a minute, fresh ones at once', async () => {
    const desk = await openDesk(host());
    await desk.deliver(...customers(25).map(number => questionnaire(number)));
    const clock = movableClock();
    clock.ahead = 13 * hour;
    const daemon = desk.start({ clock: clock.now });
    // An agent's letter for each, and the first twenty answers.
    await daemon.saw('delivered', 25 + 20);
    expect(
      (await desk.answers()).filter(({ mail }) => mail.text?.includes('Lamentamos responderle tarde')),
    ).toHaveLength(20);
    clock.ahead += 61_000;
    await daemon.saw('delivered', 25 + 25);
    expect(new Set((await desk.answers()).flatMap(({ envelope }) => envelope.to))).toEqual(
      new Set(customers(25).map(addressOf)),
    );
  });

  test('mails of the same day are answered as always', async () => {
    const desk = await openDesk(host());
    await desk.deliver(questionnaire(1));
    const clock = movableClock();
    clock.ahead = 11 * hour;
    await desk.start({ clock: clock.now }).saw('delivered', 2);
    const [answer] = await desk.answers();
    expect(answer?.mail.text).not.toContain('Lamentamos');
  });
});
