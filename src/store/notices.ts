import { keyOf, type Notice } from '../promise/danger.ts';
import { reserve } from './counters.ts';
import type { Database, Transaction } from './database.ts';
import { isDue } from './due.ts';
import type { NoticeRow, NoticeState } from './tables.ts';

/** An alert that one webhook is still to be told. */
export interface OwedNotice {
  id: number;
  webhook: string;
  /** The same at every webhook, and however often it is sent. */
  key: string;
  notice: Notice;
  /** How often it has been tried, this time included. */
  attempts: number;
}

/**
 * Owes every webhook these alerts, due at once, and what is still to be told of their causes before them is due at once
 * too. One whose key stands already is owed, or sent, already.
 */
export async function oweNotices(
  trx: Transaction,
  notices: readonly Notice[],
  webhooks: readonly string[],
  owedAt: Date,
): Promise<void> {
  const owed = notices.flatMap(notice => webhooks.map(webhook => ({ notice, webhook })));
  if (owed.length === 0) return;
  await trx
    .updateTable('notices')
    .set({ next_attempt_at: owedAt.toISOString() })
    .where('state', '=', 'owed')
    .where(
      'cause',
      'in',
      notices.map(({ cause }) => cause),
    )
    .execute();
  const firstId = await reserve(trx, 'notices', owed.length);
  await trx
    .insertInto('notices')
    .values(
      owed.map(({ notice, webhook }, index) => ({
        id: firstId + index,
        webhook,
        key: keyOf(notice),
        cause: notice.cause,
        body: JSON.stringify(notice),
        state: 'owed' as const,
        attempts: 0,
        owed_at: owedAt.toISOString(),
        next_attempt_at: owedAt.toISOString(),
      })),
    )
    .onConflict(conflict => conflict.columns(['webhook', 'key']).doNothing())
    .execute();
}

/** No alert is put off for longer than this. */
export const longestPutOffMinutes = 15;

/**
 * Hands out the next alert that is due at a webhook, those not tried yet first; null when none is. Until `until` it is not handed out again: a
 * try is written down before it is made, so that whoever cannot write its end does not make it again and again. One that
 * waits for its next try holds up only what is told later of the same cause: no end is told before its beginning.
 */
export function takeNotice(
  database: Database,
  webhook: string,
  { now, until }: { now: Date; until: Date },
): Promise<OwedNotice | null> {
  return database.commitSoon(async trx => {
    const row = await trx
      .updateTable('notices')
      .set(eb => ({ attempts: eb('attempts', '+', 1), next_attempt_at: until.toISOString() }))
      .where('id', 'in', due => due.selectFrom(dueNotice(trx, webhook, now).as('due')).select('due.id'))
      .returningAll()
      .executeTakeFirst();
    return row ? owedNotice(row) : null;
  });
}

function dueNotice(trx: Transaction, webhook: string, now: Date) {
  return trx
    .selectFrom('notices')
    .select('id')
    .where('webhook', '=', webhook)
    .where('state', '=', 'owed')
    .where(isDue(now, longestPutOffMinutes))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notices as earlier')
            .select('earlier.id')
            .whereRef('earlier.webhook', '=', 'notices.webhook')
            .whereRef('earlier.cause', '=', 'notices.cause')
            .where('earlier.state', '=', 'owed')
            .whereRef('earlier.id', '<', 'notices.id'),
        ),
      ),
    )
    .orderBy('attempts')
    .orderBy('id')
    .limit(1);
}

function owedNotice({ id, webhook, key, body, attempts }: NoticeRow): OwedNotice {
  const notice: WrittenNotice = JSON.parse(body);
  const { raisedAt, toldAt, recoveredAt } = notice;
  return {
    ...{ id, webhook, key, attempts },
    notice: {
      ...notice,
      raisedAt: new Date(raisedAt),
      toldAt: new Date(toldAt),
      recoveredAt: recoveredAt === null ? null : new Date(recoveredAt),
    },
  };
}

/** A notice as its JSON reads. */
type WrittenNotice = Omit<Notice, 'raisedAt' | 'toldAt' | 'recoveredAt'> & {
  raisedAt: string;
  toldAt: string;
  recoveredAt: string | null;
};

/** What became of one try to tell a webhook. */
export interface Telling {
  id: number;
  at: Date;
  outcome: { type: 'sent' | 'later' | 'never'; response: string };
  /** When it goes again, if it does. */
  nextAttemptAt: Date;
}

/** Writes down what became of one try. */
export async function recordTelling(
  database: Database,
  { id, at, outcome, nextAttemptAt }: Telling,
): Promise<void> {
  await database.commit(trx =>
    trx
      .updateTable('notices')
      .set({
        state: stateAfter[outcome.type],
        next_attempt_at: nextAttemptAt.toISOString(),
        sent_at: outcome.type === 'sent' ? at.toISOString() : null,
        response: outcome.response,
      })
      .where('id', '=', id)
      .where('state', '=', 'owed')
      .execute(),
  );
}

const stateAfter: Record<Telling['outcome']['type'], NoticeState> = {
  sent: 'sent',
  later: 'owed',
  never: 'refused',
};
