import type { Language } from '../questionnaire/form.ts';
import type { Answer } from '../questionnaire/reading.ts';
import { doesNotApply } from '../questionnaire/values/unknown.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { categoryOf } from './category.ts';
import { clip, clipLines } from './clip.ts';
import type { Desk } from './desk.ts';
import { fact, senderOf, vouching } from './facts.ts';
import { guessLines } from './guesses.ts';
import { momentIn } from './moment.ts';
import type { Correspondence, TicketsOpened } from './occasion.ts';
import { fitsIntoLetter } from './original.ts';
import { clientFacts, placeIn } from './place-words.ts';
import {
  type AnsweredLine,
  type AnswerLine,
  answeredLine,
  formFor,
  inOrder,
  labelOf,
  leftToAsk,
} from './questions.ts';
import { startInBrief, startNotice } from './start-notice.ts';
import { type Fact, type Words, words } from './words.ts';

/** What an agent is told of a new ticket. */
export interface NewTicket {
  number: string;
  /** "Incidente". */
  kind: string;
  facts: AnswerLine[];
  /** What needs an agent's eye before the answers are believed. */
  warnings: string[];
  /** How the notice of a requested start was counted, step by step. */
  trace: string[];
  answers: NotedAnswer[];
  missing: string[];
  /** What free text lets one guess. */
  guesses: AnsweredLine[];
  leftovers: string[];
  /** An agent took it down on the telephone: there is no mail. */
  isCall: boolean;
  originalAttached: boolean;
}

/** An answer, with a remark where it is not certain: "unsure, read from quoted text". */
export interface NotedAnswer extends AnsweredLine {
  note: string;
}

/** What an agent's letter about a new ticket says, in finished words. */
export function newTicket(
  ticket: Ticket,
  occasion: TicketsOpened,
  language: Language,
  desk: Desk,
): NewTicket {
  const { correspondence, understood, leftovers } = occasion;
  const form = formFor(ticket, desk.forms);
  return {
    number: ticket.number,
    kind: words[language].kinds[ticket.kind],
    facts: factsOf(ticket, occasion, language, desk),
    warnings: ticket.flags.filter(isNews).map(flag => warning(flag, words[language])),
    trace: startNotice(ticket, language)?.trace ?? [],
    answers: notedAnswers(ticket.fields, ticket, language, desk),
    missing: leftToAsk(ticket).map(key => labelOf(key, form)),
    guesses: guessLines(understood, ticket.kind, language, desk.forms),
    leftovers: correspondence.takenBy === null ? clipLines(leftovers, 60, 300) : [],
    isCall: correspondence.takenBy !== null,
    originalAttached: fitsIntoLetter(correspondence.size * occasion.tickets.length),
  };
}

function factsOf(
  ticket: Ticket,
  { correspondence, tickets, leftovers }: TicketsOpened,
  language: Language,
  desk: Desk,
): AnswerLine[] {
  const { severities, noForm, noSubject } = words[language];
  const { takenBy } = correspondence;
  const title = ticket.form === null ? noForm : (formFor(ticket, desk.forms)?.title ?? ticket.form);
  const others = tickets.filter(({ number }) => number !== ticket.number).map(({ number }) => number);
  const facts: [Fact, string][] = [
    ['from', takenBy === null ? senderOf(correspondence) : ''],
    // A caller who gave no address is named above the questions.
    ['caller', takenBy === null ? '' : senderOf(correspondence) || clip(leftovers.join(' '), 120)],
    ['takenBy', clip(takenBy ?? '', 120)],
    ['sender', vouching(correspondence, words[language])],
    ['subject', clip(correspondence.mail.subject, 200) || noSubject],
    ['received', momentIn(language, ticket.zone, correspondence.receivedAt)],
    ['mailbox', correspondence.mailbox],
    ['form', title],
    ['category', categoryOf(ticket, language, desk.forms)],
    ['requestedStart', ticket.leadTime === null ? '' : startInBrief(ticket.leadTime, language)],
    ['place', ticket.place === null ? '' : placeIn(ticket.place, language)],
    ...clientFacts(ticket, desk),
    ['severity', ticket.severity === null ? '' : severities[ticket.severity]],
    ['acknowledgement', acknowledged(ticket, correspondence, words[language])],
    ['alsoOpened', clip(others.join(', '), 500)],
  ];
  return facts.flatMap(([name, text]) => fact(name, text, words[language]));
}

function acknowledged(
  { status }: Ticket,
  { answer, takenBy }: Correspondence,
  { acknowledged, withheld, tellTheNumber, inReview, heldBack }: Words,
): string {
  if ('withheld' in answer) return takenBy === null ? withheld[answer.withheld] : tellTheNumber;
  if (answer.heldBackBy !== undefined) return heldBack;
  return status === 'review' ? inReview : acknowledged(clip(answer.to, 120));
}

/** Who vouches for the sender, and that a mail was not answered, is said in the letter's head. */
function isNews(flag: string): boolean {
  return !/^(?:not-answered|sender-)/.test(flag);
}

function warning(flag: string, { flags }: Words): string {
  const [name = '', number = ''] = flag.split(':');
  return flags[name]?.(number) ?? clip(flag, 100);
}

/** An agent wants the whole answer; the mail is attached for what is longer still. */
const longestAnswer = 2000;

/** Answers with a remark where they are not certain. */
export function notedAnswers(
  fields: Ticket['fields'],
  ticket: Ticket,
  language: Language,
  desk: Desk,
): NotedAnswer[] {
  return inOrder(fields, formFor(ticket, desk.forms)).map(({ key, label, answer }) => ({
    ...answeredLine(label, clip(answer.text, longestAnswer)),
    note: ticket.unreadable.includes(key) ? words[language].notUnderstood : remark(answer, words[language]),
  }));
}

function remark(answer: Answer, { sureness, sources, means, meanings, notApplicable }: Words): string {
  const remarks: string[] = [];
  const { value, confidence, text } = answer;
  if (value === 'unknown' && doesNotApply(text)) remarks.push(means(notApplicable));
  else if ((value === 'yes' || value === 'no' || value === 'unknown') && !saysItself[value].test(text))
    remarks.push(means(meanings[value]));
  if (confidence < 0.95)
    remarks.push(confidence >= 0.75 ? sureness.fairly : sureness.hardly, sources[answer.from]);
  return remarks.join(', ');
}

/** Answers that begin with the word they mean need no explanation. */
const saysItself = {
  yes: /^(?:s[ií]|yes|sim)(?!\p{L})/iu,
  no: /^n(?:o|[aã]o)(?!\p{L})/iu,
  unknown: /^(?:\?|not known|se desconoce|n[ãa]?o se sabe)/iu,
};
