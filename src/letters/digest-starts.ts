import type { DigestFacts, OpenTicket } from './digest-facts.ts';
import { localDayOf, type Reader } from './digest-times.ts';

/** A service request that is not over, and the start that counts: accepted, proposed, or asked for. */
export interface Start {
  ticket: OpenTicket;
  at: Date;
}

/** The open service requests by when they start; each stands in one of the lists, earliest first. */
export interface Starts {
  /** The start has passed. */
  late: Start[];
  /** They came too late for the start they ask for, and nobody has decided. */
  exceptions: Start[];
  today: Start[];
  tomorrow: Start[];
  /** After tomorrow, within 7 days. */
  week: Start[];
}

/** Sorts them, by the days of the reader's clock. */
export function startsOf({ openTickets, now }: DigestFacts, reader: Reader): Starts {
  const starts = openTickets
    .filter(({ kind, status }) => kind === 'ssr' && status !== 'review')
    .flatMap(startOf)
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  const ahead = starts.filter(({ at }) => at > now);
  const isException = ({ ticket }: Start) =>
    ticket.status === 'open' && ticket.leadTime?.proposed.met === false;
  const today = localDayOf(now, reader);
  const within = (from: number, to: number) =>
    ahead.filter(start => {
      const days = localDayOf(start.at, reader) - today;
      return days >= from && days <= to && !isException(start);
    });
  return {
    late: starts.filter(({ at }) => at <= now),
    exceptions: ahead.filter(isException),
    today: within(0, 0),
    tomorrow: within(1, 1),
    week: within(2, 6),
  };
}

function startOf(ticket: OpenTicket): Start[] {
  const at = ticket.startAt ?? ticket.startAsked;
  return at === null ? [] : [{ ticket, at }];
}
