import { describe, expect, test } from 'vitest';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { minera } from '../ticket/customers.ts';
import { type Circumstances, judged } from './judged.ts';

const fridayEvening = new Date('2026-11-27T18:00-05:00');
const saturday = new Date('2026-11-28T09:00-05:00');

/** A Spanish service request as a customer fills it in. */
function request(answers: Record<string, string> = {}): string {
  const filled = {
    'Nombre del cliente': 'Minera Andina S.A.',
    'Sitio del cliente': 'Sede Bogotá D.C.',
    'Categoría SSR': 'Ruta estática',
    Descripción: 'Agregar la ruta 10.1.0.0/16 hacia el firewall',
    'Fecha y hora solicitada': '1/12/2026 18:00',
    Contacto: 'Ana Ruiz, ana@customer-1.example, +57 601 555 0100',
    'Referencia del cliente': 'MA-77',
    ...answers,
  };
  return Object.entries(filled)
    .map(([label, answer]) => `${label}: ${answer}\n`)
    .join('');
}

async function opened(
  answers: Record<string, string> = {},
  circumstances: Circumstances = {},
): Promise<Ticket> {
  const { changes } = await judged(request(answers), { acceptedAt: fridayEvening, ...circumstances });
  const [change, ...others] = changes;
  expect(others).toEqual([]);
  if (!change) throw new Error('a request opens a ticket');
  return change.ticket;
}

async function answered(ticket: Ticket, text: string, acceptedAt = saturday) {
  const { changes } = await judged(text, { acceptedAt, answers: ticket });
  const [change] = changes;
  if (!change) throw new Error('the answer joins its ticket');
  return { ticket: change.ticket, events: change.events.map(({ type }) => type) };
}

describe('a service request', () => {
  test('of Friday 18:00 is in time for Tuesday 18:00, not for Tuesday 9:00', async () => {
    const inTime = await opened();
    expect(inTime).toMatchObject({
      ...{ number: 'SSR-000001', kind: 'ssr', zone: 'America/Bogota' },
      place: { country: 'CO', by: 'site-text', saw: 'bogota' },
      leadTime: { proposed: { met: true, requestedFor: '2026-12-01T18:00:00-05:00', dayClass: 'working' } },
    });
    const early = await opened({ 'Fecha y hora solicitada': 'martes 1 de diciembre de 2026, 9:00' });
    expect(early.leadTime?.proposed).toMatchObject({ met: false, earliest: '2026-12-01T18:00:00-05:00' });
    expect(early.status).toBe('open');
  });

  test('for a holiday of the site needs five days', async () => {
    const { leadTime } = await opened({ 'Fecha y hora solicitada': '8/12/2026 10:00' });
    expect(leadTime?.proposed).toMatchObject({ met: true, dayClass: 'rest' });
    const lima = await opened({ 'Sitio del cliente': 'Lima', 'Fecha y hora solicitada': '7/12/2026 10:00' });
    expect(lima.leadTime?.proposed.dayClass).toBe('working');
    expect(lima.leadTime?.proposed.calendar).toMatch(/^PE-/);
  });

  test('is explained in the decision record: where its site is, and which start was judged by which calendar', async () => {
    const { why } = await judged(request(), { acceptedAt: fridayEvening, customers: [minera] });
    expect(why.saw.sites).toEqual(['CO America/Bogota; by site-text "bogota"; Minera Andina S.A. by name']);
    expect(why.saw.starts).toEqual([
      expect.stringMatching(
        /^2026-12-01T18:00:00-05:00 in time, earliest 2026-12-01T18:00:00-05:00, calendar CO-/,
      ),
    ]);
  });

  test('with a date and no time is judged by the first instant of the day, and says so', async () => {
    const ticket = await opened({ 'Fecha y hora solicitada': '2 de diciembre de 2026' });
    expect(ticket.leadTime?.proposed).toMatchObject({
      ...{ met: true, requestedFor: '2026-12-02T00:00:00-05:00', flags: ['time_assumed'] },
    });
    expect(ticket.unreadable).toEqual([]);
  });

  test('that offers several starts is proposed the first in time', async () => {
    const ticket = await opened({ 'Fecha y hora solicitada': '30/11/2026 22:00 o 2/12/2026 22:00' });
    expect(ticket.leadTime?.verdicts.map(({ met }) => met)).toEqual([false, true]);
    expect(ticket.leadTime?.proposed.requestedFor).toBe('2026-12-02T22:00:00-05:00');
  });

  test('whose window runs into a day of rest is told so, and judged by its start', async () => {
    const ticket = await opened({ 'Fecha y hora solicitada': '4/12/2026 de 22:00 a 04:00' });
    expect(ticket.leadTime?.proposed).toMatchObject({ met: true, flags: ['window_enters_rest_day'] });
  });

  test.each([
    ['lo antes posible', 'Bogotá'],
    ['03/04/2027 10:00', 'San Juan, Puerto Rico'],
  ])('whose date is "%s" in %s is asked about it, and not judged', async (date, site) => {
    const ticket = await opened({ 'Fecha y hora solicitada': date, 'Sitio del cliente': site });
    expect(ticket).toMatchObject({ leadTime: null, unreadable: ['requestedFor'] });
    expect(ticket.fields.requestedFor).not.toHaveProperty('value');
  });

  test('of a site that the desk knows is judged by the clocks of its record', async () => {
    const answers = {
      'Sitio del cliente': 'Campamento Calama',
      'Fecha y hora solicitada': '1/12/2026 22:00',
    };
    const ticket = await opened(answers, { customers: [minera] });
    expect(ticket).toMatchObject({
      zone: 'America/Santiago',
      place: { by: 'site-record', record: { customer: 'Minera Andina S.A.', site: 'Campamento Calama' } },
      leadTime: { proposed: { requestedFor: '2026-12-01T22:00:00-03:00' } },
    });
    expect(ticket.fields.requestedFor?.value).toBe('2026-12-01T22:00:00-03:00');
  });

  test('of a country with several zones is marked when nothing tells the zone', async () => {
    const { flags, zone } = await opened({ 'Sitio del cliente': 'Oficina México' });
    expect([zone, flags]).toEqual(['America/Mexico_City', ['zone-assumed:America/Mexico_City']]);
  });
});

