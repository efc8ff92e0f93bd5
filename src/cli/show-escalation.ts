import type { Config } from '../config/load.ts';
import { serves } from '../letters/phones.ts';
import { visibleLine } from '../mail/visible.ts';
import { type Ladder, nextLevel } from '../promise/escalation.ts';
import { minuteIn } from '../questionnaire/values/zones.ts';
import type { TicketEvent } from '../ticket/event.ts';
import { isOver } from '../ticket/handling.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** How far up the ladder an incident is, and when it is the next level's turn; '' where nothing is escalated. */
export function escalationLine(ticket: Ticket, ladder: Ladder): string {
  const { kind, severity, escalationLevel } = ticket;
  if (kind !== 'incident' || severity === 4 || isOver(ticket)) return '';
  const role = ladder.levels[escalationLevel - 1]?.role.en;
  const next = nextLevel(ticket, ladder);
  const turn = next?.from ? `; ${visibleLine(next.role.en)} from ${minuteIn(ticket.zone, next.from)}` : '';
  return `  level ${escalationLevel}${role ? `, ${visibleLine(role)}` : ''}${turn}\n`;
}

/** Whom an agent telephones who has just escalated, and what to do when nobody answers. */
export function telephoneNow(
  ticket: Ticket,
  events: readonly TicketEvent[],
  { regions, escalation }: Pick<Config, 'regions' | 'escalation'>,
): string {
  const escalated = events.find(event => event.type === 'Escalated');
  if (!escalated) return '';
  const { level, role } = escalated;
  const numbers = regions
    .filter(region => serves(region, ticket))
    .flatMap(region => region.escalation.filter(contact => contact.level === level))
    .map(({ label, number }) => (label ? `${label} ${number}` : number));
  const whom = [visibleLine(role.en), ...(numbers.length > 0 ? [numbers.join(', ')] : [])].join(': ');
  const { attemptsBeforeNext, levels } = escalation;
  const then = level < levels.length ? ' and escalate again' : '';
  return `telephone level ${level}, ${whom}\nafter ${attemptsBeforeNext} attempts without an answer leave a message${then}\n`;
}
