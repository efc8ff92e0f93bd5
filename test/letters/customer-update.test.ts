import { describe, expect, test } from 'vitest';
import { lettersFor } from '../../src/letters/letters-for.ts';
import type { TicketHandled } from '../../src/letters/occasion.ts';
import { sampleDeeds } from '../../src/letters/sample-deeds.ts';
import { sampleStarts } from '../../src/letters/sample-starts.ts';
import type { Deed } from '../../src/ticket/deeds.ts';
import type { Offers } from '../../src/ticket/verdict.ts';
import { aMomentLater, anasTicket, desk, joined, sundayMorning } from './desk.ts';
import { orderOf, received } from './received.ts';

const at = aMomentLater;
const by = 'Rosa';

function handled(deed: Deed, change: Partial<TicketHandled> = {}): TicketHandled {
  const ticket = { ...anasTicket, version: 7 };
  return { type: 'handled', mailbox: 'incidents@example.com', ticket, events: [deed], ...change };
}

const resolved: Deed = {
  ...{ type: 'Resolved', at, by, cause: 'Corte de fibra', solution: 'Fibra reparada' },
  ...{ restoredAt: sundayMorning, closesAt: new Date('2026-11-25T12:15:00Z') },
};

describe('what a customer is told of their ticket', () => {
  test('goes into the thread of their own mail, under the subject they know', async () => {
    const update = handled({
      type: 'UpdatePosted',
      at,
      by,
      text: 'Hay un técnico en camino.\nLlega a las 10.',
    });
    const order = orderOf('customer-update', update);
    expect(order).toMatchObject({
      ...{ key: 'customer-update:INC-000123:7', to: 'ana@minera.example', priority: 0, held: false },
      ...{ mailbox: 'incidents@example.com', thread: { answers: { messageId: anasTicket.messageId } } },
    });
    const { mail, text, html } = await received('customer-update', update);
    expect(mail.subject).toBe('[INC-000123] Sin servicio en Talara');
    expect(mail.inReplyTo).toBe(anasTicket.messageId);
    for (const part of [text, html]) {
      expect(part).toContain('Hay un técnico en camino.');
      expect(part).toContain('Llega a las 10.');
      expect(part).not.toContain(by);
    }
  });

  test('a solution is told with its cause, its times, how to object, and when the case closes', async () => {
    const { text } = await received('customer-update', handled(resolved));
    expect(text).toContain('Su caso INC-000123 está resuelto.');
    expect(text).toContain(
      'Causa: Corte de fibra\nSolución: Fibra reparada\nServicio restablecido: 22 nov 2026, 07:15',
    );
    expect(text).toContain('Si el problema continúa, responda este mensaje y lo reabriremos.');
    expect(text).toContain(
      'en tres días hábiles, el caso se cerrará el 25 nov 2026, 07:15 (hora de Perú, GMT-5).',
    );
  });

  test('a start that is proposed takes the place of one that could have been kept, or of none', async () => {
    const [inTime, , past] = sampleStarts;
    const proposed = async (leadTime: Offers | null) => {
      const ticket = { ...anasTicket, kind: 'ssr' as const, leadTime };
      const deed: Deed = { type: 'Proposed', at, by, startAt: sundayMorning, text: null };
      return (await received('customer-update', handled(deed, { ticket }))).text;
    };
    expect(await proposed(inTime ?? null)).toContain(
      'No podemos realizar su solicitud INC-000123 en el horario',
    );
    for (const leadTime of [past ?? null, null])
      expect(await proposed(leadTime)).toContain('Para su solicitud INC-000123 le proponemos este inicio:');
  });

  test('an escalation is told by who has the case now, without the desk’s reasons', async () => {
    const escalated = sampleDeeds('Hugo no contesta', at).find(({ type }) => type === 'Escalated');
    if (!escalated) throw new Error('an escalation is among the samples');
    const { text, html } = await received('customer-update', handled(escalated));
    expect(text).toContain('Escalamos su caso INC-000123.');
    expect(text).toContain('Ahora está a cargo de: Supervisor de turno');
    expect(html).toContain('Supervisor de turno');
    expect(text + html).not.toContain('Hugo no contesta');
  });

  test('a closed incident comes back by an answer, another ticket does not', async () => {
    const closed: Deed = { type: 'Closed', at, by, because: 'agent', text: null };
    expect((await received('customer-update', handled(closed))).text).toContain('los próximos 7 días');
    const change = handled(closed, { ticket: { ...anasTicket, kind: 'rfc' } });
    expect((await received('customer-update', change)).text).not.toContain('7 días');
  });

  test('notes, severities, assignments and waiting for others stay in the house', () => {
    const silent: Deed[] = [
      { type: 'Noted', at, by, text: 'x' },
      { type: 'SeveritySet', at, by, severity: 1, text: null },
      { type: 'Assigned', at, by, to: 'Hugo' },
      { type: 'Started', at, by },
      { type: 'MadePending', at, by, waitsFor: 'third-party', text: 'x', askAgainAt: at },
      { type: 'ReviewFailed', at, by, text: 'x' },
    ];
    expect(silent.flatMap(deed => lettersFor(handled(deed), desk))).toEqual([]);
  });

  test('each kind of news has its own words in each language, and never two', async () => {
    for (const language of ['en', 'es', 'pt'] as const) {
      const texts = await Promise.all(
        sampleDeeds('Texto', at).map(async deed => {
          const ticket = { ...anasTicket, language };
          return (await received('customer-update', handled(deed, { ticket }))).text;
        }),
      );
      expect(new Set(texts).size).toBe(texts.length);
      for (const text of texts) expect(text.match(/INC-000123/g)).toHaveLength(1);
    }
  });

  test('a ticket that names nobody who can be written to earns no letter', () => {
    expect(lettersFor(handled(resolved, { ticket: { ...anasTicket, answerTo: null } }), desk)).toEqual([]);
  });

  test('an answer that opens the ticket again is confirmed to the customer, and told to the agents', async () => {
    const reopened: Deed = { type: 'Reopened', at, by: null, text: null };
    const orders = lettersFor(joined({ events: [...joined().events, reopened] }), desk);
    expect(orders.map(({ kind, to }) => [kind, to])).toEqual([
      ['customer-update', 'ana@minera.example'],
      ['ticket-update', 'noc@example.com'],
    ]);
    const told = await received('ticket-update', joined({ events: [...joined().events, reopened] }));
    expect(told.text).toContain('Ahora: REABIERTO: el cliente volvió a escribir');
  });

  test('an agent’s words are shown, never followed', async () => {
    const text = '<script>alert(1)</script> {{number}}';
    const { html } = await received('customer-update', handled({ type: 'UpdatePosted', at, by, text }));
    expect(html).not.toContain('<script>');
    expect(html).toContain('{{number}}');
  });
});
