import { type Field, type FieldType, type Form, type Language, languages } from '../questionnaire/form.ts';
import type { Answer } from '../questionnaire/reading.ts';
import { untouched } from '../ticket/handling.ts';
import type { Ticket, TicketKind } from '../ticket/ticket.ts';
import type { Offers } from '../ticket/verdict.ts';
import type { Desk } from './desk.ts';
import { lettersFor } from './letters-for.ts';
import type { Correspondence, Occasion } from './occasion.ts';
import type { LetterOrder } from './order.ts';
import { sampleAlerts } from './sample-alerts.ts';
import { sampleDeeds, sampleEndings } from './sample-deeds.ts';
import { sampleDigests } from './sample-digests.ts';
import { sampleStarts } from './sample-starts.ts';

const receivedAt = new Date('2026-11-22T12:15:00Z');

/** The mail that the sample letters attach. */
export const sampleMail: Uint8Array = new TextEncoder().encode('Subject: sample\r\n\r\nA sample.\r\n');

/**
 * Every letter in every language as this desk would write it, in each of the situations its templates tell apart:
 * what `acuse check` fills the templates with.
 */
export function sampleOrders(desk: Desk): LetterOrder[] {
  return languages.flatMap(language => {
    const digest = { ...desk.digest, readers: ['agent@example.com'], language };
    const phones = desk.phones.some(({ numbers }) => numbers.length > 0) ? desk.phones : samplePhones;
    const agents = ['agent@example.com'];
    const reader: Desk = { ...desk, language, phones, agents, alertReaders, planning, digest };
    return occasions(language, desk).flatMap(occasion => lettersFor(occasion, reader));
  });
}

/** Of a desk that names none: templates show some all the same. */
const samplePhones: Desk['phones'] = [
  { name: 'Sample', countries: ['PR'], zones: [], numbers: ['+1 202 555 0100'] },
];

const alertReaders = ['agent@example.com'];

/** A customer whose project manager is known; for all others the commercial team stands in. */
const planning: Desk['planning'] = {
  customers: [
    {
      ...{ name: 'Sample', notes: 'A sample', projectManager: 'project@example.com' },
      ...{ changeCoordinator: null, accountManager: null },
    },
  ],
  commercial: ['commercial@example.com'],
  accountManager: null,
};

function occasions(language: Language, desk: Desk): Occasion[] {
  const formOf = (kind: TicketKind) =>
    desk.forms.find(form => form.kind === kind && form.language === language) ?? null;
  const form = formOf('incident');
  const half = sampleTicket('000123', language, form, desk);
  const whole = { ...half, missing: [], unreadable: [], flags: [] };
  const formless = { ...sampleTicket('000125', language, null, desk), fields: {} };
  const change = { ...half, number: `${desk.prefixes[2] ?? 'RFC-'}000126`, kind: 'rfc' } as const;
  const record = { customer: 'Sample', site: null, by: 'name' };
  const place = {
    ...{ country: null, zone: desk.timezone, by: 'desk' as const, saw: '', zoneAssumed: true },
    record,
  };
  const starts = sampleStarts.map((leadTime, index) => ({
    ...sampleTicket('', language, formOf('ssr'), desk),
    ...{ number: `${desk.prefixes[1] ?? 'SSR-'}00012${index}`, kind: 'ssr' as const, leadTime, place },
  }));
  const further = { ...sampleTicket('000124', language, form, desk), flags: ['mentions:INC-000007'] };
  const opened = {
    type: 'opened',
    correspondence: correspondence(desk),
    understood: {},
    leftovers: [],
  } as const;
  const joined = { type: 'joined', correspondence: correspondence(desk) } as const;
  const letter = { key: 'ack:17', to: 'ana@example.net', status: '5.1.1', reason: 'user unknown' };
  const returned = { type: 'returned', correspondence: correspondence(desk), letter } as const;
  const at = receivedAt;
  const judged = (ticket: Ticket & { leadTime: Offers }): Occasion => ({
    ...{ ...joined, ticket },
    events: [{ type: 'LeadTimeJudged', at, mailId: 18, leadTime: ticket.leadTime }],
  });
  return [
    { ...opened, tickets: [half], leftovers: [said[language].text] },
    { ...opened, tickets: [whole] },
    { ...opened, correspondence: { ...opened.correspondence, takenBy: 'Rosa' }, tickets: [half] },
    { ...opened, tickets: [half, further] },
    { ...opened, tickets: [formless], understood: { site: 'Lima' } },
    ...starts.flatMap(ticket => [{ ...opened, tickets: [ticket] } as const, judged(ticket)]),
    { ...opened, tickets: [half, ...starts] },
    { ...opened, tickets: [{ ...change, subject: said[language].change }] },
    {
      ...opened,
      tickets: [whole, change, { ...formless, number: change.number, kind: 'rfc', place }],
      leftovers: [said[language].change],
    },
    {
      ...joined,
      ticket: half,
      events: [
        {
          type: 'Replied',
          at,
          mailId: 18,
          from: 'ana@example.net',
          text: said[language].text,
          why: 'sample',
        },
        { type: 'AnswersAdded', at, mailId: 18, fields: half.fields, unreadable: half.unreadable },
      ],
    },
    { ...joined, ticket: whole, events: [] },
    { ...returned, tickets: [half, further] },
    { ...returned, tickets: [formless] },
    ...sampleAlerts(language, desk.address, at),
    ...sampleDigests(desk.address, at),
    ...sampleDeeds(said[language].text, at).map(deed => ({
      ...{ type: 'handled' as const, mailbox: desk.address, ticket: whole, events: [deed] },
    })),
    ...sampleEndings(said[language].text, at).map(deed => ({
      ...{ type: 'handled' as const, mailbox: desk.address, ticket: { ...change, place }, events: [deed] },
    })),
    ...starts.map(ticket => ({
      ...{ type: 'handled' as const, mailbox: desk.address, ticket },
      events: [{ type: 'Proposed' as const, at, by: 'Rosa', startAt: at, text: null }],
    })),
    ...starts.map(ticket => ({
      ...{ type: 'handled' as const, mailbox: desk.address, ticket },
      events: [{ type: 'CustomerReminded' as const, at, asked: [...ticket.missing, ...ticket.unreadable] }],
    })),
  ];
}

