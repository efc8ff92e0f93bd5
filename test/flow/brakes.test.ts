import { expect, test } from 'vitest';
import { onEmbeddedHost } from '../inbox/hosts.ts';
import { agent, type Desk, movableClock, openDesk } from './desk.ts';
import { addressOf, note, questionnaire } from './mails.ts';

const minute = 60_000;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** A mail without a form, the same customer's as every other. */
function free(count: number, fields = {}, text?: string): Buffer {
  const id = { 'Message-ID': `<free-${count}@customer-1.example>`, Subject: `Consulta ${count}` };
  return note(1, { ...id, ...fields }, text);
}

function heldLetters(desk: Desk): Promise<{ key: string; to: string }[]> {
  return desk.command('letters', 'list', '--json').then(lines =>
    lines
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line)),
  );
}

function toAgents(desk: Desk, address = agent) {
  return desk.smtp.letters.filter(({ envelope }) => envelope.to.includes(address));
}

onEmbeddedHost('the brakes', host => {
  test('hold the sixth letter to one sender within fifteen minutes; its ticket is opened, and the agents are told', async () => {
    const clock = movableClock();
    const desk = await openDesk(host());
    const daemon = desk.start({ clock: clock.now });
    await desk.deliver(...numbers(7).map(count => free(count)));
    const settled = await daemon.saw('settled', 7);
    expect(settled.map(({ disposition }) => disposition)).toEqual(Array(7).fill('opened'));
    await daemon.saw('delivered', 5 + 7);
    expect(await desk.answers()).toHaveLength(5);
    expect(toAgents(desk)).toHaveLength(7);
    expect(toAgents(desk).at(-1)?.bytes.toString()).toContain('RETENIDO');
    const held = await heldLetters(desk);
    expect(held.map(({ to }) => to)).toEqual([addressOf(1), addressOf(1)]);
    expect(await desk.command('why', '<free-7@customer-1.example>')).toContain(
      '5 letters in 15 min to this address',
    );
    expect(await desk.command('tickets')).toContain('INC-000007');

    clock.ahead = 16 * minute;
    expect((await daemon.health()).reasons.join()).toContain('2 acknowledgements are overdue');
    await desk.deliver(free(8));
    await daemon.saw('delivered', 5 + 7 + 2);
    expect(await desk.answers()).toHaveLength(6);
  });

  test('let every new filled form through: one person may report sixty sites in ten minutes', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    const from = { From: 'Ana Ruiz <ana@minera.example>', 'Return-Path': '<ana@minera.example>' };
    await desk.deliver(...numbers(60).map(site => questionnaire(site, from)));
    await daemon.saw('delivered', 120, 30_000);
    expect(await desk.answers()).toHaveLength(60);
  }, 40_000);

  test('count forms under one Message-ID that is used again and again as any other mail', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    const from = { From: 'Ana <ana@minera.example>', 'Return-Path': '<ana@minera.example>' };
    const again = (site: number) => questionnaire(site, { ...from, 'Message-ID': '<same@minera.example>' });
    await desk.deliver(...numbers(4).map(again));
    await daemon.saw('settled', 4);
    await desk.deliver(...numbers(8).slice(4).map(again));
    await daemon.saw('delivered', 6 + 8);
    expect(await desk.tickets()).toHaveLength(8);
    expect(await desk.answers()).toHaveLength(6);
  });

  test('hold back a machine that sends our own letter back under new names, form and all', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    for (let round = 1; round <= 8; round++) {
      const [answer] = (await desk.answers()).slice(-1);
      await desk.deliver(free(round, { Subject: `[Ticket#${round}] recibido` }, answer?.mail.text ?? ''));
      await daemon.saw('settled', 1 + round);
    }
    await daemon.saw('delivered', 2 + 4 + 8);
    expect(await desk.tickets()).toHaveLength(9);
    expect(await desk.answers()).toHaveLength(5);
  });

  test('write no more to an agent whose own mailbox answers everything with something new', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    const machine = { From: `NOC <${agent}>`, 'Return-Path': `<${agent}>` };
    await desk.deliver(...numbers(8).map(count => free(count, machine)));
    await daemon.saw('settled', 8);
    await daemon.saw('delivered', 10);
    await desk.deliver(questionnaire(2));
    await daemon.saw('delivered', 12);
    expect(toAgents(desk)).toHaveLength(5 + 5 + 1);
    expect(await desk.tickets()).toHaveLength(9);
  });

  test('tell the agents of so many mails on one ticket, and keep the others in it', async () => {
    const desk = await openDesk(host(), {
      parts: { letters: { brakes: { ticket: [{ letters: 3, within: 'PT15M' }] } } },
    });
    const daemon = desk.start();
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    const number = (await desk.answers())[0]?.numbers[0] ?? '';
    await desk.deliver(...numbers(5).map(count => free(count, { Subject: `Re: [${number}]` })));
    await daemon.saw('settled', 6);
    await daemon.saw('delivered', 2 + 3);
    const { events } = JSON.parse(await desk.command('ticket', number, '--json'));
    expect(events.filter(({ type }: { type: string }) => type === 'Replied')).toHaveLength(5);
    expect(toAgents(desk)).toHaveLength(1 + 3);
    expect(await desk.command('why', number)).toContain('3 letters in 15 min about this ticket');
  });

  test('count an organisation’s addresses together, where the desk says so, but no mail provider’s', async () => {
    const desk = await openDesk(host(), {
      parts: { letters: { brakes: { domain: [{ letters: 2, within: 'PT15M' }] } } },
    });
    const daemon = desk.start();
    const from = (address: string) => ({ From: address, 'Return-Path': `<${address}>` });
    await desk.deliver(
      ...numbers(4).map(count => free(count, from(`box-${count}@system.minera.example`))),
      ...numbers(4).map(count => free(10 + count, from(`persona${count}@gmail.com`))),
    );
    await daemon.saw('settled', 8);
    await daemon.saw('delivered', 2 + 4 + 8);
    expect(await heldLetters(desk)).toHaveLength(2);
  });
});

