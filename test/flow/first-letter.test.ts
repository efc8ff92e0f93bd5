import { expect, test } from 'vitest';
import { onEveryHost } from '../inbox/hosts.ts';
import { agent, openDesk } from './desk.ts';
import { addressOf, messageIdOf, note, questionnaire } from './mails.ts';

const numbersFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => first + index);

onEveryHost('a mailed questionnaire comes back as a numbered acknowledgement', host => {
  test('whether it waited or arrives later: fifty mails, fifty numbers, fifty letters', async () => {
    const desk = await openDesk(host());
    await desk.deliver(...numbersFrom(1, 20).map(number => questionnaire(number)));
    const daemon = desk.start();
    await desk.deliver(
      ...numbersFrom(21, 30).map(number => questionnaire(number)),
      note(60, { Subject: 'Respuesta automática: Sin servicio', 'Auto-Submitted': 'auto-replied' }),
      questionnaire(61, { 'List-Id': 'Novedades <novedades.example.net>' }),
      questionnaire(7),
    );
    await daemon.saw('settled', 53);
    await desk.smtp.collected(100);
    await daemon.saw('delivered', 100);

    const answers = await desk.answers();
    const customers = numbersFrom(1, 50);
    expect(answers.map(({ envelope }) => envelope.to)).toHaveLength(50);
    expect(new Set(answers.map(({ envelope }) => envelope.to.join()))).toEqual(
      new Set(customers.map(addressOf)),
    );
    expect(new Set(answers.flatMap(({ numbers }) => numbers)).size).toBe(50);
    for (const answer of answers) {
      const customer = customers.find(number => answer.envelope.to.includes(addressOf(number))) ?? 0;
      expect(answer.header('In-Reply-To')).toBe(messageIdOf(customer));
      expect(answer.header('References')).toContain(messageIdOf(customer));
      expect(answer.header('Auto-Submitted')).toBe('auto-replied');
      expect(answer.mail.to).toMatchObject({ text: addressOf(customer) });
      expect(answer.mail.subject).toBe(`[${answer.numbers[0]}] Sin servicio en el sitio ${customer}`);
    }

    const toAgents = desk.smtp.letters.filter(({ envelope }) => envelope.to.includes(agent));
    expect(toAgents).toHaveLength(50);
    expect(await desk.folder('INBOX')).toHaveLength(0);
    expect(await desk.folder('Processed')).toHaveLength(53);
    const { status, reasons } = await daemon.health();
    expect({ status, reasons }).toEqual({ status: 200, reasons: [] });
    await daemon.stop();

    const tickets = await desk.tickets();
    expect(tickets).toHaveLength(50);
    for (const answer of answers)
      expect(tickets.find(({ number }) => number === answer.numbers[0])).toMatchObject({
        ...{ kind: 'incident', status: 'open', language: 'es', mailbox: 'incidents', missing: [] },
        ...{ messageId: answer.header('In-Reply-To'), acknowledgedInTime: true },
        acknowledgedAt: expect.stringMatching(/^\d{4}-/),
        acknowledgeDueAt: expect.stringMatching(/^\d{4}-/),
      });
  });
});
