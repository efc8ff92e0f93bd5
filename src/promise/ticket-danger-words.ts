import { visibleLine } from '../mail/visible.ts';
import type { Language } from '../questionnaire/form.ts';
import { startAsked } from '../ticket/request.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { earliestStart, fullMinute, hadPassed } from '../ticket/verdict.ts';
import type { Danger } from './danger.ts';
import type { InDanger, TicketWatch, Watched } from './ticket-watch.ts';

type Told = Pick<Danger, 'headline' | 'details'>;
type Reader = Pick<TicketWatch, 'language' | 'moment'>;

/** What people read of a ticket in danger: which, whose, where, when, and what to do. */
export function ticketInWords(danger: InDanger, reader: Reader, now: Date): Told {
  const { kind, dueAt, ticket } = danger;
  const { number, status, waitsFor, missing, unreadable } = ticket;
  const said = words[reader.language];
  const questions = missing.length + unreadable.length;
  const isPast = kind === 'decide' && ticket.leadTime !== null && hadPassed(ticket.leadTime.proposed);
  const start = startOf(danger, reader);
  return {
    headline: isPast
      ? said.past(number, start)
      : said.one[kind]({ number, waitsFor, start, isOver: dueAt <= now, isProposed: status === 'proposed' }),
    details: [
      ...some(said.customer, customerOf(ticket)),
      ...some(said.site, siteOf(ticket)),
      ...(kind === 'decide' ? some(said.earliest, earliestOf(ticket, reader)) : []),
      ...(kind === 'pending' ? [] : some(said.missing, questions === 0 ? '' : String(questions))),
      isPast ? said.proposeAnother(number) : said.toDo[kind](number),
    ],
  };
}

/** So many tickets of a crowd are named before the rest is counted. */
const mostNamed = 10;

/** The same of many at once. */
export function crowdInWords(kind: Watched, crowd: readonly InDanger[], reader: Reader): Told {
  const said = words[reader.language];
  const more = crowd.length - mostNamed;
  return {
    headline: said.many[kind](crowd.length),
    details: [
      ...crowd.slice(0, mostNamed).map(danger => lineOf(danger, reader)),
      ...(more > 0 ? [`+${more}`] : []),
      said.toDo[kind](said.number),
    ],
  };
}

function lineOf(danger: InDanger, reader: Reader): string {
  const { number } = danger.ticket;
  const at = danger.kind === 'pending' ? '' : startOf(danger, reader);
  return [number, customerOf(danger.ticket), siteOf(danger.ticket), at].filter(Boolean).join(' · ');
}

/** The start in question, by the clock of the site. */
function startOf({ kind, dueAt, ticket }: InDanger, { language, moment }: Reader): string {
  const start = kind === 'decide' ? (startAsked(ticket) ?? dueAt) : dueAt;
  return moment(language, ticket.zone, start);
}

function earliestOf({ leadTime, zone }: Ticket, { language, moment }: Reader): string {
  return leadTime === null ? '' : moment(language, zone, fullMinute(earliestStart(leadTime.proposed)));
}

function customerOf({ fields, requester }: Ticket): string {
  return brief(fields.customerName?.text ?? requester ?? '');
}

function siteOf({ fields }: Ticket): string {
  return brief((fields.site ?? fields.serviceId)?.text ?? '');
}

