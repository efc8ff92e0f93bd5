import { describe, expect, test } from 'vitest';
import { signMessageId, verifyMessageId } from '../../src/mail/signed-id.ts';
import { admit, type Familiar, type Letterhead, type Namesake } from '../../src/ticket/admission.ts';
import type { Brought } from '../../src/ticket/new-matter.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { later, monday, ticketWith } from './steps.ts';

const key = new Uint8Array(32).fill(7);
const prefixes = ['INC-', 'SSR-', 'RFC-'];
const ana = { name: 'Ana Ruiz', address: 'ana@minera.example' };
const noc = { name: 'NOC', address: 'noc@example.com' };
const stranger = { name: '', address: 'mallory@elsewhere.example' };

const fresh: Letterhead = {
  messageId: '<2@minera.example>',
  inReplyTo: [],
  references: [],
  from: ana,
  replyTo: [],
  to: [],
  cc: [],
  returnPath: 'ana@minera.example',
  subject: 'Sin servicio en Cusco',
  date: null,
  automatic: null,
  machine: null,
  report: null,
  authenticity: null,
  attachments: [],
  contentHash: 'c2',
  flaws: [],
};

/** A desk that knows one ticket, opened by the mail <1@minera.example>. */
function desk({ ticket = ticketWith(), handled = [] as Namesake[] } = {}): Familiar {
  return {
    verify: messageId => verifyMessageId(key, messageId),
    namesakes: messageId => (messageId === '<2@minera.example>' ? handled : []),
    ticketOf: messageId => (messageId === ticket.messageId ? ticket : null),
    ticket: number => (number === ticket.number ? ticket : null),
    alike: () => null,
    letterWith: () => null,
    letterInThread: () => null,
    isOfDesk: address => address === noc.address,
  };
}

function admitted(
  mail: Partial<Letterhead>,
  familiar = desk(),
  brought: Brought | null = null,
  acceptedAt = later,
) {
  return admit({ ...fresh, ...mail }, brought, prefixes, familiar, acceptedAt);
}

const signed = signMessageId(key, 'ack:17', 'INC-000123', 'desk.example');
const alert = signMessageId(key, 'alert:submission', null, 'desk.example');
const forged = signMessageId(new Uint8Array(32), 'ack:17', 'INC-000123', 'desk.example');
const joins = (ticket: Ticket = ticketWith()) => ({ disposition: 'joined', ticket });

