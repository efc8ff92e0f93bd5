import { expect, test } from 'vitest';
import { onEmbeddedHost, onEveryHost } from '../inbox/hosts.ts';
import { agent, type Daemon, type Desk, movableClock, openDesk } from './desk.ts';
import { addressOf, note, questionnaire, report } from './mails.ts';

const minute = 60_000;

/** A desk whose customer 1 was answered, and what went out: the acknowledgement, and the agents' letter. */
async function answered(desk: Desk, daemon: Daemon) {
  await desk.deliver(questionnaire(1));
  await daemon.saw('delivered', 2);
  const [acknowledgement] = await desk.answers();
  const toAgents = desk.smtp.letters.find(({ envelope }) => envelope.to.includes(agent));
  if (!acknowledgement || !toAgents) throw new Error('two letters went out');
  return { acknowledgement, toAgents, number: acknowledgement.numbers[0] ?? '' };
}

function agentsLetters(desk: Desk): string[] {
  return desk.smtp.letters
    .filter(({ envelope }) => envelope.to.includes(agent))
    .map(({ bytes }) => /^Subject: (.*)$/m.exec(bytes.toString())?.[1] ?? '');
}

onEveryHost('an acknowledgement that comes back', host => {
  test('flags the ticket, opens the promise again, and has the agents telephone', async () => {
    const clock = movableClock();
    const desk = await openDesk(host());
    const daemon = desk.start({ clock: clock.now });
    const { acknowledgement, number } = await answered(desk, daemon);
    expect((await daemon.health()).status).toBe(200);

    await desk.deliver(report(acknowledgement.bytes, addressOf(1)));
    const [, bounce] = await daemon.saw('settled', 2);
    expect(bounce).toMatchObject({ disposition: 'bounce', tickets: [number] });
    await daemon.saw('delivered', 3);
    expect(agentsLetters(desk)).toEqual([
      `[${number}] Sin servicio en el sitio 1`,
      `[${number}] TELEFONEAR: Sin servicio en el sitio 1`,
    ]);
    expect(desk.smtp.letters.at(-1)?.bytes.toString()).toContain('+1 202 555 0117');
    expect(await desk.tickets()).toMatchObject([{ number, acknowledgedAt: null, acknowledgedInTime: null }]);

    clock.ahead = 16 * minute;
    const { status, reasons } = await daemon.health();
    expect(status).toBe(503);
    expect(reasons.join()).toContain('an acknowledgement is overdue');
  });
});

