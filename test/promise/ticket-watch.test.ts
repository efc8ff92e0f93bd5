import { describe, expect, test } from 'vitest';
import { momentIn } from '../../src/letters/moment.ts';
import { type OpenPromise, promisesOf } from '../../src/promise/ticket-promises.ts';
import { type TicketWatch, ticketDangers } from '../../src/promise/ticket-watch.ts';
import type { Language } from '../../src/questionnaire/form.ts';
import type { Submit } from '../../src/ticket/command.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import type { Offers, Verdict } from '../../src/ticket/verdict.ts';
import { inLima, inTime, ticketWith } from '../ticket/steps.ts';
import { calendarFor } from './calendars.ts';

const at = (text: string) => new Date(text);
const watch: TicketWatch = { calendars: calendarFor, language: 'en', moment: momentIn, standing: [] };

const sites = {
  Lima: { country: 'PE', zone: 'America/Lima' },
  Bogotá: { country: 'CO', zone: 'America/Bogota' },
  Santiago: { country: 'CL', zone: 'America/Santiago' },
  Tijuana: { country: 'MX', zone: 'America/Tijuana' },
};

function offers(requestedFor: string, verdict: Partial<Verdict> = {}): Offers {
  const proposed = { ...inTime, requestedFor, ...verdict };
  return { verdicts: [proposed], proposed, deadline: null };
}

/** A service request of a site, for a start. */
function request(city: keyof typeof sites, start: string, other: Partial<Submit & Ticket> = {}): Ticket {
  const place = { ...inLima, ...sites[city] };
  const fields = {
    customerName: { text: 'Minera Andina S.A.', confidence: 1, from: 'plain' },
    site: { text: `Sede ${city}`, confidence: 1, from: 'plain' },
  } as const;
  const { status = 'open', startAt = null, ...submit } = other;
  const ticket = ticketWith({
    ...{ number: 'SSR-000012', kind: 'ssr', fields, missing: [], unreadable: [] },
    ...{ zone: place.zone, leadTime: offers(start), ...submit },
  });
  return { ...ticket, place, status, startAt };
}

function promisesAbout(...tickets: Ticket[]): OpenPromise[] {
  return tickets.flatMap(ticket => promisesOf(ticket).map(promise => ({ ...promise, ticket })));
}

/** How badly it is in danger at each of these times. */
function levels(ticket: Ticket, times: readonly string[]): (string | null)[] {
  return times.map(time => {
    const [danger] = ticketDangers(promisesAbout(ticket), watch, at(time));
    return danger?.subjects[0]?.level ?? null;
  });
}

const rising = [null, 'warning', 'warning', 'urgent', 'urgent', 'breach'];