describe('admitting a mail', () => {
  test('a mail that refers to nothing is a new matter', () => {
    expect(admitted({})).toMatchObject({ disposition: 'opened', flags: [] });
  });

  test('the same mail again is a duplicate, wherever it came from', () => {
    const handled = [{ mailId: 9, contentHash: 'c2', ticketNumber: 'INC-000123' }];
    expect(admitted({}, desk({ handled }))).toMatchObject({
      disposition: 'duplicate',
      ticketNumber: 'INC-000123',
    });
  });

  test('the same Message-ID over another content gets a ticket of its own, linked to the first', () => {
    const handled = [{ mailId: 9, contentHash: 'c1', ticketNumber: 'INC-000123' }];
    expect(admitted({}, desk({ handled }))).toMatchObject({
      disposition: 'opened',
      flags: ['same-message-id:INC-000123'],
    });
  });

  test("a machine's mail opens nothing, even when it answers a letter of ours", () => {
    const automatic = { kind: 'auto', rule: 'RFC 3834', evidence: 'auto-replied' } as const;
    expect(admitted({ automatic, inReplyTo: [signed] })).toMatchObject({ disposition: 'automatic' });
    expect(admitted({ automatic: { ...automatic, kind: 'bounce' } })).toMatchObject({
      disposition: 'bounce',
    });
  });

  test("an agent's thanks for an alert are filed; a form among them, or anybody else, is a new matter", () => {
    expect(admitted({ inReplyTo: [alert], from: noc })).toMatchObject({ disposition: 'filed' });
    expect(admitted({ inReplyTo: [alert], from: stranger })).toMatchObject({ disposition: 'opened' });
    const brought: Brought = { form: 'latam-es', kind: 'incident', fields: {}, missing: [], others: [] };
    expect(admitted({ inReplyTo: [alert], from: noc }, desk(), brought)).toMatchObject({
      disposition: 'opened',
    });
    const authenticity = { sender: 'forged', evidence: 'dmarc=fail' } as const;
    expect(admitted({ inReplyTo: [alert], from: noc, authenticity })).toMatchObject({
      disposition: 'opened',
    });
  });

  test('an answer to a letter we signed joins its ticket, whoever sends it', () => {
    expect(admitted({ inReplyTo: [signed], from: stranger })).toMatchObject(joins());
    expect(admitted({ references: ['<x@y.example>', signed], subject: 'otra cosa' })).toMatchObject(joins());
  });

  test('an id that looks like ours but was signed with another key proves nothing', () => {
    expect(admitted({ inReplyTo: [forged], from: stranger })).toMatchObject({ disposition: 'opened' });
  });

  test('an answer to a mail of the ticket joins it', () => {
    expect(admitted({ inReplyTo: ['<1@minera.example>'] })).toMatchObject(joins());
  });

  test('a reference to a mail of the ticket joins it when the subject is still the same', () => {
    const references = ['<1@minera.example>'];
    expect(admitted({ references, subject: 'RE: [INC-000123] Sin servicio en Lima' })).toMatchObject(joins());
    expect(admitted({ references, subject: 'Re: Otra sede sin servicio' })).toMatchObject({
      disposition: 'opened',
    });
  });

  test('the number in the subject counts from the requester and from their organisation', () => {
    const subject = 'Re: [INC-000123] Sin servicio en Lima';
    expect(admitted({ subject })).toMatchObject(joins());
    expect(admitted({ subject, from: { name: '', address: 'jefe@lima.minera.example' } })).toMatchObject(
      joins(),
    );
  });

  test('the number in the subject counts from a contact that the questionnaire names', () => {
    const value = [{ name: 'Guardia', email: 'guardia@seguridad.example' }];
    const fields = { localContacts: { text: 'Guardia', value, confidence: 1, from: 'plain' } } as const;
    const familiar = desk({ ticket: ticketWith({ fields }) });
    const from = { name: '', address: 'guardia@seguridad.example' };
    expect(admitted({ subject: '[INC-000123]', from }, familiar)).toMatchObject({ disposition: 'joined' });
  });

  test('a stranger who writes the number gets a ticket of their own that mentions it, whether it exists or not', () => {
    for (const number of ['INC-000123', 'INC-999999'])
      expect(admitted({ subject: `Re: [${number}]`, from: stranger })).toMatchObject({
        disposition: 'opened',
        flags: [],
        links: [{ kind: 'mentions', to: number }],
      });
  });

  test('customers of one public mail provider are no organisation', () => {
    const familiar = desk({ ticket: ticketWith({ requester: 'ana@gmail.com' }) });
    const from = { name: '', address: 'otro@gmail.com' };
    expect(admitted({ subject: '[INC-000123]', from }, familiar)).toMatchObject({ disposition: 'opened' });
  });

  test('a mail whose From is forged joins nothing but by an id we signed', () => {
    const forgery = { sender: 'forged', evidence: 'dmarc=fail (p=reject)' } as const;
    const mail = { authenticity: forgery, subject: 'Re: [INC-000123] Sin servicio en Lima' };
    const mention = [{ kind: 'mentions', to: 'INC-000123' }];
    for (const ids of [{}, { inReplyTo: ['<1@minera.example>'] }, { references: ['<1@minera.example>'] }])
      expect(admitted({ ...mail, ...ids })).toMatchObject({ disposition: 'opened', links: mention });
    expect(admitted({ ...mail, inReplyTo: [signed] })).toMatchObject(joins());
  });

  test('a ticket whose From may be forged waits for a person, with the reason', () => {
    const authenticity = { sender: 'forged', evidence: 'dmarc=fail (p=reject)' } as const;
    expect(admitted({ authenticity })).toMatchObject({
      flags: ['sender-forged'],
      review: 'From may be forged: dmarc=fail (p=reject)',
    });
  });

  test('a sender nobody vouches for is marked, and nothing else changes', () => {
    const authenticity = { sender: 'not-verified', evidence: 'dmarc=none' } as const;
    expect(admitted({ authenticity })).toMatchObject({ flags: ['sender-not-verified'], review: null });
    expect(admitted({ authenticity, inReplyTo: ['<1@minera.example>'] })).toMatchObject(joins());
    const verified = { sender: 'verified', evidence: 'dmarc=pass' } as const;
    expect(admitted({ authenticity: verified })).toMatchObject({ flags: [], review: null });
  });

  test('a new form in an answer to a ticket is a new matter that follows it, however well the answer is proved', () => {
    const site = { text: 'Cusco', confidence: 1, from: 'plain' } as const;
    const brought: Brought = { form: 'ssr-es', kind: 'ssr', fields: { site }, missing: [], others: [] };
    for (const mail of [{ inReplyTo: [signed] }, { subject: 'Re: [INC-000123]' }])
      expect(admitted(mail, desk(), brought)).toMatchObject({
        disposition: 'opened',
        links: [{ kind: 'follows', to: 'INC-000123' }],
        why: { rule: 'a new form in an old thread', saw: { flags: ['follows:INC-000123'] } },
      });
  });

  test('what could not be taken over whole is flagged for the agents', () => {
    expect(admitted({ flaws: ['truncated'] })).toMatchObject({ flags: ['mail-truncated'] });
  });

  test('an answer to a ticket that ended more than a week ago opens another, linked to it', () => {
    const over = { ...ticketWith(), status: 'closed' as const, overAt: monday };
    const days = (count: number) => new Date(monday.getTime() + count * 86_400_000);
    const answer = (at: Date) => admitted({ inReplyTo: [signed] }, desk({ ticket: over }), null, at);
    expect(answer(days(7))).toMatchObject(joins(over));
    expect(answer(days(7.1))).toMatchObject({
      disposition: 'opened',
      links: [{ kind: 'continues', to: 'INC-000123' }],
    });
  });
});
