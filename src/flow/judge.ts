import type { Brakes } from '../letters/brakes.ts';
import type { Desk } from '../letters/desk.ts';
import type { Answerable, Correspondence, Occasion } from '../letters/occasion.ts';
import { formFor } from '../letters/questions.ts';
import { consentIn } from '../questionnaire/consent.ts';
import type { AcknowledgementDue, Outcome } from '../store/outcome.ts';
import { type Admission, admit, type Familiar, type Why } from '../ticket/admission.ts';
import { broughtBy } from '../ticket/new-matter.ts';
import type { TicketKind } from '../ticket/ticket.ts';
import { answering } from './answering.ts';
import { bounced } from './bounce.ts';
import { takerOf } from './call.ts';
import { changeOf } from './change.ts';
import { foundIn, foundInReply, type Grounds } from './findings.ts';
import type { Held } from './moment.ts';
import { formsLeftOut, newMatterIn, openTickets } from './new-tickets.ts';
import type { Take } from './numbers.ts';
import { withoutOwnQuotes } from './own-quotes.ts';
import type { Pace } from './pace.ts';
import type { Home, Understood } from './understand.ts';

/** What of the configuration bears on a mail. */
export interface IntakeRules {
  desk: Desk;
  /** Milliseconds after which a mail is registered but not answered (config `letters.oldest`). */
  oldest: number;
  brakes: Brakes;
  grounds: Grounds;
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

/** What becomes of a mail, and which letters are owed because of it. */
export function judge(
  incoming: Incoming,
  rules: IntakeRules,
  familiar: Familiar,
  pace: Pace,
  take: Take,
  now: Date,
): Judgement {
  const { mail, reading } = incoming.understood;
  const brought = broughtBy(reading, incoming.understood.asNewMatter);
  const admission = admit(mail, brought, rules.desk.prefixes, familiar, incoming.kept.acceptedAt);
  switch (admission.disposition) {
    case 'duplicate':
      return filed(incoming, admission, admission.ticketNumber, 'the same mail was handled before', now);
    case 'automatic':
      return filed(incoming, admission, null, unanswered, now);
    case 'filed':
      return filed(incoming, admission, null, 'a letter about the desk itself was answered', now);
    case 'bounce':
      return bounced(
        filed(incoming, admission, null, unanswered, now),
        mail.report,
        correspondenceOf(incoming, { withheld: 'automatic' }),
        familiar,
      );
    case 'joined':
      return joined(incoming, admission, rules, pace, now);
    case 'opened':
      return opened(incoming, admission, rules, familiar, pace, take, now);
  }
}

/** How the promise to acknowledge a machine's mail ends. */
const unanswered = 'automatic mail is not answered';

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
  { desk, grounds }: IntakeRules,
  pace: Pace,
  now: Date,
): Judgement {
  const { kept, understood } = incoming;
  const said = withoutOwnQuotes(incoming, admission.ticket, desk);
  const change = changeOf(admission.ticket, now, {
    type: 'Reply',
    mailId: kept.id,
    from: understood.mail.from?.address ?? null,
    text: understood.newText,
    why: admission.by,
    ...foundInReply(admission.ticket, formFor(admission.ticket, desk.forms), said, grounds),
    consent: consentIn(understood.newText, understood.mail.from?.name ?? null),
  });
  const { ticket, events } = change;
  const correspondence = correspondenceOf(incoming, { withheld: 'automatic' });
  const brake = pace.brakeOnUpdate(ticket.number, now);
  return {
    ...outline(incoming, admission, now, {
      ...foundIn([change]),
      ...(brake !== null && { agentsNotTold: brake }),
    }),
    ticketNumber: ticket.number,
    changes: [change],
    acknowledgement: { settledHow: `joined ${ticket.number}` },
    occasion: brake === null ? { type: 'joined', correspondence, ticket, events } : null,
  };
}

function opened(
  incoming: Incoming,
  admission: Extract<Admission, { disposition: 'opened' }>,
  rules: IntakeRules,
  familiar: Familiar,
  pace: Pace,
  take: Take,
  now: Date,
): Judgement {
  const isRepeated = admission.flags.some(flag => flag.startsWith('same-message-id'));
  const { answer, flags: said, saw, ...letter } = answering(incoming, isRepeated, rules, pace, now);
  const { links, review } = admission;
  const moreForms = formsLeftOut(incoming);
  const flags = [...admission.flags, ...said, ...(moreForms > 0 ? [`more-forms:${moreForms}`] : [])];
  const changes = openTickets(incoming, { flags, links, review }, rules, familiar, take, now);
  const [first, ...others] = changes.map(({ ticket }) => ticket);
  if (!first) throw new Error('a mail that opens tickets opens at least one');
  const { understood: guesses, leftovers } = newMatterIn(incoming.understood);
  return {
    ...outline(incoming, admission, now, { ...saw, ...foundIn(changes) }),
    ticketNumber: first.number,
    changes,
    acknowledgement: acknowledgementDue(answer, rules.desk),
    occasion: {
      type: 'opened',
      ...letter,
      correspondence: correspondenceOf(incoming, answer),
      tickets: [first, ...others],
      understood: guesses,
      leftovers,
    },
  };
}

function acknowledgementDue(answer: Answerable, { letters }: Desk): AcknowledgementDue {
  if ('withheld' in answer) return { settledHow: `no answer is owed: ${answer.withheld}` };
  return letters.mode === 'hold' ? { settledHow: 'held: people answer while letters.mode is hold' } : 'open';
}

function correspondenceOf(
  { kept, rules, understood: { mail } }: Incoming,
  answer: Answerable,
): Correspondence {
  const { messageId, inReplyTo, references, subject, from, authenticity } = mail;
  return {
    mailId: kept.id,
    mail: { messageId, inReplyTo, references, subject, from, authenticity },
    mailbox: rules.address,
    answer,
    receivedAt: kept.acceptedAt,
    size: kept.size,
    takenBy: takerOf(kept),
  };
}

/** The part that every judgement shares. */
function outline(
  { kept, understood: { mail, answer } }: Incoming,
  { disposition, why }: Admission,
  now: Date,
  alsoSaw: Why['saw'] = {},
) {
  const saw = {
    ...why.saw,
    ...alsoSaw,
    ...(mail.machine && { machine: mail.machine.evidence }),
    from: mail.from?.address ?? null,
    returnPath: mail.returnPath,
    answer: 'to' in answer ? answer.why : answer.withheld,
    ...(mail.authenticity && { sender: `${mail.authenticity.sender}: ${mail.authenticity.evidence}` }),
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
