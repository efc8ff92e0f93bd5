import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TicketJoined, TicketsOpened } from '../../src/letters/occasion.ts';
import { anasMail, anasTicket, desk, formless, joined, opened, said } from './desk.ts';
import { received } from './received.ts';

const hostile = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '{{desk}}{{{lookup this "constructor"}}}{{#each this}}{{/each}}',
  'a\r\nBcc: victim@example.org\r\n\r\nbody',
  '\u202egnp.exe\u2066 \u2029 \ud800 \0 \x1b[31m',
  '"><a href="javascript:alert(1)">x</a><!--',
  'x'.repeat(10_000),
  '=?utf-8?Q?=0D=0ABcc:_v=40example.org?=',
];

/** A mail that says the same thing in every place. */
function everywhere(text: string): [TicketsOpened, TicketsOpened, TicketJoined] {
  const from = { name: text, address: 'ana@minera.example' };
  const mail = { ...anasMail.mail, subject: text, from, references: [text], inReplyTo: [text] };
  const correspondence = { ...anasMail, mail };
  const fields = Object.fromEntries(Object.keys(anasTicket.fields).map(key => [key, said(text)]));
  const base = {
    ...opened({ subject: text, fields, flags: [text] }),
    correspondence,
    leftovers: [text, text],
  };
  const understood = { site: text, customerName: text };
  const event = { at: anasTicket.openedAt, mailId: 18 };
  return [
    base,
    { ...base, tickets: [{ ...anasTicket, ...formless, subject: text }], understood },
    {
      ...joined({ ticket: base.tickets[0] }),
      correspondence,
      events: [
        { ...event, type: 'Replied', from: text, text: `${text}\n`.repeat(300), why: text },
        { ...event, type: 'AnswersAdded', fields, unreadable: [] },
      ],
    },
  ];
}

async function letters(text: string) {
  const [filled, unfilled, reply] = everywhere(text);
  return Promise.all([
    received('acknowledgement', filled),
    received('new-ticket', filled),
    received('acknowledgement', unfilled),
    received('new-ticket', unfilled),
    received('ticket-update', reply),
  ]);
}

const tags = (html: string) => html.match(/<[^>]*>/g)?.filter(tag => !tag.startsWith('<a href="mailto'));
const headerNames = ({ mail }: Awaited<ReturnType<typeof received>>) =>
  mail.headerLines.map(({ key }) => key);

describe('Whatever a stranger writes into every field', () => {
  it.each(hostile)('shows as text and changes no letter: %j', async text => {
    const [strange, plain] = [await letters(text), await letters('x')];
    for (const [place, letter] of strange.entries()) {
      expect(headerNames(letter)).toEqual(headerNames(plain[place] ?? letter));
      expect(letter.mail.subject).toMatch(/^\[INC-000123\] [^\r\n\0\u202a-\u202e\u2066-\u2069]*$/);
      expect(letter.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u);
      expect(letter.html).not.toMatch(/<(?:script|img|!--(?!\[))|href="(?!mailto:|tel:)/);
    }
    const counted = strange.map(({ html }) => tags(html)?.length);
    const lines = plain.map(({ html }) => tags(html)?.length);
    // The reply's letter alone repeats lines of the mail, one paragraph each.
    expect(counted.slice(0, 4)).toEqual(lines.slice(0, 4));
  });

  it('shows template syntax as it was written', async () => {
    const [, newTicket] = await letters('{{desk}}');
    expect(newTicket?.text).toContain('Nombre del cliente: {{desk}}');
    expect(newTicket?.html).toContain('>{{desk}}</td>');
  });

  it('is clipped, so that no letter grows with it', async () => {
    for (const { text, html } of await letters('palabra '.repeat(20_000))) {
      expect(text.length).toBeLessThan(60_000);
      expect(html.length).toBeLessThan(90_000);
    }
  });

  it('never stops a letter', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async text => {
        const plain = await letters('x');
        for (const [place, letter] of (await letters(`x${text}`)).entries())
          expect(headerNames(letter)).toEqual(headerNames(plain[place] ?? letter));
      }),
      { numRuns: 60 },
    );
  });

  it('cannot add a reader, even through the address it is answered at', async () => {
    for (const to of [
      'a@b.example, victim@example.org',
      'a@b.example\r\nBcc: victim@example.org',
      '<victim@example.org> a@b.example',
    ]) {
      const correspondence = { ...anasMail, answer: { to } };
      const { mail, header } = await received('acknowledgement', { ...opened(), correspondence });
      expect([mail.to ?? []].flat().flatMap(({ value }) => value)).toHaveLength(1);
      expect(header('Bcc')).toBe('');
      expect(mail.bcc).toBeUndefined();
    }
    expect(desk.agents).toHaveLength(1);
  });
});
