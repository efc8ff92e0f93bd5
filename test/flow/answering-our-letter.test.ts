import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { understand } from '../../src/flow/understand.ts';
import { createComposer } from '../../src/letters/compose.ts';
import type { Desk } from '../../src/letters/desk.ts';
import { lettersFor } from '../../src/letters/letters-for.ts';
import { type Language, languages } from '../../src/questionnaire/form.ts';
import { broughtBy, isNewMatter } from '../../src/ticket/new-matter.ts';
import { ticketWith } from '../ticket/steps.ts';
import { home } from './materials.ts';

const { border, forms, templates } = loadConfig(null, { env: {}, needs: [] });
const prefixes = { incident: 'INC-', ssr: 'SSR-', rfc: 'RFC-' };
const desk: Desk = {
  name: 'Desk',
  address: 'desk@example.com',
  agents: [],
  alertReaders: [],
  language: 'es',
  timezone: 'America/Lima',
  prefixes: Object.values(prefixes),
  forms,
  phones: [],
  planning: { customers: [], commercial: [], accountManager: null },
  letters: { mode: 'send' },
  digest: { readers: [], language: 'es', zone: 'America/Lima' },
};

/** What a customer sees and writes in each language. */
const tongues = {
  en: {
    quotes: 'On Sun, 22 Nov 2026 at 08:06, Desk <desk@example.com> wrote:',
    headers: ['From', 'Sent', 'To', 'Subject'],
    thanks: 'Thanks.',
  },
  es: {
    quotes: 'El dom, 22 nov 2026 a las 8:06, Desk <desk@example.com> escribió:',
    headers: ['De', 'Enviado', 'Para', 'Asunto'],
    thanks: 'Gracias.',
  },
  pt: {
    quotes: 'Em dom., 22 de nov. de 2026 às 08:06, Desk <desk@example.com> escreveu:',
    headers: ['De', 'Enviado', 'Para', 'Assunto'],
    thanks: 'Obrigada.',
  },
} as const;

function ticketIn(language: Language) {
  return ticketWith({
    form: `latam-${language}`,
    language,
    fields: {
      customerName: { text: 'Minera Andina S.A.', confidence: 1, from: 'plain' },
      site: { text: 'Lima', confidence: 1, from: 'plain' },
      problemDescription: { text: 'Enlace caído', confidence: 1, from: 'plain' },
      powerOnSite: { text: 'Sí', value: 'yes', confidence: 1, from: 'plain' },
    },
    missing: ['siteHours', 'rain'],
    unreadable: [],
  });
}

/** A change asked for by a sentence of another form, whose start is missing. */
function changeIn(language: Language) {
  return {
    ...ticketIn(language),
    ...{ number: 'RFC-000123', kind: 'rfc' as const, form: `ssr-${language}`, missing: ['requestedFor'] },
    fields: {
      customerName: { text: 'Minera Andina S.A.', confidence: 1, from: 'plain' as const },
      description: { text: 'Reubicar la antena de la sede Lima', confidence: 1, from: 'plain' as const },
    },
  };
}

/** A change asked for on the incident form: what the form for changes asks besides is open. */
function relocationIn(language: Language) {
  const incident = ticketIn(language);
  const missing = ['changeType', 'requestedFor', 'contact', 'customerReference'];
  return { ...incident, number: 'RFC-000123', kind: 'rfc' as const, missing };
}

/** What is filled into its open lines. */
const relocation = {
  changeType: 'VSAT 2',
  requestedFor: '11/01/2027 10:00',
  contact: 'Ana Ruiz, ana@minera.example',
  customerReference: 'MA-77',
};