describe('a requested start that nobody has accepted', () => {
  test('is a warning 24 h before it, urgent 4 h before it, broken when it comes', () => {
    expect(
      levels(request('Lima', '2026-11-26T10:00-05:00'), [
        ...['2026-11-25T09:59:59-05:00', '2026-11-25T10:00-05:00', '2026-11-26T05:59:59-05:00'],
        ...['2026-11-26T06:00-05:00', '2026-11-26T09:59:59-05:00', '2026-11-26T10:00-05:00'],
      ]),
    ).toEqual(rising);
  });

  test('on Monday 3:00 is a warning on Friday 3:00, and urgent on Friday 23:00: the weekend does not count', () => {
    expect(
      levels(request('Bogotá', '2026-11-30T03:00-05:00'), [
        ...['2026-11-27T02:59-05:00', '2026-11-27T03:00-05:00', '2026-11-27T22:59-05:00'],
        ...['2026-11-27T23:00-05:00', '2026-11-29T12:00-05:00', '2026-11-30T03:00-05:00'],
      ]),
    ).toEqual(rising);
  });

  test('behind a holiday is warned of before it, where the site has that holiday', () => {
    const start = '2026-12-09T02:00-05:00';
    expect(levels(request('Bogotá', start), ['2026-12-07T02:00-05:00', '2026-12-07T22:00-05:00'])).toEqual([
      'warning',
      'urgent',
    ]);
    // Peru rests on 8 December too, and on the ninth besides.
    expect(levels(request('Lima', '2026-12-10T02:00-05:00'), ['2026-12-07T22:00-05:00'])).toEqual(['urgent']);
    expect(levels(request('Tijuana', '2026-12-09T02:00-08:00'), ['2026-12-08T01:59-08:00'])).toEqual([null]);
    expect(levels(request('Tijuana', '2026-12-09T02:00-08:00'), ['2026-12-08T02:00-08:00'])).toEqual([
      'warning',
    ]);
  });

  test('on the day on which Chile has no midnight is warned of on the Friday before', () => {
    const sunday = request('Santiago', '2026-09-06T01:00-03:00');
    expect(levels(sunday, ['2026-09-03T23:59-04:00', '2026-09-04T00:00-04:00'])).toEqual([null, 'warning']);
    expect(levels(sunday, ['2026-09-04T19:59-04:00', '2026-09-04T20:00-04:00'])).toEqual([
      'warning',
      'urgent',
    ]);
  });

  test('is over once it is accepted', () => {
    const start = '2026-11-26T10:00-05:00';
    expect(
      levels(request('Lima', start, { status: 'accepted', startAt: at(start) }), ['2026-11-26T09:00-05:00']),
    ).toEqual([null]);
  });

  test('is told of by number, customer and site, in local time, and with what to do', () => {
    const proposed = { status: 'proposed', startAt: at('2026-11-30T15:00-03:00') } as const;
    const tell = (language: Language, ticket: Ticket) =>
      ticketDangers(promisesAbout(ticket), { ...watch, language }, at('2026-11-30T12:00Z'))[0];
    expect(tell('en', request('Santiago', '2026-11-30T15:00-03:00', { missing: ['contact'] }))).toEqual({
      cause: 'accept:SSR-000012',
      subjects: [{ name: 'SSR-000012', level: 'warning' }],
      headline:
        'SSR-000012 is to start 30 Nov 2026, 15:00 (Chile Time, GMT-3), and nobody has accepted it yet',
      details: [
        'Customer: Minera Andina S.A.',
        'Site: Sede Santiago',
        'Answers still missing: 1',
        'To do: acuse ticket SSR-000012 accept, propose or reject.',
      ],
    });
    expect(tell('es', request('Santiago', '', proposed))?.headline).toBe(
      'SSR-000012: el inicio que propusimos, 30 nov 2026, 15:00 (hora de Chile, GMT-3), sigue sin acordarse',
    );
    expect(tell('pt', request('Santiago', '2026-11-30T08:00-03:00'))?.headline).toBe(
      'SSR-000012 deveria começar em 30 de nov. de 2026, 08:00 (horário do Chile, GMT-3) e ninguém a aceitou',
    );
  });
});

test('a start that had passed when it was asked for waits for another, and is no exception', () => {
  const leadTime = offers('2026-11-20T18:00-05:00', {
    ...{ met: false, flags: ['already_past'], receivedAt: '2026-11-20T22:00-05:00' },
  });
  const open = promisesAbout(request('Bogotá', '', { leadTime }));
  const [danger] = ticketDangers(open, watch, at('2026-11-23T10:00-05:00'));
  expect(danger?.headline).toContain('which had passed when it was asked for, and waits for another');
  expect(danger?.details.at(-1)).toBe('To do: acuse ticket SSR-000012 propose, or reject.');
});

describe('an exception', () => {
  const leadTime = offers('2026-11-24T18:00-05:00', { met: false, receivedAt: '2026-11-20T22:00-05:00' });

  test('waits four hours of working days for a decision, then people are told; near its start it is urgent', () => {
    expect(
      levels(request('Bogotá', '', { leadTime }), [
        ...['2026-11-23T01:59-05:00', '2026-11-23T02:00-05:00', '2026-11-24T13:59-05:00'],
        ...['2026-11-24T14:00-05:00', '2026-11-24T17:59-05:00', '2026-11-24T18:00-05:00'],
      ]),
    ).toEqual(rising);
  });

  test('is told of with the earliest start that would be in time', () => {
    const [danger] = ticketDangers(
      promisesAbout(request('Bogotá', '', { leadTime })),
      watch,
      at('2026-11-23T10:00Z'),
    );
    expect(danger).toMatchObject({ cause: 'decide:SSR-000012' });
    expect(danger?.details).toContain(
      'Earliest start with enough notice: 4 Mar 2026, 04:00 (Colombia Time, GMT-5)',
    );
  });
});

