import type { Form, Language } from '../questionnaire/form.ts';
import type { Answer } from '../questionnaire/reading.ts';
import { doesNotApply } from '../questionnaire/values/unknown.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { categoryOf } from './categories.ts';
import { clip, clipLines } from './clip.ts';
import type { Desk } from './desk.ts';
import { fact, senderOf, vouching } from './facts.ts';
import { momentIn } from './moment.ts';
import type { Correspondence, TicketsOpened } from './occasion.ts';
import { fitsIntoLetter } from './original.ts';
import { clientFacts, placeIn } from './place-words.ts';
import { type AnswerLine, formFor, inOrder, labelOf } from './questions.ts';
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
  guesses: AnswerLine[];
  leftovers: string[];
  originalAttached: boolean;
}

/** An answer, with a remark where it is not certain: "unsure, read from quoted text". */
export interface NotedAnswer extends AnswerLine {
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
    missing: [...ticket.missing, ...ticket.unreadable].map(key => labelOf(key, form)),
    guesses: Object.entries(understood).map(([key, guess]) => ({
      label: labelOf(key, form?.fields.some(field => field.key === key) ? form : forChanges(ticket, desk)),
      text: clip(guess, longestAnswer),
    })),
    leftovers: clipLines(leftovers, 60, 300),
    originalAttached: fitsIntoLetter(correspondence.size * occasion.tickets.length),
  };
}

/** A change asked for beside a form is no question of that form. */
function forChanges(ticket: Ticket, { forms }: Desk): Form | undefined {
  return formFor({ ...ticket, kind: 'rfc', form: null }, forms);
}

function factsOf(
  ticket: Ticket,
  { correspondence, tickets }: TicketsOpened,
  language: Language,
  desk: Desk,
): AnswerLine[] {
  const { severities, noForm, noSubject } = words[language];
  const title = ticket.form === null ? noForm : (formFor(ticket, desk.forms)?.title ?? ticket.form);
  const others = tickets.filter(({ number }) => number !== ticket.number).map(({ number }) => number);
  const facts: [Fact, string][] = [
    ['from', senderOf(correspondence)],
    ['sender', vouching(correspondence, words[language])],
    ['subject', clip(correspondence.mail.subject, 200) || noSubject],
    ['received', momentIn(language, ticket.zone, correspondence.receivedAt)],
    ['mailbox', correspondence.mailbox],
    ['form', title],
    ['category', categoryOf(ticket, language)],
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
  { answer }: Correspondence,
  { acknowledged, withheld, inReview, heldBack }: Words,
): string {
  if ('withheld' in answer) return withheld[answer.withheld];
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
    label,
    text: clip(answer.text, longestAnswer),
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
