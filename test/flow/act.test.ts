import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { act } from '../../src/flow/act.ts';
import { actRoomsOf } from '../../src/flow/act-rooms.ts';
import { openStore } from '../../src/store/store.ts';
import { type ImapHost, onEmbeddedHost } from '../inbox/hosts.ts';
import { type Answer, type Desk, movableClock, openDesk } from './desk.ts';
import { addressOf, messageIdOf, note, questionnaire } from './mails.ts';

const by = ['--by', 'Rosa'];
const solved = ['resolve', '--cause', 'Corte de fibra', '--solution', 'Fibra reparada', ...by];

/** A desk at work on which customer 1 has a ticket and its acknowledgement. */
async function atWork(host: ImapHost) {
  const desk = await openDesk(host);
  const daemon = desk.start();
  await desk.deliver(questionnaire(1));
  await daemon.saw('delivered', 2);
  const answer = (number: number, text: string) =>
    desk.deliver(
      note(
        number,
        { From: `Ana Ruiz <${addressOf(1)}>`, Subject: 'Re: x', 'In-Reply-To': messageIdOf(1) },
        text,
      ),
    );
  return { desk, daemon, answer };
}

/** The customer's letters so far, once there are as many. */
async function letters(desk: Desk, count: number): Promise<Answer[]> {
  await vi.waitUntil(async () => (await desk.answers()).length >= count, { timeout: 10_000 });
  return desk.answers();
}

async function statusOf(desk: Desk): Promise<unknown> {
  return (await desk.tickets())[0]?.status;
}

onEmbeddedHost('an incident in the hands of an agent, while the daemon runs', host => {
  test('is told of, solved, not agreed to, reopened, solved again, and closed by the customer’s yes', async () => {
    const { desk, daemon, answer } = await atWork(host());
    const told = await desk.command('ticket', 'INC-000001', 'post', 'Un técnico va en camino.', ...by);
    expect(told).toBe(`INC-000001 is in progress\na letter to ${addressOf(1)} goes out\n`);
    const [, posted] = await letters(desk, 2);
    expect(posted?.mail.text).toContain('Un técnico va en camino.');
    expect(posted?.mail.subject).toBe('[INC-000001] Sin servicio en el sitio 1');
    expect(posted?.header('In-Reply-To')).toBe(messageIdOf(1));

    await desk.command('ticket', 'INC-000001', ...solved);
    expect((await letters(desk, 3))[2]?.mail.text).toContain('está resuelto');
    await answer(2, 'No, sigue caído.\n');
    await daemon.saw('settled', 2);
    expect(await statusOf(desk)).toBe('in-progress');
    expect((await letters(desk, 4))[3]?.mail.text).toContain('Reabrimos su caso INC-000001');

    await desk.command('ticket', 'INC-000001', ...solved);
    await letters(desk, 5);
    await answer(3, 'Sí, ya funciona. Muchas gracias.\n\nAna Ruiz\nJefa de redes\n');
    await daemon.saw('settled', 3);
    expect(await statusOf(desk)).toBe('closed');
    expect((await letters(desk, 6))[5]?.mail.text).toContain('Gracias por confirmarlo.');
    expect(await desk.command('tickets', '--open')).toBe('no tickets\n');

    const story = await desk.command('ticket', 'INC-000001');
    for (const line of [
      'Rosa told the customer: Un técnico va en camino.',
      /Rosa resolved it, service back at .*; cause: Corte de fibra; solution: Fibra reparada; closes at/,
      'reopened: the customer wrote again',
      'closed: the customer agrees',
    ])
      expect(story).toMatch(line);
    expect(await daemon.health()).toEqual({ status: 200, reasons: [] });
    expect(await desk.command('doctor')).not.toContain('WRONG  journal');
  });

  test('is given to one agent and noted on by another at once: neither word is lost', async () => {
    const { desk } = await atWork(host());
    const order = (...words: string[]) => desk.command('ticket', 'INC-000001', ...words);
    const names = ['Rosa', 'Hugo', 'Inés'];
    await Promise.all([
      order('assign', 'Rosa', ...by),
      ...names.map(name => order('note', `visto por ${name}`, '--by', name)),
    ]);
    const story = await order();
    for (const name of names) expect(story).toContain(`${name} noted: visto por ${name}`);
    expect(story).toContain('Rosa gave it to Rosa');
    expect(await desk.answers()).toHaveLength(1);
  });
});

onEmbeddedHost('an answer to an incident that was closed more than a week ago', host => {
  const cause = { cause: 'Corte de fibra', solution: 'Fibra reparada', restored: null };

  test('opens another, linked to it, and gets its number', async () => {
    const desk = await openDesk(host());
    const clock = movableClock();
    clock.ahead = -8 * 24 * 60 * 60_000;
    const daemon = desk.start({ clock: clock.now });
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    await using store = await openStore(desk.config.database);
    const { signingKey } = await store.installation(randomBytes);
    const rooms = actRoomsOf(desk.config, { store, signingKey, clock: clock.now });
    for (const word of [{ does: 'resolve', ...cause } as const, { does: 'close', text: null } as const])
      await act({ number: 'INC-000001', by: 'Rosa', word }, rooms);
    await letters(desk, 3);
    clock.ahead = 0;
    const subject = { Subject: 'Re: [INC-000001] Sin servicio en el sitio 1', 'In-Reply-To': messageIdOf(1) };
    await desk.deliver(note(2, { From: `Ana Ruiz <${addressOf(1)}>`, ...subject }));
    await daemon.saw('settled', 2);
    expect(await desk.tickets()).toMatchObject([
      { number: 'INC-000001', status: 'closed' },
      { number: 'INC-000002', status: 'open' },
    ]);
    expect(await desk.command('ticket', 'INC-000001')).toContain(
      'INC-000002 came as an answer to this ticket, which was long over',
    );
    expect((await letters(desk, 4))[3]?.numbers).toEqual(['INC-000002']);
  });
});

onEmbeddedHost('a mail whose sender may be forged', host => {
  const border = { border: { hosts: ['mx.example.com'] } };
  const forged = questionnaire(1, {
    'Authentication-Results':
      'mx.example.com; spf=fail; dmarc=fail (p=REJECT) header.from=customer-1.example',
    Received: 'from a by mx.example.com; x',
  });

  async function inReview(): Promise<Desk> {
    const desk = await openDesk(host(), { parts: border });
    const daemon = desk.start();
    await desk.deliver(forged);
    await daemon.saw('delivered', 1);
    return desk;
  }

  test('is answered once an agent has accepted it', async () => {
    const desk = await inReview();
    await expect(desk.command('ticket', 'INC-000001', 'post', 'Hola', ...by)).rejects.toThrow('is in review');
    expect(await desk.answers()).toEqual([]);
    expect(await desk.command('ticket', 'INC-000001', 'accept', ...by)).toBe(
      'INC-000001 is open\nRosa looked, and the sender is answered\nits acknowledgement is released\n',
    );
    expect((await letters(desk, 1))[0]?.numbers).toEqual(['INC-000001']);
  });

  test('is never answered once an agent has cancelled it', async () => {
    const desk = await inReview();
    await desk.command('ticket', 'INC-000001', 'cancel', 'Es una falsificación', ...by);
    expect(await desk.command('why', 'INC-000001')).toMatch(/acknowledgement +\S+: dropped/);
    expect(await desk.command('letters', 'list', '--state', 'owed')).toBe('no letter is owed\n');
  });
});