describe('a start that has passed', () => {
  const startAt = at('2026-11-26T22:00-05:00');

  test('is asked about an hour later, and is broken three hours after that', () => {
    expect(
      levels(request('Lima', '2026-11-26T22:00-05:00', { status: 'accepted', startAt }), [
        ...['2026-11-26T22:59-05:00', '2026-11-26T23:00-05:00', '2026-11-27T01:59-05:00'],
        '2026-11-27T02:00-05:00',
      ]),
    ).toEqual([null, 'warning', 'warning', 'breach']);
  });

  test('leaves the work all of its window', () => {
    const value = { start: '2026-11-26T22:00:00-05:00', end: '2026-11-27T04:00:00-05:00' };
    const fields = { requestedFor: { text: '22 a 4', value, confidence: 1, from: 'plain' } } as const;
    expect(
      levels(request('Lima', '', { status: 'accepted', startAt, fields, leadTime: null }), [
        ...['2026-11-27T03:59-05:00', '2026-11-27T04:00-05:00', '2026-11-27T07:00-05:00'],
      ]),
    ).toEqual([null, 'warning', 'breach']);
  });

  test('is over once it is fulfilled', () => {
    expect(promisesOf(request('Lima', '', { status: 'fulfilled', startAt }))).toEqual([]);
  });
});

describe('an incident that waits', () => {
  test('for somebody longer than it should is told of; one that is resolved closes without people', () => {
    const incident = ticketWith({ zone: 'America/Lima' });
    const waitsUntil = at('2026-11-26T22:00-05:00');
    const waiting: Ticket = { ...incident, status: 'pending', waitsFor: 'third-party', waitsUntil };
    expect(levels(waiting, ['2026-11-26T21:59-05:00', '2026-11-26T22:00-05:00'])).toEqual([null, 'warning']);
    expect(levels({ ...incident, status: 'resolved', waitsUntil }, ['2026-11-27T22:00-05:00'])).toEqual([
      null,
    ]);
    const [danger] = ticketDangers(promisesAbout(waiting), { ...watch, language: 'es' }, waitsUntil);
    expect(danger?.headline).toBe('INC-000123 sigue a la espera de un tercero');
  });
});

describe('many tickets in danger at once', () => {
  const now = at('2026-11-26T09:00-05:00');
  const requests = (count: number, from = 1) =>
    Array.from({ length: count }, (_, index) =>
      request('Lima', '2026-11-26T10:00-05:00', { number: `SSR-00000${from + index}` }),
    );
  const causes = (tickets: Ticket[], standing: TicketWatch['standing'] = []) =>
    ticketDangers(promisesAbout(...tickets), { ...watch, standing }, now).map(
      ({ cause, subjects }) => [cause, subjects.length] as const,
    );
  const told = (cause: string, tickets: Ticket[]) => ({
    cause,
    told: tickets.map(({ number }) => ({ name: number, level: 'urgent' as const })),
  });

  test('are told of one by one up to five, and together beyond', () => {
    expect(causes(requests(2))).toEqual([
      ['accept:SSR-000001', 1],
      ['accept:SSR-000002', 1],
    ]);
    expect(causes(requests(5))).toHaveLength(5);
    expect(causes(requests(6))).toEqual([['accept', 6]]);
  });

  test('are counted and named together', () => {
    const [danger] = ticketDangers(promisesAbout(...requests(12)), watch, now);
    expect(danger?.headline).toBe('12 service requests are near their start, or past it, and not accepted');
    expect(danger?.details).toHaveLength(12);
    expect(danger?.details[0]).toBe(
      'SSR-000001 · Minera Andina S.A. · Sede Lima · 26 Nov 2026, 10:00 (Peru Time, GMT-5)',
    );
    expect(danger?.details.slice(-2)).toEqual([
      '+2',
      'To do: acuse ticket NUMBER accept, propose or reject.',
    ]);
  });

  test('stay as people were told of them: alone where they were alone, together until the last is over', () => {
    const alone = requests(5).map(ticket => told(`accept:${ticket.number}`, [ticket]));
    expect(causes(requests(7), alone)).toEqual([...alone.map(({ cause }) => [cause, 1]), ['accept', 2]]);
    const together = [told('accept', requests(6))];
    expect(causes(requests(2), together)).toEqual([['accept', 2]]);
    expect(causes([...requests(1), ...requests(1, 9)], together)).toEqual([
      ['accept', 1],
      ['accept:SSR-000009', 1],
    ]);
  });
});