onEmbeddedHost('a delivery report', host => {
  test('acts once, however often it comes: two copies together, one later', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    const { acknowledgement, number } = await answered(desk, daemon);
    const failed = report(acknowledgement.bytes, addressOf(1));
    await desk.deliver(failed, failed);
    await daemon.saw('settled', 3);
    await desk.deliver(report(acknowledgement.bytes, addressOf(1), { status: '5.7.1' }));
    await daemon.saw('settled', 4);
    await daemon.saw('delivered', 3);
    const story = JSON.parse(await desk.command('ticket', number, '--json'));
    expect(story.events.map(({ type }: { type: string }) => type)).toEqual([
      'Opened',
      'Placed',
      'Acknowledged',
      'LetterReturned',
    ]);
    expect(agentsLetters(desk)).toHaveLength(2);
  });

  test('is told by acuse ticket and acuse why: the letter, whom it was for, and the reason', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    const { acknowledgement, number } = await answered(desk, daemon);
    await desk.deliver(report(acknowledgement.bytes, addressOf(1)));
    await daemon.saw('settled', 2);
    const ticket = await desk.command('ticket', number);
    expect(ticket).toContain(`the letter to ${addressOf(1)} came back, telephone the customer: 550 mailbox`);
    expect(ticket).toContain('flags: letter-returned, telephone-the-customer');
    expect(ticket).toContain('came back: 5.1.1 550 mailbox unavailable');
    const why = await desk.command('why', number);
    expect(why).toMatch(/became +bounce INC-/);
    expect(why).toMatch(/letter +ack:1/);
    expect(why).toMatch(/status +5\.1\.1/);
  });

  test('of a delay is a note, of a delivery nothing, and the promise stays kept', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    const { acknowledgement, number } = await answered(desk, daemon);
    for (const action of ['delayed', 'delayed', 'relayed'])
      await desk.deliver(report(acknowledgement.bytes, addressOf(1), { action, status: '4.4.1' }));
    await daemon.saw('settled', 4);
    const { ticket, events } = JSON.parse(await desk.command('ticket', number, '--json'));
    expect(events.map(({ type }: { type: string }) => type)).toEqual([
      'Opened',
      'Placed',
      'Acknowledged',
      'LetterDelayed',
    ]);
    expect(ticket.flags).toEqual([]);
    expect(await desk.tickets()).toMatchObject([{ acknowledgedInTime: true }]);
    expect(agentsLetters(desk)).toHaveLength(1);
  });

  test('of an address that does not exist ends what is sent there; the call is noted, a mail from it begins anew', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    const { acknowledgement, number } = await answered(desk, daemon);
    await desk.deliver(report(acknowledgement.bytes, addressOf(1)));
    await daemon.saw('delivered', 3);
    expect(desk.smtp.letters.at(-1)?.bytes.toString()).toContain(`acuse ticket ${number} telephoned`);
    const post = () => desk.command('ticket', number, 'post', 'Hay un técnico en camino.', '--by', 'Rosa');
    expect(await post()).toContain('nobody is told by mail: no address is known to work');
    expect(await desk.command('ticket', number, 'telephoned', '--by', 'Rosa')).toBe(
      `${number} is in progress\nRosa told the customer by telephone\n`,
    );
    expect(await desk.tickets()).toMatchObject([{ acknowledgedInTime: true }]);
    const header = { 'In-Reply-To': acknowledgement.header('Message-ID') ?? '', 'Message-ID': '<again@x>' };
    await desk.deliver(note(1, header, 'Ya funciona mi correo.\n'));
    await daemon.saw('settled', 3);
    expect(await post()).toContain(`a letter to ${addressOf(1)} goes out`);
  });

  test('on an agents’ letter, or on a letter about a letter, makes no letter', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    const { acknowledgement, toAgents, number } = await answered(desk, daemon);
    await desk.deliver(report(toAgents.bytes, agent));
    await daemon.saw('settled', 2);
    await desk.deliver(report(acknowledgement.bytes, addressOf(1)));
    await daemon.saw('delivered', 3);
    const aboutALetter = desk.smtp.letters.at(-1)?.bytes ?? Buffer.alloc(0);
    await desk.deliver(report(aboutALetter, agent));
    expect(await daemon.saw('settled', 4)).toMatchObject([
      {},
      {},
      {},
      { disposition: 'bounce', tickets: [number] },
    ]);
    const { events } = JSON.parse(await desk.command('ticket', number, '--json'));
    expect(events.filter(({ type }: { type: string }) => type === 'LetterReturned')).toHaveLength(3);
    expect(desk.smtp.letters).toHaveLength(3);
  });

  test('that no id of ours vouches for is kept, and changes nothing', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    const { acknowledgement, number } = await answered(desk, daemon);
    const forged = acknowledgement.bytes
      .toString()
      .replace(/acuse\.(INC-\d+)\.[a-z2-7]{16}\.[a-z2-7]{16}/g, 'acuse.$1.aaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbb');
    await desk.deliver(report(Buffer.from(forged), addressOf(1)));
    expect(await daemon.saw('settled', 2)).toMatchObject([
      {},
      { disposition: 'bounce', tickets: [], why: { saw: { letter: 'none that we signed' } } },
    ]);
    const { events } = JSON.parse(await desk.command('ticket', number, '--json'));
    expect(events).toHaveLength(3);
    expect(desk.smtp.letters).toHaveLength(2);
  });

  test('finds its letter also when a relay had put its own Message-ID in place of ours', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    const { acknowledgement, number } = await answered(desk, daemon);
    const renamed = acknowledgement.bytes
      .toString()
      .replace(/^Message-ID: .*$/m, 'Message-ID: <x@relay.example.net>');
    await desk.deliver(report(Buffer.from(renamed), addressOf(1)));
    expect(await daemon.saw('settled', 2)).toMatchObject([{}, { tickets: [number] }]);
    await daemon.saw('delivered', 3);
    expect(agentsLetters(desk)).toHaveLength(2);
  });
});
