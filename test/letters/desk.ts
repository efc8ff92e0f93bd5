import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Desk } from '../../src/letters/desk.ts';
import type { Correspondence, TicketJoined, TicketsOpened } from '../../src/letters/occasion.ts';
import { letterKinds } from '../../src/letters/order.ts';
import { type TemplateSources, templateParts } from '../../src/letters/templates.ts';
import { formsOf } from '../../src/questionnaire/family.ts';
import { languages } from '../../src/questionnaire/form.ts';
import type { Answer } from '../../src/questionnaire/reading.ts';
import { untouched } from '../../src/ticket/handling.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';

const shipped = new URL('../../', import.meta.url);

/** The templates as they are shipped. */
export const templates = Object.fromEntries(
  letterKinds.map(kind => [
    kind,
    Object.fromEntries(languages.map(language => [language, partsOf(`${kind}/${language}`)])),
  ]),
) as TemplateSources;

function partsOf(letter: string) {
  return Object.fromEntries(
    templateParts.map(part => [
      part,
      readFileSync(new URL(`templates/${letter}.${part}.hbs`, shipped), 'utf8'),
    ]),
  );
}

const formsFolder = new URL('config/forms/', shipped);
const forms = readdirSync(formsFolder).flatMap(file =>
  formsOf(parse(readFileSync(new URL(file, formsFolder), 'utf8'))),
);

export const signingKey = new Uint8Array(32).fill(7);

export const sundayMorning = new Date('2026-11-22T12:15:00Z');
export const aMomentLater = new Date('2026-11-22T12:15:01Z');

export const desk: Desk = {
  name: 'Mesa de Servicio LatAm',
  address: 'desk@example.com',
  agents: ['noc@example.com'],
  alertReaders: ['noc@example.com'],
  language: 'es',
  timezone: 'America/Bogota',
  prefixes: ['INC-', 'SSR-', 'RFC-'],
  forms,
  phones: [
    {
      name: 'peru',
      countries: ['PE'],
      zones: ['America/Lima'],
      numbers: ['+1 202 555 0100', '+1 202 555 0101'],
    },
    { name: 'colombia', countries: ['CO'], zones: ['America/Bogota'], numbers: ['+1 202 555 0102'] },
    { name: 'chile', countries: ['CL'], zones: ['America/Santiago', 'America/Punta_Arenas'], numbers: [] },
  ],
  planning: { customers: [], commercial: [], accountManager: null },
  letters: { mode: 'send' },
  digest: { readers: ['noc@example.com'], language: 'es', zone: 'America/Bogota' },
};

/** Ana Ruiz runs the network of a mine in Peru; her link is a satellite's. */
export const anasMail: Correspondence = {
  mailId: 17,
  mail: {
    messageId: '<1.ana@minera.example>',
    inReplyTo: [],
    references: [],
    subject: 'Sin servicio en Talara',
    from: { name: 'Ana Ruiz', address: 'ana@minera.example' },
    authenticity: null,
  },
  mailbox: 'incidents@example.com',
  answer: { to: 'ana@minera.example' },
  receivedAt: sundayMorning,
  size: 4000,
  takenBy: null,
};

export function said(text: string, value?: Answer['value']): Answer {
  return { text, confidence: 1, from: 'plain', ...(value === undefined ? {} : { value }) };
}

export const anasTicket: Ticket = {
  number: 'INC-000123',
  kind: 'incident',
  ...untouched,
  status: 'open',
  version: 1,
  severity: null,
  place: null,
  leadTime: null,
  form: 'latam-es',
  language: 'es',
  subject: 'Sin servicio en Talara',
  requester: 'ana@minera.example',
  answerTo: 'ana@minera.example',
  mailbox: 'incidents@example.com',
  mailId: 17,
  messageId: '<1.ana@minera.example>',
  fields: {
    site: said('Campamento Talara'),
    customerName: said('Minera Andina S.A.'),
    problemDescription: said('Enlace caído desde las 06:10'),
    serviceType: said('Satélite', 'satellite'),
    powerOnSite: said('Sí, desde las 9', 'yes'),
    rain: said('Llueve fuerte', 'yes'),
    equipmentReset: said('ver foto'),
  },
  missing: ['localContacts', 'siteHours'],
  unreadable: ['equipmentReset'],
  flags: [],
  zone: 'America/Lima',
  receivedAt: sundayMorning,
  openedAt: aMomentLater,
  acknowledgedAt: null,
  updatedAt: aMomentLater,
};

/** A ticket's mail without any form. */
export const formless: Partial<Ticket> = { form: null, fields: {}, missing: [], unreadable: [] };

export function opened(change: Partial<Ticket> = {}, ...others: Partial<Ticket>[]): TicketsOpened {
  return {
    type: 'opened',
    correspondence: anasMail,
    tickets: [{ ...anasTicket, ...change }, ...others.map(other => ({ ...anasTicket, ...other }))],
    understood: {},
    leftovers: [],
  };
}

export function joined(change: Partial<TicketJoined> = {}): TicketJoined {
  const at = aMomentLater;
  return {
    type: 'joined',
    correspondence: { ...anasMail, mailId: 18 },
    ticket: { ...anasTicket, missing: ['siteHours'], unreadable: [] },
    events: [
      {
        type: 'Replied',
        at,
        mailId: 18,
        from: 'ana@minera.example',
        text: 'Buenos días:\n\nSeguimos igual.',
        why: '',
      },
      {
        type: 'AnswersAdded',
        at,
        mailId: 18,
        fields: { localContacts: said('Luis Paz, +1 202 555 0103') },
        unreadable: [],
      },
    ],
    ...change,
  };
}

/** The mail itself, as the agents get it. */
export const anasBytes = Buffer.from(
  'From: Ana Ruiz <ana@minera.example>\r\nSubject: Sin servicio\r\n\r\nSitio: Campamento Talara\r\n',
);