/** Our acknowledgement, as the customer's mail program shows it. */
async function acknowledgement(language: Language, ticket = ticketIn(language)) {
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
        takenBy: null,
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

function understood(mail: Buffer) {
  return understand(mail, false, home, {
    ...{ forms, prefixes, border },
    ...{ ownAddresses: [], automatedSenders: [], customers: [] },
  });
}

async function answersIn(mail: Buffer) {
  const { reading } = await understood(mail);
  expect(reading.kind).toBe('reply');
  return Object.fromEntries(Object.entries(reading.fields).map(([key, { text }]) => [key, text]));
}

function question(key: string, language: Language, form = 'latam'): string {
  const asked = forms
    .find(({ name }) => name === `${form}-${language}`)
    ?.fields.find(field => field.key === key);
  if (!asked) throw new Error(`no form asks for ${key}`);
  return asked.label;
}

async function broughtIn(mail: Buffer) {
  const { reading, asNewMatter } = await understood(mail);
  return broughtBy(reading, asNewMatter);
}

/** The letter with the two missing lines filled in. */
function filled(letter: string, language: Language): string {
  const hours = letter.indexOf(question('siteHours', language));
  const rain = letter.indexOf(question('rain', language));
  return [letter.slice(0, hours), letter.slice(hours, rain), letter.slice(rain)]
    .map((part, index) => [part, part.replace(':', ': 8-18'), part.replace('?', '? No')][index])
    .join('');
}

const justThese = { siteHours: '8-18', rain: 'No' };

describe.each(languages)('a customer who answers our letter in %s', language => {
  const { quotes, headers, thanks } = tongues[language];

  test('by filling in the lines inside the quote adds just these answers', async () => {
    const { messageId, text } = await acknowledgement(language);
    const quoted = filled(text, language).replace(/^/gm, '> ');
    const body = `${thanks}\n\n${quotes}\n${quoted}`;
    expect(await answersIn(reply(messageId, 'text/plain', body))).toEqual(justThese);
  });

  test('by filling in the HTML of the letter adds just these answers', async () => {
    const { messageId, html } = await acknowledgement(language);
    const body = `<p>${thanks}</p><blockquote type="cite">${filled(html, language)}</blockquote>`;
    expect(await answersIn(reply(messageId, 'text/html', body))).toEqual(justThese);
  });

  test('by copying the lines above the quote adds just these answers', async () => {
    const { messageId, text } = await acknowledgement(language);
    const lines = `${question('siteHours', language)}: 8-18\n${question('rain', language)}: No`;
    const body = `${lines}\n\n${quotes}\n${text.replace(/^/gm, '> ')}`;
    expect(await answersIn(reply(messageId, 'text/plain', body))).toEqual(justThese);
  });

  test('with thanks alone adds nothing, though the letter stands below', async () => {
    const { messageId, text, html } = await acknowledgement(language);
    const plain = `${thanks}\n\n${quotes}\n${text.replace(/^/gm, '> ')}`;
    expect(await answersIn(reply(messageId, 'text/plain', plain))).toEqual({});
    const [from, sent, to, subject] = headers;
    const outlook = `<p class=MsoNormal>${thanks}</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>${from}:</b> Desk &lt;desk@example.com&gt;<br><b>${sent}:</b> 22/11/2026 8:06<br><b>${to}:</b> Ana Ruiz<br><b>${subject}:</b> [INC-000123] Sin servicio</p></div>${html}`;
    expect(await answersIn(reply(messageId, 'text/html', outlook))).toEqual({});
  });

  test('about a change adds what is filled in, and nothing of what the letter says about changes', async () => {
    const { messageId, text, html } = await acknowledgement(language, changeIn(language));
    expect(text).toContain('Reubicar la antena de la sede Lima');
    const start = `${question('requestedFor', language, 'ssr')}:`;
    const quoted = (letter: string) => `${thanks}\n\n${quotes}\n${letter.replace(/^/gm, '> ')}`;
    expect(await answersIn(reply(messageId, 'text/plain', quoted(text)))).toEqual({});
    const body = quoted(text.replace(start, `${start} 11/01/2027 10:00`));
    expect(await answersIn(reply(messageId, 'text/plain', body))).toEqual({
      requestedFor: '11/01/2027 10:00',
    });
    const marked = `<p>${thanks}</p><blockquote type="cite">${html}</blockquote>`;
    expect(await answersIn(reply(messageId, 'text/html', marked))).toEqual({});
  });

  test('about a change asked for on another form adds what the form for changes asks', async () => {
    const { messageId, text, html } = await acknowledgement(language, relocationIn(language));
    const lines = Object.entries(relocation).map(([key, answer]) => {
      const line = text.split('\n').find(each => each.startsWith(question(key, language, 'rfc'))) ?? '';
      return { line: line.trim(), filled: `${line.trim()} ${answer}` };
    });
    for (const { line } of lines) expect(line).toMatch(/:$/);
    const fill = (letter: string) =>
      lines.reduce((filled, { line, filled: answer }) => filled.replace(line, answer), letter);
    const quoted = (letter: string) => `${quotes}\n${letter.replace(/^/gm, '> ')}`;
    const above = `${lines.map(({ filled }) => filled).join('\n')}\n\n${quoted(text)}`;
    for (const body of [`${thanks}\n\n${quoted(fill(text))}`, above])
      expect(await answersIn(reply(messageId, 'text/plain', body))).toEqual(relocation);
    const marked = `<p>${thanks}</p><blockquote type="cite">${fill(html)}</blockquote>`;
    expect(await answersIn(reply(messageId, 'text/html', marked))).toEqual(relocation);
  });

  test('with a new form above the letter brings a new matter, with thanks above it none', async () => {
    const { messageId, text } = await acknowledgement(language);
    const answers = { customerName: 'Minera', site: 'Cusco', problemDescription: 'VSAT', powerOnSite: 'OK' };
    const form = Object.entries(answers).map(([key, answer]) => `${question(key, language)}: ${answer}\n`);
    const head = headers.map(name => `${name}: Desk 22 2026\n`);
    for (const quote of [`${quotes}\n${text.replace(/^/gm, '> ')}`, `${head.join('')}\n${text}`]) {
      const brought = await broughtIn(reply(messageId, 'text/plain', `${form.join('')}\n${quote}`));
      expect(brought?.fields.site?.text).toBe('Cusco');
      expect(brought && isNewMatter(brought, ticketIn(language))).toBe(true);
      expect(await broughtIn(reply(messageId, 'text/plain', `${thanks}\n\n${quote}`))).toBeNull();
    }
  });
});
