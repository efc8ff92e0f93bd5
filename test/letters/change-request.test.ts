import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/letters/desk.ts';
import { lettersFor } from '../../src/letters/letters-for.ts';
import type { TicketHandled } from '../../src/letters/occasion.ts';
import type { Deed } from '../../src/ticket/deeds.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { minera } from '../ticket/customers.ts';
import { anasMail, desk, formless, joined, opened, said, sundayMorning } from './desk.ts';
import { between, received } from './received.ts';

const sales: Desk = { ...desk, planning: { ...desk.planning, commercial: ['sales@example.com'] } };
const project: Desk = {
  ...desk,
  planning: { ...desk.planning, customers: [{ ...minera, projectManager: 'pm@example.com' }] },
};

/** The mine asks on the form for changes. */
const change: Partial<Ticket> = {
  ...{ number: 'RFC-000123', kind: 'rfc', form: 'rfc-es', subject: 'Cambio en Talara', unreadable: [] },
  fields: { customerName: said('Minera Andina S.A.'), description: said('Reubicar la antena') },
  missing: ['requestedFor'],
  place: {
    ...{ country: 'PE', zone: 'America/Lima', by: 'desk', saw: '', zoneAssumed: false },
    record: { customer: minera.name, site: null, by: 'domain minera.example' },
  },
};
const onIncidentForm: Partial<Ticket> = {
  ...{ ...change, form: 'latam-es', missing: [] },
  fields: { problemDescription: said('Buen día. Necesitamos reubicar la antena al techo nuevo. Gracias') },
};

const summary = (orders: ReturnType<typeof lettersFor>) => orders.map(({ key, to }) => `${key} → ${to}`);

describe('A request for change', () => {
  it('goes to those who plan it, one letter each, and the agents hear of it as always', () => {
    expect(summary(lettersFor(opened(change), sales)).slice(1)).toEqual([
      'new-ticket:RFC-000123:noc@example.com → noc@example.com',
      'change-request:RFC-000123:sales@example.com → sales@example.com',
    ]);
  });

  it('is told once to an agent who plans it', () => {
    const agents = ['noc@example.com', 'PM@example.com'];
    expect(summary(lettersFor(opened(change), { ...project, agents })).slice(1)).toEqual([
      'new-ticket:RFC-000123:noc@example.com → noc@example.com',
      'change-request:RFC-000123:pm@example.com → pm@example.com',
    ]);
  });

  it('stays with the agents where nobody is named', () => {
    expect(summary(lettersFor(opened(change), desk)).slice(1)).toEqual([
      'new-ticket:RFC-000123:noc@example.com → noc@example.com',
    ]);
  });

  it('is not handed on to an address whose own mails are braked', () => {
    const answer = { to: 'Sales@example.com', heldBackBy: 'sender' } as const;
    const occasion = { ...opened(change), correspondence: { ...anasMail, answer } };
    expect(summary(lettersFor(occasion, sales)).slice(1)).toEqual([]);
  });

  it('is followed by what its customer writes later, but not by what its planner wrote', () => {
    const reply = joined({ ticket: { ...opened(change).tickets[0] } });
    expect(summary(lettersFor(reply, project))).toEqual([
      'ticket-update:18:noc@example.com → noc@example.com',
      'ticket-update:18:pm@example.com → pm@example.com',
    ]);
    const { correspondence } = reply;
    const from = { name: '', address: 'PM@example.com' };
    const own = {
      ...reply,
      correspondence: { ...correspondence, mail: { ...correspondence.mail, from } },
    };
    expect(summary(lettersFor(own, project))).toEqual(['ticket-update:18:noc@example.com → noc@example.com']);
    const [, toPlanner] = lettersFor(reply, project);
    expect(toPlanner?.thread.answers).toEqual({ letterKey: 'change-request:RFC-000123:pm@example.com' });
  });
});

describe('The letter that hands on a change', () => {
  it('says why it came, what to do and where an answer goes, with the form and the mail itself', async () => {
    const { text, mail, header } = await received('change-request', opened(change), project);
    expect(between(text, 'RFC-000123 · Solicitud de cambio', 'De:')).toBe(
      [
        'Esta solicitud le llega como gerente de proyecto del cliente.',
        'Por favor planifíquela y comparta el costo con el cliente para su aprobación antes de hacer cualquier trabajo.',
        'Si responde esta carta, su respuesta llega a la mesa de servicio y queda en RFC-000123; el cliente no la recibe.',
      ].join('\n'),
    );
    expect(text).toContain('Descripción: Reubicar la antena');
    expect(text).toContain('- Fecha y hora solicitada');
    expect(mail.subject).toBe('[RFC-000123] Cambio en Talara');
    expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['RFC-000123.eml', 'message/rfc822'],
    ]);
    expect(header('Auto-Submitted')).toBe('auto-generated');
    expect(header('Reply-To')).toBe('incidents@example.com');
  });

  it('tells the commercial team that they stand in, and the sentence that made it a change', async () => {
    const { text } = await received('change-request', opened(onIncidentForm), sales);
    expect(text).toContain(
      'Esta solicitud le llega como equipo comercial: la mesa de servicio no conoce al gerente de proyecto ni a quien coordina los cambios de este cliente.\n' +
        'El cliente no usó el formulario de cambios y escribe: «Necesitamos reubicar la antena al techo nuevo».',
    );
  });
});

