import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { onEmbeddedHost } from '../inbox/hosts.ts';
import { agent, type Desk, openDesk } from './desk.ts';
import { note } from './mails.ts';

/** A filled RFC form, a relocation on an incident form and one in free text. */
const asked = [
  note(
    1,
    { Subject: 'Cambio en el campamento' },
    `Nombre del cliente: Minera Andina S.A.
Sitio del cliente: Campamento Talara
Tipo de cambio: Reubicación de rack
Descripción: Llevar el rack al edificio nuevo
Fecha y hora solicitada: 11/01/2027 10:00
Contacto: Ana Ruiz, ana@customer-1.example, +1 202 555 0117
Referencia del cliente: MA-77
`,
  ),
  relocation('antenna-relocation-on-an-incident-form', 2),
  note(
    3,
    { Subject: 'Office in Kingston' },
    `Dear team,

we would like to move the router of our office to the second floor next month. What do you need from us?

Kind regards,
Tom Reid
`,
  ),
];

/** A mail of the collection, in the hands of the customer of that number. */
function relocation(name: string, number: number): Buffer {
  const [, ...body] = readFileSync(`test/mails/kinds/${name}.eml`, 'utf8').split(/\r?\n\r?\n/);
  const header = { Subject: 'Talara', 'Content-Transfer-Encoding': 'quoted-printable' };
  return note(number, header, body.join('\n\n'));
}

const customersFile = `
- name: Minera Andina S.A.
  domains: [customer-1.example]
  projectManager: pm@example.com
`;

async function openDeskForChanges(host: Parameters<typeof openDesk>[0]): Promise<Desk> {
  return openDesk(host, {
    parts: {
      customers: 'customers.yaml',
      changes: { commercial: ['sales@example.com'], accountManager: 'accounts@example.com' },
    },
    files: { 'customers.yaml': customersFile },
  });
}