test('what was read of a start stays in the journal as it was read, so that reading it again shows no difference', async () => {
  const { changes } = await judged(request({ 'Fecha y hora solicitada': '2 de diciembre de 2026' }));
  expect(changes[0]?.events[0]).toMatchObject({ type: 'Opened', unreadable: ['requestedFor'] });
  expect(changes[0]?.ticket.unreadable).toEqual([]);
});

describe('an answer to a service request', () => {
  test('that brings the date is judged from its own receipt', async () => {
    const ticket = await opened({ 'Fecha y hora solicitada': '' });
    expect(ticket).toMatchObject({ missing: ['requestedFor'], leadTime: null });
    const { ticket: completed, events } = await answered(
      ticket,
      'Fecha y hora solicitada: 1/12/2026 18:00\n',
    );
    expect(events).toEqual(['Replied', 'AnswersAdded', 'LeadTimeJudged']);
    expect(completed).toMatchObject({ missing: [], leadTime: { proposed: { met: false } } });
    expect(completed.leadTime?.proposed.earliest).toBe('2026-12-02T00:00:00-05:00');
  });

  test('that changes the date is judged again, one that repeats it is not', async () => {
    const ticket = await opened();
    const repeated = await answered(ticket, 'Fecha y hora solicitada: 1 de diciembre de 2026 18:00\n');
    expect(repeated.events).toEqual(['Replied', 'AnswersAdded']);
    const dateOnly = await opened({ 'Fecha y hora solicitada': '2 de diciembre de 2026' });
    const again = await answered(dateOnly, 'Fecha y hora solicitada: 2/12/2026\n');
    expect(again).toMatchObject({ events: ['Replied', 'AnswersAdded'], ticket: { unreadable: [] } });
    const changed = await answered(ticket, 'Fecha y hora solicitada: 3/12/2026 18:00\n');
    expect(changed.ticket.leadTime?.proposed.requestedFor).toBe('2026-12-03T18:00:00-05:00');
    const inASentence = await answered(ticket, 'Puede ser el 4/12/2026 a las 18:00, gracias.\n');
    expect(inASentence.ticket.leadTime?.proposed.requestedFor).toBe('2026-12-04T18:00:00-05:00');
  });

  test('that says nothing of it leaves the verdict as it was', async () => {
    const ticket = await opened();
    const { ticket: after, events } = await answered(ticket, 'Muchas gracias por la ayuda.\n');
    expect(events).toEqual(['Replied']);
    expect(after.leadTime).toEqual(ticket.leadTime);
  });

  test('that names another country moves the ticket there, and its date with it', async () => {
    const ticket = await opened({ 'Sitio del cliente': '' });
    const { events, ticket: moved } = await answered(ticket, 'Sitio del cliente: Santiago de Chile\n');
    expect(events).toEqual(['Replied', 'AnswersAdded', 'Placed', 'LeadTimeJudged']);
    expect(moved).toMatchObject({
      zone: 'America/Santiago',
      leadTime: { proposed: { requestedFor: '2026-12-01T18:00:00-03:00' } },
    });
    expect(new Date(moved.leadTime?.proposed.receivedAt ?? '')).toEqual(fridayEvening);
  });
});