function sampleTicket(count: string, language: Language, form: Form | null, desk: Desk): Ticket {
  const [unreadable, missing, alsoMissing, ...answered] = [...(form?.fields ?? [])].reverse();
  const known = unreadable ? [...answered, unreadable] : [];
  return {
    number: `${desk.prefixes[0] ?? 'INC-'}${count}`,
    kind: 'incident',
    ...untouched,
    status: 'open',
    version: 1,
    severity: null,
    place: null,
    leadTime: null,
    form: form?.name ?? null,
    language,
    subject: said[language].subject,
    requester: 'ana@example.net',
    answerTo: 'ana@example.net',
    mailbox: desk.address,
    mailId: 17,
    messageId: '<sample@example.net>',
    fields: Object.fromEntries(known.map(field => [field.key, sampleAnswer(field, language)])),
    missing: [missing, alsoMissing].flatMap(field => (field ? [field.key] : [])),
    unreadable: unreadable ? [unreadable.key] : [],
    flags: ['same-message-id', 'mail-truncated'],
    zone: desk.timezone,
    receivedAt,
    openedAt: receivedAt,
    acknowledgedAt: null,
    updatedAt: receivedAt,
  };
}

/** Every second answer is unsure, so that a letter has to say so. */
function sampleAnswer({ key, type }: Field, language: Language): Answer {
  const text = said[language].answers[type] ?? said[language].text;
  const sure = key.length % 2 === 0;
  const answer: Answer = { text, confidence: sure ? 1 : 0.7, from: sure ? 'plain' : 'quoted' };
  if (type === 'yes-no') return { ...answer, value: 'yes' };
  return type === 'service-type' ? { ...answer, value: 'satellite' } : answer;
}

function correspondence(desk: Desk): Correspondence {
  return {
    mailId: 17,
    mail: {
      messageId: '<sample@example.net>',
      inReplyTo: [],
      references: [],
      subject: 'Sin servicio',
      from: { name: 'Ana Ruiz', address: 'ana@example.net' },
      authenticity: { sender: 'not-verified', evidence: 'dmarc=none' },
    },
    mailbox: desk.address,
    answer: { to: 'ana@example.net' },
    receivedAt,
    size: sampleMail.length,
    takenBy: null,
  };
}

interface Said {
  subject: string;
  change: string;
  text: string;
  answers: Partial<Record<FieldType, string>>;
}

const said: Record<Language, Said> = {
  en: {
    subject: 'No service in Lima',
    change: 'Please relocate the antenna of the Lima office',
    text: 'The link has been down since 6 in the morning',
    answers: {
      'yes-no': 'Yes, since 9',
      contacts: 'Ana Ruiz, ana@example.net, +1 202 555 0100',
      'service-type': 'Satellite',
      'ip-addresses': '192.0.2.10',
    },
  },
  es: {
    subject: 'Sin servicio en Lima',
    change: 'Por favor reubicar la antena de la oficina de Lima',
    text: 'El enlace está caído desde las 6 de la mañana',
    answers: {
      'yes-no': 'Sí, desde las 9',
      contacts: 'Ana Ruiz, ana@example.net, +1 202 555 0100',
      'service-type': 'Satélite',
      'ip-addresses': '192.0.2.10',
    },
  },
  pt: {
    subject: 'Sem serviço em Lima',
    change: 'Favor realocar a antena do escritório de Lima',
    text: 'O link está fora do ar desde as 6 da manhã',
    answers: {
      'yes-no': 'Sim, desde as 9',
      contacts: 'Ana Ruiz, ana@example.net, +1 202 555 0100',
      'service-type': 'Satélite',
      'ip-addresses': '192.0.2.10',
    },
  },
};