onEmbeddedHost('a change that a customer asks for', host => {
  test('on its form, on another form or in free text is numbered, acknowledged and handed on', async () => {
    const desk = await openDeskForChanges(host());
    const daemon = desk.start();
    await desk.deliver(...asked);
    await daemon.saw('settled', 3);
    // To each customer and each agent one; of the first change one to its project manager, of the others two each.
    await daemon.saw('delivered', 11);

    const letters = await desk.answers();
    const to = (reader: string) => letters.filter(({ envelope }) => envelope.to.includes(reader));
    const tickets = await desk.tickets();
    const numberOf = (customer: number) =>
      tickets.find(({ messageId }) => messageId === `<${customer}@customer-${customer}.example>`)?.number;
    expect(tickets.map(({ kind }) => kind)).toEqual(['rfc', 'rfc', 'rfc']);
    expect(to('pm@example.com').map(({ numbers }) => numbers)).toEqual([[numberOf(1)]]);
    for (const reader of ['sales@example.com', 'accounts@example.com'])
      expect(
        to(reader)
          .map(({ numbers }) => numbers)
          .sort(),
      ).toEqual([[numberOf(2)], [numberOf(3)]].sort());
    for (const handedOn of [...to('pm@example.com'), ...to('sales@example.com')]) {
      expect(handedOn.mail.attachments.map(({ contentType }) => contentType)).toEqual(['message/rfc822']);
      expect(handedOn.header('Auto-Submitted')).toBe('auto-generated');
      expect(handedOn.header('Reply-To')).toBe(desk.config.mailboxes[0]?.address);
    }

    const [onForm] = to('ana@customer-1.example');
    expect(onForm?.mail.text).toContain('enviamos su solicitud a su gerente de proyecto.');
    expect(onForm?.mail.text).not.toContain('Usted escribió');
    const [onOther] = to('ana@customer-2.example');
    expect(onOther?.mail.text).toMatch(/Usted escribió «[^»]*antena[^»]*»\. Se trata de un cambio/);
    const [free] = to('ana@customer-3.example');
    expect(free?.mail.text).toContain(
      'You wrote “we would like to move the router of our office to the second floor next month”.',
    );
    expect(free?.mail.text).toContain('so it went to our commercial team and to your account manager.');
  });

  test('is joined by what its project manager answers, who hears no echo; what they quote answers nothing', async () => {
    const desk = await openDeskForChanges(host());
    const daemon = desk.start();
    await desk.deliver(...asked.slice(0, 1));
    await daemon.saw('delivered', 3);
    const handedOn = (await desk.answers()).find(({ envelope }) => envelope.to.includes('pm@example.com'));
    const quoted = (handedOn?.mail.text ?? '').replace(/^/gm, '> ');
    await desk.deliver(
      note(
        9,
        {
          ...{ From: 'Pedro Mora <pm@example.com>', 'Return-Path': '<pm@example.com>' },
          ...{
            Subject: `RE: ${handedOn?.mail.subject}`,
            'In-Reply-To': handedOn?.header('Message-ID') ?? '',
          },
        },
        `Recibido, lo planifico para enero.\n\nEl dom, 22 nov 2026 a las 8:06, Service Desk escribió:\n\n${quoted}\n`,
      ),
    );
    const [, reply] = await daemon.saw('settled', 2);
    expect(reply).toMatchObject({
      ...{ disposition: 'joined', tickets: handedOn?.numbers },
      why: { rule: 'a Message-ID signed by us' },
    });
    await daemon.saw('delivered', 4);
    expect(await desk.answers()).toHaveLength(2);
    expect(desk.smtp.letters.filter(({ envelope }) => envelope.to.includes(agent))).toHaveLength(2);
    const [{ fields } = {}] = await desk.tickets();
    expect(Object.values(Object(fields))).toEqual(
      Array.from({ length: 7 }, () => expect.objectContaining({ from: 'plain' })),
    );
  });

  test('is told to its project manager once more when the desk cancels it', async () => {
    const desk = await openDeskForChanges(host());
    const daemon = desk.start();
    await desk.deliver(...asked.slice(0, 1));
    await daemon.saw('delivered', 3);
    const done = await desk.command('ticket', 'RFC-000001', 'cancel', 'Se pidió dos veces', '--by', 'Rosa');
    expect(done).toContain('a letter to pm@example.com goes out');
    await daemon.saw('delivered', 5);
    const toPlanner = (await desk.answers()).filter(({ envelope }) => envelope.to.includes('pm@example.com'));
    expect(toPlanner.map(({ mail }) => mail.text)).toEqual([
      expect.stringContaining('Esta solicitud le llega como gerente de proyecto'),
      expect.stringContaining('LO QUE ESCRIBE\nSe pidió dos veces'),
    ]);
  });

  test('on an incident form is asked for what the form for changes asks besides, and merged with what comes', async () => {
    const desk = await openDeskForChanges(host());
    const daemon = desk.start();
    await desk.deliver(relocation('antenna-relocation-on-an-incident-form', 2));
    await daemon.saw('delivered', 4);
    const [ticket] = await desk.tickets();
    expect(ticket).toMatchObject({ kind: 'rfc', form: 'latam-es', missing: ['changeType', 'requestedFor'] });
    const letter = (await desk.answers()).find(({ envelope }) =>
      envelope.to.includes('ana@customer-2.example'),
    );
    expect(letter?.mail.text).toContain(
      'Por favor responda este mensaje y complete las líneas:\n\nTipo de cambio: \nFecha y hora solicitada: \n',
    );
    await desk.deliver(
      note(
        12,
        {
          ...{ From: 'Ana Ruiz <ana@customer-2.example>', 'Return-Path': '<ana@customer-2.example>' },
          ...{ Subject: `Re: ${letter?.mail.subject}`, 'In-Reply-To': letter?.header('Message-ID') ?? '' },
        },
        'Tipo de cambio: Reubicación de antena\nFecha y hora solicitada: 11/01/2027 10:00\n',
      ),
    );
    await daemon.saw('settled', 2);
    expect(await desk.tickets()).toMatchObject([
      {
        ...{ number: ticket?.number, kind: 'rfc', missing: [], unreadable: [] },
        fields: {
          changeType: { value: 'antenna_relocation' },
          requestedFor: { text: '11/01/2027 10:00' },
          callbackContacts: { from: 'plain' },
        },
      },
    ]);
  });

  test('stays with the agents where nobody is named, and a flag says so', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    await desk.deliver(...asked.slice(2));
    await daemon.saw('delivered', 2);
    const [acknowledgement, ...others] = await desk.answers();
    expect(others).toEqual([]);
    expect(acknowledgement?.mail.text).toContain('Our service desk will pass it on to those who plan it');
    const number = acknowledgement?.numbers[0] ?? '';
    expect(await desk.command('ticket', number)).toContain('no-planner');
  });
});
