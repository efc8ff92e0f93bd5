import type { TicketKind } from './ticket.ts';

/** What a ticket's number begins with, per kind: `{ incident: 'INC-', … }`. */
export type Prefixes = Readonly<Record<TicketKind, string>>;

/** "INC-000123": six digits, more when they no longer suffice. */
export function ticketNumber(prefixes: Prefixes, kind: TicketKind, count: number): string {
  return `${prefixes[kind]}${String(count).padStart(6, '0')}`;
}
