import { describe, expect, test } from 'vitest';
import { lettersFor } from '../../src/letters/letters-for.ts';
import type { TicketHandled } from '../../src/letters/occasion.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { inTime } from '../ticket/steps.ts';
import { anasTicket, desk, said } from './desk.ts';
import { orderOf, received } from './received.ts';

const remindAt = new Date('2026-03-03T15:00:00Z');
const deadline = { latest: '2026-03-04T10:00:00-05:00', remindAt: '2026-03-03T10:00:00-05:00' };

const request: Ticket = {
  ...{ ...anasTicket, number: 'SSR-000012', kind: 'ssr', form: 'ssr-es', subject: 'Ruta estática' },
  leadTime: { verdicts: [inTime], proposed: inTime, deadline },
  fields: { customerName: said('Minera Andina S.A.'), ssrCategory: said('lo de siempre') },
  ...{ missing: ['contact', 'description'], unreadable: ['ssrCategory'] },
};

/** The customer is asked again, at the promised time or another. */
function reminded(ticket: Partial<Ticket> = {}, at = remindAt): TicketHandled {
  return {
    ...{ type: 'handled', mailbox: 'incidents@example.com', ticket: { ...request, ...ticket } },
    events: [{ type: 'CustomerReminded', at, asked: ['contact', 'description', 'ssrCategory'] }],
  };
}

describe('a customer whose request is incomplete', () => {
  test('is asked again once, in the thread of their own mail, for what is missing and what was not understood', async () => {
    expect(orderOf('reminder', reminded())).toMatchObject({
      ...{ key: 'remind:SSR-000012', to: 'ana@minera.example', priority: 0 },
      thread: { answers: { messageId: anasTicket.messageId } },
    });
    const { mail, text, html } = await received('reminder', reminded());
    expect(mail.subject).toBe('[SSR-000012] Ruta estática');
    expect(text).toContain('su solicitud SSR-000012, con inicio pedido para el 6 mar 2026, 10:00');
    expect(text).toContain('No entendimos su respuesta «lo de siempre» a la pregunta «Categoría SSR».');
    for (const line of ['Categoría SSR', 'Descripción', 'Contacto'])
      for (const part of [text, html]) expect(part).toMatch(new RegExp(`${line}.*:`));
    expect(text).not.toContain('Nombre del cliente');
  });

  test('is told until when the answers keep the start, and what happens otherwise', async () => {
    const { text } = await received('reminder', reminded());
    expect(text).toContain(
      'Necesitamos sus respuestas a más tardar el 4 mar 2026, 10:00 (hora de Perú, GMT-5). ' +
        'Si nos llegan después, no podremos asegurarle ese inicio',
    );
  });

  test('is told the truth where the time for it has passed, because nobody was there to ask', async () => {
    const { text } = await received('reminder', reminded({}, new Date('2026-03-04T15:00:00Z')));
    expect(text).toContain('Ya no queda la anticipación necesaria para ese inicio');
    expect(text).not.toContain('a más tardar');
  });

  test.each([
    ['en', 'Please send us your answers by 4 Mar 2026, 10:00'],
    ['pt', 'Precisamos das suas respostas até 4 de mar. de 2026, 10:00'],
  ] as const)('reads it in their own language: %s', async (language, sentence) => {
    const { text } = await received('reminder', reminded({ language, form: `ssr-${language}` }));
    expect(text).toContain(sentence);
  });

  test('is asked to answer at all where the form is gone', async () => {
    const { text } = await received('reminder', reminded({ form: 'ssr-old' }));
    expect(text).toContain('Por favor responda este mensaje.');
  });

  test('gets no letter where nobody can be written to', () => {
    expect(lettersFor(reminded({ answerTo: null }), desk)).toEqual([]);
  });
});
