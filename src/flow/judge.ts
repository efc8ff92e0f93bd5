import type { Desk } from '../letters/desk.ts';
import type { Answerable, Correspondence, Occasion } from '../letters/occasion.ts';
import { tooOldToAnswer } from '../promise/acknowledge.ts';
import type { FilledForm } from '../questionnaire/reading.ts';
import type { AcknowledgementDue, Outcome, TicketChange } from '../store/outcome.ts';
import { type Admission, admit, type Familiar } from '../ticket/admission.ts';
import type { Command } from '../ticket/command.ts';
import { decide } from '../ticket/decide.ts';
import { fold } from '../ticket/evolve.ts';
import type { Ticket, TicketKind } from '../ticket/ticket.ts';
import type { Held } from './moment.ts';
import type { Take } from './numbers.ts';
import type { Home, Understood } from './understand.ts';

/** What of the configuration bears on a mail. */
export interface IntakeRules {
  desk: Desk;
  /** Milliseconds after which a mail is registered but not answered (config `letters.oldest`). */
  oldest: number;
}

export interface MailboxRules {
  /** As the configuration calls it. */
  name: string;
  address: string;
  /** What a mail without a form is taken for; content decides otherwise. */
  expects: TicketKind;
  /** What is taken for granted of those who write to this mailbox. */
  home: Home;
}

/** A mail that was kept and could be read. */
export interface Incoming extends Held {
  rules: MailboxRules;
  understood: Understood;
}

/** An outcome whose letters are still to be composed: those that follow from the occasion. */
export interface Judgement extends Omit<Outcome, 'letters'> {
  occasion: Occasion | null;
}

/** More tickets than this of one mail nobody can look at: the forms beyond are counted, and stay readable in the mail. */
const mostTickets = 50;

/** What becomes of a mail, and which letters are owed because of it. */
export function judge(
  incoming: Incoming,
  rules: IntakeRules,
  familiar: Familiar,
  take: Take,
  now: Date,
): Judgement {
  const admission = admit(incoming.understood.mail, rules.desk.prefixes, familiar);
  switch (admission.disposition) {
    case 'duplicate':
      return filed(incoming, admission, admission.ticketNumber, 'the same mail was handled before', now);
    case 'automatic':
    case 'bounce':
      return filed(incoming, admission, null, 'automatic mail is not answered', now);
    case 'joined':
      return joined(incoming, admission, now);
    case 'opened':
      return opened(incoming, admission, rules, take, now);
  }
}

/** The kinds of the tickets that a mail would open, in order. */
export function kindsOf({ rules, understood: { reading, formKind } }: Incoming): TicketKind[] {
  const { kind } = reading;
  const first = kind === 'incident' || kind === 'ssr' || kind === 'rfc' ? kind : formKind;
  return [first ?? rules.expects, ...reading.others.map(other => other.kind)].slice(0, mostTickets);
}

/** A mail that changes nothing and is owed no answer. */
function filed(
  incoming: Incoming,
  admission: Admission,
  ticketNumber: string | null,
  settledHow: string,
  now: Date,
): Judgement {
  return {
    ...outline(incoming, admission, now),
    ticketNumber,
    changes: [],
    acknowledgement: { settledHow },
    occasion: null,
  };
}

/** A reply is not acknowledged: its writer has the number already. */
function joined(
  incoming: Incoming,
  admission: Extract<Admission, { disposition: 'joined' }>,
  now: Date,
): Judgement {
  const { kept, understood } = incoming;
  const { fields, unreadable } = understood.reading;
  const change = changeOf(admission.ticket, now, {
    type: 'Reply',
    mailId: kept.id,
    from: understood.mail.from?.address ?? null,
    text: understood.newText,
    fields,
    unreadable,
    why: admission.by,
  });
  const { ticket, events } = change;
  const correspondence = correspondenceOf(incoming, { withheld: 'automatic' });
  return {
    ...outline(incoming, admission, now),
    ticketNumber: ticket.number,
    changes: [change],
    acknowledgement: { settledHow: `joined ${ticket.number}` },
    occasion: { type: 'joined', correspondence, ticket, events },
  };
}

