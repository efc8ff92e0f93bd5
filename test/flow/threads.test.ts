import { expect, test } from 'vitest';
import { onEmbeddedHost, onEveryHost } from '../inbox/hosts.ts';
import { type Daemon, type Desk, openDesk } from './desk.ts';
import { messageIdOf, note, questionnaire } from './mails.ts';

/** A desk on which customer 1 has a ticket, and what the acknowledgement said. */
async function answered(desk: Desk): Promise<{ daemon: Daemon; number: string; letterId: string }> {
  const daemon = desk.start();
  await desk.deliver(questionnaire(1));
  await daemon.saw('delivered', 2);
  const [acknowledgement] = await desk.answers();
  return {
    daemon,
    number: acknowledgement?.numbers[0] ?? '',
    letterId: acknowledgement?.header('Message-ID') ?? '',
  };
}

onEmbeddedHost('a customer who writes again', host => {
  test('joins the ticket by answering our letter, wherever the answer comes from', async () => {
    const desk = await openDesk(host());
    const { daemon, number, letterId } = await answered(desk);
    await desk.deliver(note(2, { Subject: 'Re: otra cosa', 'In-Reply-To': letterId }));
    expect(await daemon.saw('settled', 2)).toMatchObject([
      {},
      { disposition: 'joined', tickets: [number], why: { rule: 'a Message-ID signed by us' } },
    ]);
    await daemon.saw('delivered', 3);
    expect(await desk.answers()).toHaveLength(1);
    expect(await desk.tickets()).toHaveLength(1);
  });

  test('joins by a reference to a mail that is on the ticket, or by its number, and gets no second number', async () => {
    const desk = await openDesk(host());
    const { daemon, number } = await answered(desk);
    const colleague = 'Luis Vega <luis@mail.customer-1.example>';
    await desk.deliver(
      note(2, {
        Subject: 'RE: Sin servicio en el sitio 1',
        References: `<older@example.net> ${messageIdOf(1)}`,
        'In-Reply-To': '<unknown@example.net>',
      }),
      note(3, { Subject: `Urgente [${number}]`, From: colleague }),
    );
    await daemon.saw('settled', 3);
    const [, ...later] = await daemon.saw('settled', 3);
    expect(later.map(({ disposition, tickets, why }) => [disposition, tickets, why.rule])).toEqual([
      ['joined', [number], 'References name a mail of the ticket'],
      ['joined', [number], 'the number in the subject, from somebody on the ticket'],
    ]);
    await daemon.saw('delivered', 4);
    expect(await desk.answers()).toHaveLength(1);
    expect(await desk.tickets()).toHaveLength(1);
  });

  test('is a stranger when only the number speaks for him: a ticket of his own, which mentions the other', async () => {
    const desk = await openDesk(host());
    const { daemon, number } = await answered(desk);
    await desk.deliver(
      note(2, { Subject: `[${number}] dame acceso` }),
      note(3, {
        Subject: 'Re: x',
        'In-Reply-To': '<acuse.INC-000001.aaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaa@example.com>',
      }),
    );
    const [, ...later] = await daemon.saw('settled', 3);
    expect(later.map(({ disposition }) => disposition)).toEqual(['opened', 'opened']);
    expect(later.map(({ tickets }) => tickets.includes(number))).toEqual([false, false]);
    await daemon.saw('delivered', 6);
    expect(await desk.command('ticket', number)).not.toContain('dame acceso');
    expect(new Set((await desk.answers()).flatMap(({ numbers }) => numbers)).size).toBe(3);
  });

  test('joins also when the mail server had given our letter a Message-ID of its own', async () => {
    const desk = await openDesk(host());
    desk.smtp.words = '2.0.0 OK <AM0PR01@AM0PR01.eurprd01.prod.outlook.com> [Hostname=AM0PR01]';
    const { daemon, number } = await answered(desk);
    await desk.deliver(
      note(1, {
        'Message-ID': '<second@customer-1.example>',
        Subject: 'Re: x',
        'In-Reply-To': '<AM0PR01@AM0PR01.eurprd01.prod.outlook.com>',
      }),
    );
    expect(await daemon.saw('settled', 2)).toMatchObject([{}, { disposition: 'joined', tickets: [number] }]);
  });
});

onEveryHost('the same mail in two mailboxes', host => {
  test('opens one ticket and gets one letter, whichever mailbox is quicker', async () => {
    const desk = await openDesk(host(), { mailboxes: 2 });
    const twelve = Array.from({ length: 12 }, (_, index) => index + 1);
    await desk.deliverTo(0, ...twelve.map(number => questionnaire(number)));
    await desk.deliverTo(
      1,
      ...twelve.map(number =>
        questionnaire(number, { Received: 'from a by b; Mon, 02 Mar 2026 09:00:03 -0500' }),
      ),
    );
    const daemon = desk.start();
    const settled = await daemon.saw('settled', 24);
    await daemon.saw('delivered', 24);
    expect(settled.filter(({ disposition }) => disposition === 'duplicate')).toHaveLength(12);
    expect(await desk.answers()).toHaveLength(12);
    expect(await desk.tickets()).toHaveLength(12);
    expect(await desk.folder('INBOX', 0)).toHaveLength(0);
    expect(await desk.folder('INBOX', 1)).toHaveLength(0);
  });
});
