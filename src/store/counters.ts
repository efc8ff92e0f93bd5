import type { TicketKind } from '../ticket/ticket.ts';
import type { Transaction } from './database.ts';

/** What is counted: ids of mails, letters and alerts, and the numbers of each kind of ticket. */
export type Series = 'mails' | 'letters' | 'alerts' | TicketKind;

export const seriesNames: readonly Series[] = ['mails', 'letters', 'alerts', 'incident', 'ssr', 'rfc'];

/** The first of `count` numbers in a row that nobody was or will be given; the series begins with 1. */
export async function reserve(trx: Transaction, series: Series, count: number): Promise<number> {
  const { next_value } = await trx
    .insertInto('counters')
    .values({ name: series, next_value: 1 + count })
    .onConflict(conflict =>
      conflict.column('name').doUpdateSet(eb => ({ next_value: eb('counters.next_value', '+', count) })),
    )
    .returning('next_value')
    .executeTakeFirstOrThrow();
  return next_value - count;
}