function opened(
  incoming: Incoming,
  admission: Extract<Admission, { disposition: 'opened' }>,
  { desk, oldest }: IntakeRules,
  take: Take,
  now: Date,
): Judgement {
  const { kept, understood } = incoming;
  const { reading } = understood;
  const answer = tooOldToAnswer(kept.acceptedAt, now, oldest)
    ? { withheld: 'too-old' as const }
    : answerable(understood);
  const forms: Questions[] = [reading, ...reading.others];
  const kinds = kindsOf(incoming);
  const moreForms = forms.length - kinds.length + reading.unreadForms;
  const flags = [
    ...admission.flags,
    ...('withheld' in answer ? [`not-answered:${answer.withheld}`] : []),
    ...(moreForms > 0 ? [`more-forms:${moreForms}`] : []),
  ];
  const changes = kinds.map((kind, index) =>
    submit(incoming, take(kind), kind, forms[index] ?? reading, flags, now),
  );
  const [first, ...others] = changes.map(({ ticket }) => ticket);
  if (!first) throw new Error('a mail that opens tickets opens at least one');
  const { understood: guesses, leftovers } = reading;
  return {
    ...outline(incoming, admission, now),
    ticketNumber: first.number,
    changes,
    acknowledgement: acknowledgementDue(answer, desk),
    occasion: {
      type: 'opened',
      correspondence: correspondenceOf(incoming, answer),
      tickets: [first, ...others],
      understood: guesses,
      leftovers,
    },
  };
}

type Questions = Pick<FilledForm, 'language' | 'fields' | 'missing' | 'unreadable'> & { form: string | null };

function submit(
  incoming: Incoming,
  number: string,
  kind: TicketKind,
  questions: Questions,
  flags: string[],
  now: Date,
): TicketChange {
  const { kept, rules, understood } = incoming;
  const { form, language, fields, missing, unreadable } = questions;
  return changeOf(null, now, {
    type: 'Submit',
    number,
    mailId: kept.id,
    kind,
    form,
    language,
    subject: understood.mail.subject,
    requester: understood.mail.from?.address ?? null,
    mailbox: kept.mailbox,
    messageId: understood.mail.messageId,
    fields,
    missing,
    unreadable,
    flags,
    zone: rules.home.zone,
    receivedAt: kept.acceptedAt,
  });
}

function changeOf(before: Ticket | null, now: Date, command: Command): TicketChange {
  const events = decide(before, command, now);
  const ticket = fold(events, before);
  if (!ticket) throw new Error(`${command.type} left no ticket`);
  return { ticket, expectedVersion: before?.version ?? 0, events };
}

function answerable({ answer }: Understood): Answerable {
  return 'to' in answer ? { to: answer.to } : { withheld: 'no-address' };
}

function acknowledgementDue(answer: Answerable, { letters }: Desk): AcknowledgementDue {
  if ('withheld' in answer) return { settledHow: `no answer is owed: ${answer.withheld}` };
  return letters.mode === 'hold' ? { settledHow: 'held: people answer while letters.mode is hold' } : 'open';
}

function correspondenceOf(
  { kept, rules, understood: { mail } }: Incoming,
  answer: Answerable,
): Correspondence {
  const { messageId, inReplyTo, references, subject, from } = mail;
  return {
    mailId: kept.id,
    mail: { messageId, inReplyTo, references, subject, from },
    mailbox: rules.address,
    answer,
    receivedAt: kept.acceptedAt,
    size: kept.size,
  };
}

/** The part that every judgement shares. */
function outline(
  { kept, understood: { mail, answer } }: Incoming,
  { disposition, why }: Admission,
  now: Date,
) {
  const saw = {
    ...why.saw,
    from: mail.from?.address ?? null,
    returnPath: mail.returnPath,
    answer: 'to' in answer ? answer.why : answer.withheld,
  };
  return {
    mailId: kept.id,
    disposition,
    why: { rule: why.rule, saw: { ...saw, acceptedBy: kept.acceptedBy } },
    facts: {
      messageId: mail.messageId,
      contentHash: mail.contentHash,
      from: mail.from?.address ?? null,
      subject: mail.subject,
    },
    decidedAt: now,
  };
}
