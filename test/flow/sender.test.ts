import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { onEmbeddedHost } from '../inbox/hosts.ts';
import { type Answer, agent, type Daemon, type Desk, openDesk } from './desk.ts';
import { addressOf, messageIdOf, note, questionnaire } from './mails.ts';

const border = { parts: { border: { hosts: ['mx.example.com'] } } };

/** What our border wrote on top of a mail. */
function verdict(dmarc: string) {
  return { 'Authentication-Results': `mx.example.com; ${dmarc}`, Received: 'from a by mx.example.com; x' };
}

const pass = verdict('dmarc=pass (p=reject) header.from=customer-1.example');
const none = verdict('dmarc=none');
const fail = verdict('spf=fail; dmarc=fail (p=REJECT dis=NONE) header.from=customer-1.example');

/** The agents' letters so far, as they read them. */
async function agentsLetters(desk: Desk): Promise<string[]> {
  const letters = desk.smtp.letters.filter(({ envelope }) => envelope.to.includes(agent));
  return Promise.all(letters.map(async ({ bytes }) => (await simpleParser(bytes)).text ?? ''));
}

async function answered(desk: Desk): Promise<{ daemon: Daemon; number: string; letterId: string }> {
  const daemon = desk.start();
  await desk.deliver(questionnaire(1, pass));
  await daemon.saw('delivered', 2);
  const [acknowledgement] = await desk.answers();
  const [number = ''] = acknowledgement?.numbers ?? [];
  return { daemon, number, letterId: acknowledgement?.header('Message-ID') ?? '' };
}

onEmbeddedHost('a mail whose sender our border has judged', host => {
  test('is answered when it passed, and as well when nobody can tell, which is only marked', async () => {
    const desk = await openDesk(host(), border);
    const daemon = desk.start();
    await desk.deliver(questionnaire(1, pass), questionnaire(2, none));
    await daemon.saw('delivered', 4);
    expect((await desk.answers()).flatMap(({ envelope }) => envelope.to).sort()).toEqual(
      [1, 2].map(addressOf),
    );
    expect(await desk.tickets()).toMatchObject([
      { status: 'open', flags: [] },
      { status: 'open', flags: ['sender-not-verified'] },
    ]);
    const [first, second] = (await agentsLetters(desk)).sort();
    expect(first).not.toContain('Remitente');
    expect(second).toContain('Remitente: sin verificar');
  });

  test('goes into review when its domain disowns it: the answer is held, the agents are told why', async () => {
    const desk = await openDesk(host(), border);
    const daemon = desk.start();
    await desk.deliver(questionnaire(1, fail));
    await daemon.saw('delivered', 1);
    expect(await desk.tickets()).toMatchObject([
      { status: 'review', flags: ['sender-forged'], acknowledgedAt: null },
    ]);
    const [letter] = await agentsLetters(desk);
    expect(letter).toContain('Remitente: PUEDE SER FALSO');
    expect(letter).toContain('Acuse de recibo: RETENIDO');
    const why = await desk.command('why', 'INC-000001');
    expect(why).toMatch(/sender +forged: dmarc=fail \(p=REJECT dis=NONE\) header.from=customer-1.example/);
    expect(why).toMatch(new RegExp(`acknowledgement +${addressOf(1)}: held`));
    expect(why).toMatch(/promise +to acknowledge by .*: open/);
    expect(await desk.command('ticket', 'INC-000001')).toContain('put into review');
    expect(await desk.answers()).toEqual([]);
  });

  test('may join a ticket against the word of its domain only by an id that we signed', async () => {
    const desk = await openDesk(host(), border);
    const { daemon, number, letterId } = await answered(desk);
    const From = `Ana Ruiz <${addressOf(1)}>`;
    await desk.deliver(
      note(2, { ...fail, From, Subject: `Re: [${number}] x` }),
      note(3, { ...fail, From, Subject: 'Re: Sin servicio en el sitio 1', 'In-Reply-To': messageIdOf(1) }),
      note(4, { ...fail, From, Subject: 'Re: x', 'In-Reply-To': letterId }),
    );
    const [, ...later] = await daemon.saw('settled', 4);
    expect(later.map(({ disposition }) => disposition)).toEqual(['opened', 'opened', 'joined']);
    expect(await desk.command('ticket', number)).toContain('INC-000002 names this ticket in its subject');
  });
});

