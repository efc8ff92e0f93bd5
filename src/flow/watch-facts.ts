import type { Inbox } from '../inbox/inbox.ts';
import type { OpenAcknowledgement } from '../promise/acknowledgement-watch.ts';
import type { Alarm } from '../promise/alarm.ts';
import type { DigestStanding } from '../promise/digest-watch.ts';
import type { FailingLetter, FailingWork, LostNews, LostWord } from '../promise/house-watch.ts';
import type { UnreadMail } from '../promise/mailbox-watch.ts';
import type { Rate } from '../promise/rate-watch.ts';
import type { OpenPromise } from '../promise/ticket-promises.ts';
import { watchedUntil } from '../promise/ticket-watch.ts';
import type { Store } from '../store/store.ts';
import type { HealthFacts } from '../web/health.ts';
import type { Failures } from './failures.ts';

export interface FactRooms {
  store: Pick<
    Store,
    | 'openAcknowledgements'
    | 'openPromises'
    | 'digestStanding'
    | 'unsettled'
    | 'rates'
    | 'failingLetters'
    | 'lostNews'
    | 'lostWords'
    | 'standingAlerts'
  >;
  health(): Promise<HealthFacts>;
  inboxes: readonly { name: string; inbox: Pick<Inbox, 'status'> }[];
  failures: Pick<Failures, 'now'>;
}

/** All that one look sees. */
export interface WatchFacts {
  health: HealthFacts;
  acknowledgements: OpenAcknowledgement[];
  promises: OpenPromise[];
  digest: DigestStanding;
  unread: UnreadMail[];
  failingLetters: FailingLetter[];
  lostNews: LostNews[];
  lostWords: LostWord[];
  rates: Rate[];
  failing: FailingWork[];
  /** What people know already. */
  standing: Alarm[];
}

/** Gathers them; where the database cannot be written, only the reason. */
export async function watchFacts(
  { store, health, inboxes, failures }: FactRooms,
  now: Date,
): Promise<WatchFacts | { unwritable: string }> {
  const found = await health();
  if (found.database.failure !== null) return { unwritable: found.database.failure };
  const unread = [];
  for (const { name, inbox } of inboxes) unread.push(...(await unreadIn(name, inbox, store)));
  return {
    health: found,
    acknowledgements: await store.openAcknowledgements(),
    promises: await store.openPromises(watchedUntil(now)),
    digest: await store.digestStanding(),
    unread,
    failingLetters: await store.failingLetters(),
    lostNews: await store.lostNews(now),
    lostWords: await store.lostWords(now),
    rates: await store.rates(now),
    failing: failures.now(),
    standing: await store.standingAlerts(),
  };
}

/** What lay in the folder at the last poll and is in no ledger row. */
async function unreadIn(
  mailbox: string,
  inbox: Pick<Inbox, 'status'>,
  store: Pick<Store, 'unsettled'>,
): Promise<UnreadMail[]> {
  const { lying } = inbox.status();
  if (lying === null) return [];
  const { folder, uidValidity, mails } = lying;
  const uids = mails.map(({ uid }) => uid);
  const { open, keptBefore } = await store.unsettled(mailbox, folder, uidValidity, uids);
  const unread = new Set(open.filter(uid => !keptBefore.has(uid)));
  return mails.flatMap(({ uid, internalDate }) =>
    unread.has(uid) && internalDate !== null
      ? [{ mailbox, uid: `uid:${uidValidity}:${uid}`, arrivedAt: internalDate }]
      : [],
  );
}