onEmbeddedHost('a customer’s ticket machine', host => {
  const from = 'itsm@minera.example';
  const machine = (count: number, subject: string): Buffer =>
    free(count, {
      From: `Mesa Minera <${from}>`,
      'Return-Path': `<${from}>`,
      'Auto-Submitted': 'auto-generated',
      Subject: subject,
    });

  test('that the desk lets in gets a ticket for each mail, and one letter for each of its references', async () => {
    const desk = await openDesk(host(), { parts: { automatedSenders: ['itsm@minera.example'] } });
    const daemon = desk.start();
    await desk.deliver(machine(1, 'INC0012345 creado: enlace'), machine(2, 'INC0012345 actualizado'));
    await daemon.saw('settled', 2);
    await desk.deliver(machine(3, 'INC0012345: sin novedad'), machine(4, 'INC0067890 creado'));
    const settled = await daemon.saw('settled', 4);
    expect(settled.map(({ disposition }) => disposition)).toEqual(Array(4).fill('opened'));
    await daemon.saw('delivered', 2 + 4);
    expect((await desk.answers()).map(({ numbers }) => numbers)).toEqual([
      settled[0]?.tickets,
      settled[3]?.tickets,
    ]);
    const flags = `same-reference:${settled[0]?.tickets[0]}`;
    expect(await desk.command('ticket', settled[2]?.tickets[0] ?? '')).toContain(flags);
    expect((await daemon.health()).reasons).toEqual([]);
  });

  test('that nobody has let in is kept, and neither ticketed nor answered', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    await desk.deliver(machine(1, 'INC0012345 creado: enlace'));
    expect(await daemon.saw('settled', 1)).toMatchObject([{ disposition: 'automatic', tickets: [] }]);
    expect(desk.smtp.letters).toHaveLength(0);
  });
});