onEmbeddedHost('a new form sent as an answer in an old thread', host => {
  test('opens a ticket of its own that follows the old one, also when our own letter is answered', async () => {
    const desk = await openDesk(host());
    const { daemon, number, letterId } = await answered(desk);
    const thread = { From: `Ana Ruiz <${addressOf(1)}>`, 'In-Reply-To': letterId };
    await desk.deliver(
      questionnaire(2, { ...thread, Subject: `Re: [${number}] Sin servicio en el sitio 1` }),
    );
    const [, second] = await daemon.saw('settled', 2);
    expect(second).toMatchObject({ disposition: 'opened', why: { rule: 'a new form in an old thread' } });
    await daemon.saw('delivered', 4);
    expect((await desk.answers()).flatMap(({ numbers }) => numbers)).toHaveLength(2);
    expect(await desk.tickets()).toMatchObject([
      { fields: { site: { text: 'Campamento 1, Lima' } } },
      { fields: { site: { text: 'Campamento 2, Lima' } }, missing: [], flags: [`follows:${number}`] },
    ]);
    expect(await desk.command('ticket', number)).toMatch(/came as a new form in an answer to this ticket/);
  });
});

onEmbeddedHost('the same customer, site and service within half an hour', host => {
  test('opens both tickets, and the desk is told of a possible duplicate', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    const again = { From: `Luis Vega <luis@customer-1.example>`, Subject: 'URGENTE' };
    await desk.deliver(
      questionnaire(1),
      questionnaire(1, { ...again, 'Message-ID': '<again@customer-1.example>' }),
      questionnaire(2),
    );
    await daemon.saw('delivered', 6);
    expect(await desk.tickets()).toMatchObject([
      { flags: [] },
      { flags: ['possible-duplicate:INC-000001'] },
      { flags: [] },
    ]);
    const told = (await agentsLetters(desk)).filter(letter =>
      letter.includes('Posible duplicado de INC-000001'),
    );
    expect(told).toHaveLength(1);
    const answers = await desk.answers();
    expect(answers).toHaveLength(3);
    for (const { mail } of answers) expect(`${mail.text}${mail.html}`).not.toMatch(/duplica/i);
    expect(await desk.command('ticket', 'INC-000001')).toContain('INC-000002 may be the same as this ticket');
  });
});

onEmbeddedHost('a stranger who guesses a number', host => {
  test('reads the same whether there is such a ticket or not, and adds nothing to it', async () => {
    const desk = await openDesk(host());
    const { daemon, number } = await answered(desk);
    const before = await desk.command('ticket', number, '--json');
    await desk.deliver(
      note(2, { Subject: `Re: [${number}] hola` }),
      note(3, { Subject: 'Re: [INC-999999] hola' }),
    );
    await daemon.saw('delivered', 6);
    const [, ...letters] = await desk.answers();
    const [yours, nobodys] = letters.sort((one, other) =>
      one.header('Subject') < other.header('Subject') ? -1 : 1,
    );
    expect(asRead(yours)).toBe(asRead(nobodys));
    const after = JSON.parse(await desk.command('ticket', number, '--json'));
    expect({ ...after, links: [] }).toEqual({ ...JSON.parse(before), links: [] });
    expect(after.links).toEqual([{ from: 'INC-000002', kind: 'mentions', to: number }]);
  });
});

/** A letter's words with what must differ taken out: the new ticket's own number. */
function asRead(answer: Answer | undefined): string {
  const { mail } = answer ?? {};
  return `${mail?.subject}\n${mail?.text}\n${mail?.html}`.replaceAll(answer?.numbers[0] ?? '', '[its own]');
}
