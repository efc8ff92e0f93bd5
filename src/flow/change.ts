import type { TicketChange } from '../store/outcome.ts';
import type { Command } from '../ticket/command.ts';
import { decide } from '../ticket/decide.ts';
import { fold } from '../ticket/evolve.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** What a command does to a ticket, or to none yet: how it stands afterwards, and the events. */
export function changeOf(before: Ticket | null, now: Date, command: Command): TicketChange {
  const events = decide(before, command, now);
  const ticket = fold(events, before);
  if (!ticket) throw new Error(`${command.type} left no ticket`);
  return { ticket, expectedVersion: before?.version ?? 0, events };
}
