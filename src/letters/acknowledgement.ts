import type { Language } from '../questionnaire/form.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { hadPassed, isDayAlone } from '../ticket/verdict.ts';
import { categoryOf } from './category.ts';
import { type ChangeNotice, changeAsked, changeNotice } from './change-notice.ts';
import { clip } from './clip.ts';
import type { Desk } from './desk.ts';
import { guessesIn } from './guesses.ts';
import { momentIn } from './moment.ts';
import { isLate, type TicketsOpened } from './occasion.ts';
import { type PhoneLine, phoneLines } from './phones.ts';
import {
  type AnsweredLine,
  type AnswerLine,
  answeredLine,
  type BlankLine,
  blankLines,
  formFor,
  inOrder,
  leftToAsk,
} from './questions.ts';
import { type StartNotice, startNotice } from './start-notice.ts';
import { ownSubject } from './subject.ts';
import { words } from './words.ts';

/** What the customer is told when their mail has become a ticket, or several. */
export interface Acknowledgement {
  /** "22 nov 2026, 07:15 (hora de Perú, GMT-5)". */
  receivedAt: string;
  /** They telephoned, and an agent wrote down what they said. */
  isCall: boolean;
  /** The desk is sorry that it comes only now. */
  isLate: boolean;
  number: string;
  tickets: AcknowledgedTicket[];
  several: boolean;
  /** Of the requests for change among them; null where there is none. */
  change: ChangeNotice | null;
  rainAdvice: boolean;
  phones: PhoneLine[];
}

export interface AcknowledgedTicket {
  number: string;
  /** "Incidente", "Solicitud de servicio simple: ruta estática". */
  kind: string;
  /** Site, service or customer, so that several tickets can be told apart; '' when none was named. */
  place: string;
  /** Of a service request, whether its start is in time; null where nothing was judged. */
  start: StartNotice | null;
  /** The mail held a filled form; else the blank one is offered in `blanks`. */
  hasForm: boolean;
  understood: AnsweredLine[];
  /** Answers that could not be made out, by their question; asked again in `blanks`. */
  unclear: AnswerLine[];
  /** The questions to be filled in, in the words and order of the form. */
  blanks: BlankLine[];
  /** Nothing is left to ask. */
  complete: boolean;
  /** Begins a new mail that joins this very ticket. */
  mailto: string;
}

/** RFC 3834: what goes out unasked stays small. Further tickets of one mail are named, not asked about. */
const ticketsAskedAbout = 10;

/** Enough of an answer to see that it was understood; the customer has the whole. Less of each where there are many. */
const longestAnswer = { ofOne: 200, ofMany: 80 };

/** What an acknowledgement says, in finished words. */
export function acknowledgement(occasion: TicketsOpened, language: Language, desk: Desk): Acknowledgement {
  const { correspondence, tickets } = occasion;
  const [first] = tickets;
  const several = tickets.length > 1;
  return {
    isCall: correspondence.takenBy !== null,
    isLate: isLate(correspondence),
    receivedAt: momentIn(language, first.zone, correspondence.receivedAt),
    number: first.number,
    tickets: tickets.map((ticket, index) => ({
      ...named(ticket, occasion, language, desk),
      ...(index < ticketsAskedAbout ? asked(ticket, occasion, desk) : notAsked),
      understood: index < ticketsAskedAbout ? answers(ticket, desk, several).understood : [],
    })),
    several,
    change: changeNotice(occasion, language, desk),
    rainAdvice: tickets.some(mayBeRain),
    phones: phoneLines(tickets, language, desk),
  };
}

function named(ticket: Ticket, { correspondence }: TicketsOpened, language: Language, desk: Desk) {
  const { number, fields } = ticket;
  const place = fields.site ?? fields.serviceId ?? fields.customerName;
  const subject = `[${number}] ${ownSubject(correspondence.mail.subject, desk.prefixes)}`.trim();
  return {
    number,
    kind: [words[language].kinds[ticket.kind], categoryOf(ticket, language, desk.forms)]
      .filter(Boolean)
      .join(': '),
    start: startNotice(ticket, language),
    place: clip(place?.text ?? '', 80),
    mailto: `mailto:${correspondence.mailbox}?subject=${encodeURIComponent(subject)}`,
  };
}

function asked(ticket: Ticket, { understood, leftovers }: TicketsOpened, desk: Desk) {
  const form = formFor(ticket, desk.forms);
  if (ticket.form === null) {
    const required = (form?.fields ?? []).filter(({ required }) => required).map(({ key }) => key);
    // The sentence that asks for a change describes it, until its writer knows better.
    const description = ticket.kind === 'rfc' ? changeAsked(ticket, leftovers, desk) : '';
    const guesses = { description, ...guessesIn(understood, ticket.language, desk.forms) };
    return { hasForm: false, unclear: [], blanks: blankLines(required, form, guesses), complete: false };
  }
  const blanks = blankLines([...leftToAsk(ticket), ...startToName(ticket)], form, {});
  return {
    hasForm: true,
    unclear: answers(ticket, desk, false).unclear,
    blanks,
    complete: blanks.length === 0,
  };
}

/** A start that had passed, or a day without its hour, is asked for anew: on a line that can be read. */
function startToName({ leadTime }: Ticket): string[] {
  const isNamed = leadTime === null || !(hadPassed(leadTime.proposed) || isDayAlone(leadTime.proposed));
  return isNamed ? [] : ['requestedFor'];
}

const notAsked = { hasForm: true, unclear: [], blanks: [], complete: false };

function answers(
  ticket: Ticket,
  desk: Desk,
  several: boolean,
): { understood: AnsweredLine[]; unclear: AnsweredLine[] } {
  const longest = several ? longestAnswer.ofMany : longestAnswer.ofOne;
  const understood: AnsweredLine[] = [];
  const unclear: AnsweredLine[] = [];
  for (const { key, label, answer } of inOrder(ticket.fields, formFor(ticket, desk.forms))) {
    const side = ticket.unreadable.includes(key) ? unclear : understood;
    side.push(answeredLine(label, clip(answer.text, longest)));
  }
  return { understood, unclear };
}

/** Rain disturbs satellite links and passes: advice that spares the customer a visit. */
function mayBeRain({ kind, fields: { serviceType, rain } }: Ticket): boolean {
  const services = [serviceType?.value].flat();
  const isOther = services.every(service => service === undefined || service === 'other');
  const satellite =
    services.includes('satellite') || (isOther && /sat[eé]lit|vsat/i.test(serviceType?.text ?? ''));
  return kind !== 'rfc' && satellite && rain?.value === 'yes';
}