/** Enough to know whom it is about. */
function brief(text: string): string {
  const line = visibleLine(text);
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function some(label: string, text: string): string[] {
  return text === '' ? [] : [`${label}: ${text}`];
}

interface InQuestion {
  number: string;
  start: string;
  /** The start has passed. */
  isOver: boolean;
  /** By the desk. */
  isProposed: boolean;
  waitsFor: Ticket['waitsFor'];
}

interface Words {
  one: Record<Watched, (found: InQuestion) => string>;
  /** Of a start that had passed when it was asked for. */
  past(number: string, start: string): string;
  proposeAnother(number: string): string;
  many: Record<Watched, (count: number) => string>;
  toDo: Record<Watched, (number: string) => string>;
  customer: string;
  site: string;
  earliest: string;
  missing: string;
  /** Stands where each ticket has its own. */
  number: string;
}

const words: Record<Language, Words> = {
  en: {
    one: {
      accept: ({ number, start, isOver, isProposed }) => {
        if (isProposed) return `${number}: the start we proposed, ${start}, has not been agreed on`;
        return `${number} ${isOver ? 'was' : 'is'} to start ${start}, and nobody has accepted it${isOver ? '' : ' yet'}`;
      },
      decide: ({ number, start }) =>
        `${number} asks for a start on ${start}, with too little notice, and waits for a decision`,
      start: ({ number, start }) => `${number} was to start ${start}, and nobody has said that it is done`,
      pending: ({ number, waitsFor }) =>
        `${number} still waits for ${waitsFor === 'customer' ? 'the customer' : 'a third party'}`,
    },
    past: (number, start) =>
      `${number} asks for a start on ${start}, which had passed when it was asked for, and waits for another`,
    proposeAnother: number => `To do: acuse ticket ${number} propose, or reject.`,
    many: {
      accept: count => `${count} service requests are near their start, or past it, and not accepted`,
      decide: count => `${count} service requests with too little notice wait for a decision`,
      start: count => `${count} service requests were to start, and nobody has said that they are done`,
      pending: count => `${count} incidents still wait for a customer or a third party`,
    },
    toDo: {
      accept: number => `To do: acuse ticket ${number} accept, propose or reject.`,
      decide: number => `To do: acuse ticket ${number} accept --exception, propose or reject.`,
      start: number =>
        `To do: acuse ticket ${number} fulfil; if it was not done, telephone the customer and propose another start.`,
      pending: number => `To do: ask after it, then acuse ticket ${number} start, or pending once more.`,
    },
    ...{ customer: 'Customer', site: 'Site', earliest: 'Earliest start with enough notice' },
    ...{ missing: 'Answers still missing', number: 'NUMBER' },
  },
  es: {
    one: {
      accept: ({ number, start, isOver, isProposed }) => {
        if (isProposed) return `${number}: el inicio que propusimos, ${start}, sigue sin acordarse`;
        return isOver
          ? `${number} debía comenzar el ${start} y nadie la aceptó`
          : `${number} debe comenzar el ${start} y todavía nadie la ha aceptado`;
      },
      decide: ({ number, start }) =>
        `${number} pide comenzar el ${start}, con menos anticipación de la necesaria, y espera una decisión`,
      start: ({ number, start }) =>
        `${number} debía comenzar el ${start} y nadie ha informado que se realizó`,
      pending: ({ number, waitsFor }) =>
        `${number} sigue a la espera ${waitsFor === 'customer' ? 'del cliente' : 'de un tercero'}`,
    },
    past: (number, start) =>
      `${number} pide comenzar el ${start}, que ya había pasado cuando se pidió, y espera otro inicio`,
    proposeAnother: number => `Qué hacer: acuse ticket ${number} propose, o reject.`,
    many: {
      accept: count =>
        `${count} solicitudes de servicio están por comenzar, o ya debían comenzar, y nadie las ha aceptado`,
      decide: count =>
        `${count} solicitudes de servicio con menos anticipación de la necesaria esperan una decisión`,
      start: count =>
        `${count} solicitudes de servicio debían comenzar y nadie ha informado que se realizaron`,
      pending: count => `${count} incidentes siguen a la espera del cliente o de un tercero`,
    },
    toDo: {
      accept: number => `Qué hacer: acuse ticket ${number} accept, propose o reject.`,
      decide: number => `Qué hacer: acuse ticket ${number} accept --exception, propose o reject.`,
      start: number =>
        `Qué hacer: acuse ticket ${number} fulfil; si no se realizó, telefonee al cliente y proponga otro inicio.`,
      pending: number =>
        `Qué hacer: pregunte cómo va; luego acuse ticket ${number} start, o pending nuevamente.`,
    },
    ...{ customer: 'Cliente', site: 'Sitio', earliest: 'Primer inicio con la anticipación necesaria' },
    ...{ missing: 'Respuestas que faltan', number: 'NÚMERO' },
  },
  pt: {
    one: {
      accept: ({ number, start, isOver, isProposed }) => {
        if (isProposed) return `${number}: o início que propusemos, ${start}, ainda não foi combinado`;
        return isOver
          ? `${number} deveria começar em ${start} e ninguém a aceitou`
          : `${number} deve começar em ${start} e ninguém a aceitou ainda`;
      },
      decide: ({ number, start }) =>
        `${number} pede o início em ${start}, com menos antecedência do que a necessária, e aguarda uma decisão`,
      start: ({ number, start }) =>
        `${number} deveria começar em ${start} e ninguém informou que foi realizada`,
      pending: ({ number, waitsFor }) =>
        `${number} continua à espera ${waitsFor === 'customer' ? 'do cliente' : 'de um terceiro'}`,
    },
    past: (number, start) =>
      `${number} pede o início em ${start}, que já havia passado quando foi pedido, e aguarda outro`,
    proposeAnother: number => `O que fazer: acuse ticket ${number} propose, ou reject.`,
    many: {
      accept: count =>
        `${count} solicitações de serviço estão para começar, ou já deveriam ter começado, e ninguém as aceitou`,
      decide: count =>
        `${count} solicitações de serviço com menos antecedência do que a necessária aguardam uma decisão`,
      start: count =>
        `${count} solicitações de serviço deveriam ter começado e ninguém informou que foram realizadas`,
      pending: count => `${count} incidentes continuam à espera do cliente ou de um terceiro`,
    },
    toDo: {
      accept: number => `O que fazer: acuse ticket ${number} accept, propose ou reject.`,
      decide: number => `O que fazer: acuse ticket ${number} accept --exception, propose ou reject.`,
      start: number =>
        `O que fazer: acuse ticket ${number} fulfil; se não foi realizada, telefone ao cliente e proponha outro início.`,
      pending: number =>
        `O que fazer: pergunte como está; depois acuse ticket ${number} start, ou pending novamente.`,
    },
    ...{ customer: 'Cliente', site: 'Site', earliest: 'Primeiro início com a antecedência necessária' },
    ...{ missing: 'Respostas que faltam', number: 'NÚMERO' },
  },
};
