import { describe, expect, test } from 'vitest';
import type { LetterCameBack } from '../../src/letters/occasion.ts';
import { anasMail, anasTicket, desk, formless, said } from './desk.ts';
import { orderOf, received } from './received.ts';

const contacts = { callbackContacts: said('Ana Ruiz, ana@minera.example, +1 202 555 0117') };
const ticket = { ...anasTicket, fields: { ...anasTicket.fields, ...contacts } };

function cameBack(change: Partial<LetterCameBack> = {}): LetterCameBack {
  const letter = {
    key: 'ack:17',
    to: 'ana@minera.example',
    status: '5.1.1',
    reason: '550 5.1.1 user unknown',
  };
  return {
    type: 'returned',
    correspondence: { ...anasMail, mailId: 18 },
    tickets: [ticket],
    letter,
    ...change,
  };
}

describe('when a letter to a customer has come back', () => {
  test('the agents are told to telephone: which address was tried, why it failed, and whom to call', async () => {
    const { text, html, mail } = await received('letter-returned', cameBack());
    expect(mail.subject).toBe('[INC-000123] TELEFONEAR: Sin servicio en Talara');
    for (const part of [text, html]) {
      expect(part).toContain('Por favor telefonee al cliente');
      expect(part).toContain('ana@minera.example');
      expect(part).toContain('550 5.1.1 user unknown');
      expect(part).toContain('Ana Ruiz, ana@minera.example, +1 202 555 0117');
      expect(part).toContain('Minera Andina S.A.');
    }
  });

  test('each agent hears of each letter once, in the thread of the ticket', () => {
    const order = orderOf('letter-returned', cameBack());
    expect(order.key).toBe('letter-returned:ack:17:noc@example.com');
    expect(order.thread.answers).toEqual({ letterKey: 'new-ticket:INC-000123:noc@example.com' });
    expect(order.acknowledges).toBeNull();
  });

  test('a mail without contacts says so, and several tickets of one letter are all named', async () => {
    const other = { ...ticket, ...formless, number: 'INC-000124' };
    const { text } = await received(
      'letter-returned',
      cameBack({ tickets: [{ ...ticket, ...formless }, other] }),
    );
    expect(text).toContain('El cliente no dio ningún contacto.');
    expect(text).toContain('El mismo correo abrió: INC-000124');
  });

  test('it is written in the language of the desk', async () => {
    const { text } = await received('letter-returned', cameBack(), { ...desk, language: 'pt' });
    expect(text).toContain('Por favor telefone ao cliente');
  });

  test('what a foreign mail system says is shown, never followed', async () => {
    const letter = { ...cameBack().letter, reason: '<script>alert(1)</script> {{number}}' };
    const { html } = await received('letter-returned', cameBack({ letter }));
    expect(html).not.toContain('<script>');
    expect(html).toContain('{{number}}');
  });
});
