import { expect, test } from 'vitest';
import { onEmbeddedHost } from '../inbox/hosts.ts';
import { agent, openDesk } from './desk.ts';
import { addressOf, note } from './mails.ts';

/** The date so many days from now, as it is written in Peru: "01/12/2026". */
function daysAhead(days: number): string {
  const [year, month, day] = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

function english(start: string): string {
  return `Customer Name: Acme Ltd
Customer Site/Location: Lima
SSR Category: VLAN
Description: VLAN 20 on port 3
Requested date and time: ${start}
Contact (name, email and phone): Ana Ruiz, ${addressOf(1)}, +51 987 654 321
Customer reference: A-1
`;
}

function spanish(start: string): string {
  return `Nombre del cliente: Minera Andina S.A.
Sitio del cliente: Campamento 5
Categoría SSR: Ruta estática
Descripción: Ruta 10.1.0.0/16
Fecha y hora solicitada: ${start}
Contacto (nombre, correo electrónico y teléfono): Luis Paz, ${addressOf(2)}, +56 2 2345 6789
Referencia del cliente: A-2
`;
}

function portuguese(start: string): string {
  return `Nome do cliente: Loja do Norte
Site do cliente: Manaus
Categoria da solicitação: Acesso ao site
Descrição: Visita acompanhada
Data e hora desejadas: ${start}
Contato (nome, e-mail e telefone): Rui Lima, ${addressOf(3)}, +55 92 3234 5678
Referência do cliente: A-3
`;
}

const customers = `- name: Minera Andina S.A.
  domains: [customer-2.example]
  sites: [{ name: Campamento 5, country: CL, zone: America/Punta_Arenas, access: satellite }]
`;

onEmbeddedHost('service requests on a whole desk', host => {
  test('each form is answered with its verdict, in its language and by the clocks of its site', async () => {
    const desk = await openDesk(host(), {
      parts: { customers: 'customers.yaml' },
      files: { 'customers.yaml': customers },
    });
    const daemon = desk.start();
    await desk.deliver(
      note(1, { Subject: 'VLAN' }, english(`${daysAhead(60)} 18:00`)),
      note(2, { Subject: 'Ruta' }, spanish(`${daysAhead(1)} 09:00`)),
      note(3, { Subject: 'Visita' }, portuguese('')),
    );
    await daemon.saw('delivered', 6);

    const answers = await desk.answers();
    const answerTo = (customer: number) =>
      answers.find(({ envelope }) => envelope.to.includes(addressOf(customer)));
    expect(answerTo(1)?.mail.text).toContain('That gives the notice we need');
    expect(answerTo(2)?.mail.text).toContain('Nuestra mesa de servicio decidirá');
    expect(answerTo(3)?.mail.text).toContain('Data e hora desejadas:');
    const tickets = await desk.tickets();
    const ticketOf = (customer: number) =>
      tickets.find(({ number }) => number === answerTo(customer)?.numbers[0]);
    expect(ticketOf(1)).toMatchObject({
      ...{ kind: 'ssr', leadTimeMet: true, country: 'PE', zone: 'America/Lima' },
      earliest: expect.stringMatching(/-05:00$/),
    });
    expect(ticketOf(2)).toMatchObject({
      ...{ leadTimeMet: false, country: 'CL', zone: 'America/Punta_Arenas' },
      requestedFor: expect.stringMatching(/T09:00:00-03:00$/),
    });
    expect(ticketOf(3)).toMatchObject({
      ...{ leadTimeMet: null, earliest: null, requestedFor: null, zone: 'America/Manaus' },
      missing: ['requestedFor'],
    });

    const [number = ''] = answerTo(3)?.numbers ?? [];
    const reply = { Subject: `Re: [${number}] Visita`, 'Message-ID': '<3b@customer-3.example>' };
    await desk.deliver(note(3, reply, `Data e hora desejadas: ${daysAhead(60)} 14:00\n`));
    await daemon.saw('delivered', 8);
    const told = (await desk.answers()).filter(({ envelope }) => envelope.to.includes(addressOf(3)));
    expect(told[1]?.mail.text).toContain('Sua solicitação chegou com a antecedência necessária');
    expect(desk.smtp.letters.filter(({ envelope }) => envelope.to.includes(agent))).toHaveLength(4);

    const story = await desk.command('ticket', number);
    expect(story).toMatch(/start judged: \S+T14:00:00-04:00 is in time \(calendar BR-/);
    expect(story).toContain('site: BR, America/Manaus, by site-text "manaus"');
    expect(await desk.command('why', number)).toMatch(/sites\s+BR America\/Manaus; by site-text "manaus"/);
    expect(await desk.command('doctor')).toContain('good   journal');
  });

  test('are registered, judged, accepted, fulfilled and reported by commands alone', async () => {
    const desk = await openDesk(host(), {
      parts: { customers: 'customers.yaml' },
      files: { 'customers.yaml': customers },
    });
    const daemon = desk.start();
    await desk.deliver(
      note(1, { Subject: 'VLAN' }, english(`${daysAhead(60)} 18:00`)),
      note(2, { Subject: 'Ruta' }, spanish(`${daysAhead(1)} 09:00`)),
    );
    await daemon.saw('delivered', 4);
    const tickets = await desk.tickets();
    const by = ['--by', 'Rosa'];
    for (const { number, leadTimeMet } of tickets) {
      await desk.command('ticket', `${number}`, 'accept', ...(leadTimeMet ? [] : ['--exception']), ...by);
      await desk.command('ticket', `${number}`, 'fulfil', ...by);
    }
    const month = new Date().toLocaleDateString('sv-SE', { timeZone: desk.config.desk.timezone }).slice(0, 7);
    const report = await desk.command('report', 'ssr', '--month', month);
    expect(report).toMatch(
      /^Acme Ltd\n.*\n {2}SSR-\d+ {2}switch port or VLAN {2}Lima .* in time {2,}Rosa\n/m,
    );
    expect(report).toMatch(
      /^Minera Andina S\.A\.\n.*\n {2}SSR-\d+ {2}static route {2}Campamento 5 .* exception accepted {2}Rosa\n/m,
    );
    expect(report).toMatch(/\n2 requests of 2 customers\n$/);
  });
});
