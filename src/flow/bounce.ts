import type { Correspondence, Occasion } from '../letters/occasion.ts';
import type { DeliveryReport } from '../mail/mail.ts';
import type { Why } from '../ticket/admission.ts';
import { commandOf, type Letters, letterBehind, type SentLetter } from '../ticket/returned.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { changeOf } from './change.ts';
import type { Judgement } from './judge.ts';

/** What is known of letters, and of the tickets they tell of. */
interface Acquaintance extends Letters {
  ticket(number: string): Ticket | null;
}

/**
 * What a delivery report changes: the letter of ours that it is about, if there is one, and the tickets which that
 * letter told of. Only a letter to a customer that failed makes letters, to the agents; so nothing ever comes of a
 * report on one of those. `filed` is the judgement on a report that changes nothing.
 */
export function bounced(
  filed: Judgement,
  report: DeliveryReport | null,
  correspondence: Correspondence,
  known: Acquaintance,
): Judgement {
  const letter = report && letterBehind(report, known);
  if (!report || !letter) return { ...filed, why: withSight(filed.why, { letter: 'none that we signed' }) };
  const { mailId, decidedAt } = filed;
  const { action, status, reason } = report;
  const why = withSight(filed.why, { letter: letter.key, to: letter.to, action, status, reason });
  const [ticketNumber = null] = letter.ticketNumbers;
  const command = commandOf(report, letter, mailId);
  if (command === null) return { ...filed, why, ticketNumber };
  const changes = letter.ticketNumbers.flatMap(number => {
    const ticket = known.ticket(number);
    return ticket ? [changeOf(ticket, decidedAt, command)] : [];
  });
  const fate = command.type === 'ReturnLetter' ? 'returned' : 'delayed';
  const [first, ...others] = changes.map(({ ticket }) => ticket);
  return {
    ...filed,
    ...{ why, ticketNumber, changes },
    onLetter: { key: letter.key, fate, why: [status, reason].filter(Boolean).join(' ') },
    occasion:
      first && fate === 'returned' && letter.isCustomers
        ? cameBack([first, ...others], letter, report, correspondence)
        : null,
  };
}

function withSight({ rule, saw }: Why, sight: Why['saw']): Why {
  return { rule, saw: { ...saw, ...sight } };
}

function cameBack(
  tickets: readonly [Ticket, ...Ticket[]],
  { key, to }: SentLetter,
  { status, reason }: DeliveryReport,
  correspondence: Correspondence,
): Occasion {
  return { type: 'returned', correspondence, tickets, letter: { key, to, status, reason } };
}