describe('A change that is over', () => {
  const over = (deed: Deed, of: Partial<Ticket> = change): TicketHandled => {
    const { ticket } = joined({ ticket: { ...opened(of).tickets[0], answerTo: null } });
    return { type: 'handled', mailbox: 'incidents@example.com', ticket, events: [deed] };
  };
  const by = 'Rosa';
  const cancelled: Deed = { type: 'Cancelled', at: sundayMorning, by, text: 'El cliente desistió' };
  const closed: Deed = { type: 'Closed', at: sundayMorning, by, because: 'agent', text: null };

  it('is told to those who plan it, in the thread of the request, with the words of the desk', async () => {
    expect(summary(lettersFor(over(cancelled), project))).toEqual([
      'change-over:RFC-000123:1:pm@example.com → pm@example.com',
    ]);
    const request = await received('change-request', opened(change), project);
    const { text, mail, header } = await received('change-over', over(cancelled), project);
    expect(mail.subject).toBe(request.mail.subject);
    expect(header('In-Reply-To')).toBe(request.header('Message-ID'));
    expect(text).toContain('Rosa, de la mesa de servicio, canceló este cambio.');
    expect(text).toContain('LO QUE ESCRIBE\nEl cliente desistió');
    expect(text).toContain('Cliente: Minera Andina S.A.');
  });

  it('asks nothing more of them when it is closed', async () => {
    const { text, html } = await received('change-over', over(closed), project);
    for (const told of [text, html]) expect(told).toContain('No queda nada pendiente de su parte.');
    expect(text).not.toContain('LO QUE ESCRIBE');
  });

  it('is told to them too when a forgery was handed on', () => {
    const forged: Deed = { type: 'ReviewFailed', at: sundayMorning, by, text: 'No fue Ana' };
    expect(lettersFor(over(forged), project).map(({ kind }) => kind)).toEqual(['change-over']);
  });

  it('is no news of a note, nor of a ticket of another kind', () => {
    const note: Deed = { type: 'Noted', at: sundayMorning, by, text: 'x' };
    expect(lettersFor(over(note), project)).toEqual([]);
    expect(lettersFor(over(cancelled, { ...change, kind: 'ssr' }), project)).toEqual([]);
  });
});

describe('The acknowledgement of a change', () => {
  const told = async (occasion = opened(change), of = project) =>
    between((await received('acknowledgement', occasion, of)).text, 'PRÓXIMOS PASOS', 'NOS FALTAN');

  it('says to whom it went, and that nothing is done before the cost is approved', async () => {
    expect(await told()).toBe(
      'Un cambio requiere planificación, por eso enviamos su solicitud a su gerente de proyecto. Antes de hacer cualquier trabajo le compartiremos el costo para su aprobación.',
    );
    expect(await told(opened(change), sales)).toContain('a nuestro equipo comercial. Antes');
    expect(await told(opened(change), desk)).toContain('Nuestra mesa de servicio hará llegar su solicitud');
  });

  it.each([
    ['en', 'A change needs planning, so it went to your project manager. Its cost will be shared with you'],
    ['pt', 'por isso encaminhamos sua solicitação à gerência do seu projeto. Antes de qualquer execução,'],
  ] as const)('says so in the language of the mail (%s)', async (language, sentence) => {
    const occasion = opened({ ...change, language, form: `rfc-${language}` });
    const { text, html } = await received('acknowledgement', occasion, project);
    expect(text).toContain(sentence);
    expect(html).toContain(sentence);
  });

  it('says why it is a change, in the customer’s own words, where another form or none was used', async () => {
    const why =
      'Usted escribió «Necesitamos reubicar la antena al techo nuevo». Se trata de un cambio en el servicio, por eso lo registramos como solicitud de cambio.';
    expect((await received('acknowledgement', opened(onIncidentForm), project)).text).toContain(why);
    const free = {
      ...opened({ ...change, ...formless }),
      leftovers: ['Buen día:', 'Necesitamos reubicar la antena al techo nuevo.'],
    };
    const { text } = await received('acknowledgement', free, project);
    expect(text).toContain(why);
    expect(text).toContain('\nDescripción: Necesitamos reubicar la antena al techo nuevo\n');
    const bySubject = opened({ ...change, ...formless, subject: 'RE: Reubicar antena Talara' });
    expect((await received('acknowledgement', bySubject, project)).text).toContain(
      'Usted escribió «Reubicar antena Talara».',
    );
  });

  it('speaks of the changes by number beside an incident, and gives no advice on rain for them', async () => {
    const others = [
      { ...change, number: 'RFC-000124' },
      { ...onIncidentForm, number: 'RFC-000125' },
    ];
    const { text } = await received('acknowledgement', opened({}, ...others), project);
    expect(between(text, 'SOBRE RFC-000124 y RFC-000125', 'FALTAN DATOS')).toBe(
      [
        'RFC-000125: usted escribió «Necesitamos reubicar la antena al techo nuevo», que es un cambio en el servicio.',
        'Los cambios requieren planificación, por eso enviamos estas solicitudes a su gerente de proyecto. Antes de hacer cualquier trabajo le compartiremos el costo de cada una para su aprobación.',
      ].join('\n'),
    );
    const rainy = { serviceType: said('Satélite', 'satellite'), rain: said('Sí', 'yes') };
    const dry = await received('acknowledgement', opened({ ...onIncidentForm, fields: rainy }), project);
    expect(dry.text).not.toContain('LLUVIA');
  });

  it('does not tell whom the customers file names to somebody who only claims a customer’s name', async () => {
    const { place } = opened(change).tickets[0];
    const claimed = place && { ...place, record: { customer: minera.name, site: null, by: 'name' } };
    const occasion = opened({ ...change, place: claimed });
    expect(await told(occasion)).toContain('enviamos su solicitud a quienes planifican los cambios. Antes');
    expect(lettersFor(occasion, project).map(({ to }) => to)).toContain('pm@example.com');
  });

  it('says nothing of changes where there is none', async () => {
    const { text } = await received('acknowledgement', opened(), project);
    expect(text).not.toContain('PRÓXIMOS PASOS');
  });
});
