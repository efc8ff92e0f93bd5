import { describe, expect, it } from 'vitest';
import { anasTicket, desk, joined } from './desk.ts';
import { between, composed, received } from './received.ts';

describe('The agents’ letter about a mail that joined a ticket', () => {
  it('says what was new, which answers came and what is still missing', async () => {
    const { text, html } = await received('ticket-update', joined());
    expect(between(text, 'LO NUEVO', 'RESPUESTAS')).toBe('Buenos días:\n\nSeguimos igual.');
    expect(between(text, 'RESPUESTAS QUE LLEGARON', 'TODAVÍA')).toBe(
      'Contactos locales: Luis Paz, +1 202 555 0103',
    );
    expect(between(text, 'TODAVÍA FALTA', 'El correo')).toBe('- Horarios de apertura del lugar');
    expect(html).toContain('>Seguimos igual.</p>');
  });

  it('recalls which ticket it is about', async () => {
    const { text } = await received('ticket-update', joined());
    expect(text).toContain(
      'INC-000123 · Nuevo mensaje\n\nCliente: Minera Andina S.A.\nSitio: Campamento Talara\nDe: Ana Ruiz',
    );
  });

  it('says when the questionnaire has become complete', async () => {
    const ticket = { ...anasTicket, missing: [], unreadable: [] };
    const { text } = await received('ticket-update', joined({ ticket }), { ...desk, language: 'en' });
    expect(text).toContain('The questionnaire is now complete.');
    expect(text).not.toContain('STILL MISSING');
  });

  it.each([
    ['closed', 'CLOSED ALREADY'],
    ['fulfilled', 'COMPLETED ALREADY'],
    ['rejected', 'REJECTED ALREADY'],
    ['cancelled', 'CANCELLED ALREADY'],
  ] as const)('says that the ticket was %s when the mail came', async (status, words) => {
    const ticket = { ...anasTicket, status };
    const { text } = await received('ticket-update', joined({ ticket }), { ...desk, language: 'en' });
    expect(text).toContain(`Now: ${words} when this message came`);
  });

  it('hangs under the letter that announced the ticket, with the same subject', async () => {
    const announced = composed('new-ticket', {
      type: 'opened',
      correspondence: joined().correspondence,
      tickets: [anasTicket],
      understood: {},
      leftovers: [],
    });
    const correspondence = { ...joined().correspondence };
    correspondence.mail = { ...correspondence.mail, subject: 'RE: otra cosa' };
    const { header, mail } = await received('ticket-update', joined({ correspondence }));
    expect(header('In-Reply-To')).toBe(announced.messageId);
    expect(mail.references?.at(-1)).toBe(announced.messageId);
    expect(mail.subject).toBe('[INC-000123] Sin servicio en Talara');
  });
});
