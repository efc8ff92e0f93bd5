import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { understand } from '../../src/flow/understand.ts';
import { createComposer } from '../../src/letters/compose.ts';
import type { Desk } from '../../src/letters/desk.ts';
import { lettersFor } from '../../src/letters/letters-for.ts';
import { ticketWith } from '../ticket/steps.ts';
import { home } from './materials.ts';

const { border, forms, templates } = loadConfig(null, { env: {}, needs: [] });
const prefixes = ['INC-', 'SSR-', 'RFC-'];
const desk: Desk = {
  name: 'Desk',
  address: 'desk@example.com',
  agents: [],
  language: 'es',
  timezone: 'America/Lima',
  prefixes,
  forms,
  phones: [],
  letters: { mode: 'send' },
};

const ticket = ticketWith({
  fields: {
    customerName: { text: 'Minera Andina S.A.', confidence: 1, from: 'plain' },
    site: { text: 'Lima', confidence: 1, from: 'plain' },
    problemDescription: { text: 'Enlace caído', confidence: 1, from: 'plain' },
    powerOnSite: { text: 'Sí', value: 'yes', confidence: 1, from: 'plain' },
  },
  missing: ['siteHours', 'rain'],
  unreadable: [],
});

/** Our acknowledgement, as the customer's mail program shows it. */
async function acknowledgement() {
  const [order] = lettersFor(
    {
      type: 'opened',
      correspondence: {
        mailId: 17,
        mail: {
          messageId: '<1@minera.example>',
          inReplyTo: [],
          references: [],
          subject: 'Sin servicio',
          from: { name: 'Ana Ruiz', address: 'ana@minera.example' },
          authenticity: null,
        },
        mailbox: 'incidents@example.com',
        answer: { to: 'ana@minera.example' },
        receivedAt: ticket.receivedAt,
        size: 1000,
      },
      tickets: [ticket],
      understood: {},
      leftovers: [],
    },
    desk,
  );
  if (!order) throw new Error('an acknowledgement is owed');
  const letter = createComposer({ templates, signingKey: new Uint8Array(32) }).compose(
    order,
    ticket.openedAt,
  );
  const { text = '', html } = await simpleParser(Buffer.from(letter.bytes));
  return { messageId: letter.messageId, text, html: html || '' };
}

function reply(messageId: string, contentType: string, body: string): Buffer {
  const headers = [
    'From: Ana Ruiz <ana@minera.example>',
    'Subject: Re: [INC-000123] Sin servicio',
    `In-Reply-To: ${messageId}`,
    `Content-Type: ${contentType}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
  ];
  return Buffer.from(`${headers.join('\r\n')}\r\n\r\n${body.replaceAll('\n', '\r\n')}`);
}

async function answersIn(mail: Buffer) {
  const { reading } = await understand(mail, false, home, { forms, prefixes, ownAddresses: [], border });
  expect(reading.kind).toBe('reply');
  return Object.fromEntries(Object.entries(reading.fields).map(([key, { text }]) => [key, text]));
}

/** The letter with the two missing lines filled in. */
function filled(letter: string, ends: string): string {
  return letter
    .replace(/^(.*Horarios de apertura del lugar:)[ \u00a0]*/m, `$1 8 a 18${ends}`)
    .replace(/^(.*llovido allí\?:?)[ \u00a0]*/m, `$1 No${ends}`);
}

describe('a customer who answers our letter', () => {
  test('by filling in the lines inside the quote adds just these answers', async () => {
    const { messageId, text } = await acknowledgement();
    const quoted = filled(text, '').replace(/^/gm, '> ');
    const body = `Van los datos.\n\nEl dom, 22 nov 2026 a las 8:06, Desk <desk@example.com> escribió:\n${quoted}`;
    expect(await answersIn(reply(messageId, 'text/plain', body))).toEqual({
      siteHours: '8 a 18',
      rain: 'No',
    });
  });

  test('by filling in the HTML of the letter adds just these answers', async () => {
    const { messageId, html } = await acknowledgement();
    const body = `<p>Van los datos</p><blockquote type="cite">${filled(html, '')}</blockquote>`;
    expect(await answersIn(reply(messageId, 'text/html', body))).toEqual({ siteHours: '8 a 18', rain: 'No' });
  });

  test('by copying the lines above the quote adds just these answers', async () => {
    const { messageId, text } = await acknowledgement();
    const body = `Horarios de apertura del lugar: 8 a 18\n¿Está lloviendo o ha llovido allí?: No\n\nEl dom, 22 nov 2026 a las 8:06, Desk <desk@example.com> escribió:\n${text.replace(/^/gm, '> ')}`;
    expect(await answersIn(reply(messageId, 'text/plain', body))).toEqual({
      siteHours: '8 a 18',
      rain: 'No',
    });
  });

  test('with thanks alone adds nothing, though the letter stands below', async () => {
    const { messageId, text, html } = await acknowledgement();
    const plain = `Gracias.\n\nEl dom, 22 nov 2026 a las 8:06, Desk <desk@example.com> escribió:\n${text.replace(/^/gm, '> ')}`;
    expect(await answersIn(reply(messageId, 'text/plain', plain))).toEqual({});
    const outlook = `<p class=MsoNormal>Gracias.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>De:</b> Desk &lt;desk@example.com&gt;<br><b>Enviado:</b> domingo, 22 de noviembre de 2026 8:06<br><b>Para:</b> Ana Ruiz<br><b>Asunto:</b> [INC-000123] Sin servicio</p></div>${html}`;
    expect(await answersIn(reply(messageId, 'text/html', outlook))).toEqual({});
  });
});
