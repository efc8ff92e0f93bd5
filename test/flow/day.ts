import Sqlite from 'better-sqlite3';
import { sampleStarts } from '../../src/letters/sample-starts.ts';
import type { Arrival, KeptMail } from '../../src/store/arrival.ts';
import type { Delivery } from '../../src/store/deliveries.ts';
import type { Outcome } from '../../src/store/outcome.ts';
import type { Store } from '../../src/store/store.ts';
import type { TicketEvent } from '../../src/ticket/event.ts';
import type { TicketKind } from '../../src/ticket/ticket.ts';
import type { Offers } from '../../src/ticket/verdict.ts';
import { acknowledgement, arrival, change, minutesAfter, openedBy } from '../store/samples.ts';

/** Seven in the morning of a Sunday in Bogotá, when the digest is due, and of the day before. */
export const sundayAtSeven = new Date('2026-11-29T12:00:00Z');
export const saturdayAtSeven = minutesAfter(sundayAtSeven, -24 * 60);

/** One mail of the simulated day, by what becomes of it. */
interface Event {
  /** Minutes after seven on Saturday. */
  minute: number;
  mailbox: string;
  /** Reconciliation found it. */
  isGap?: boolean;
  becomes:
    | { disposition: 'automatic' | 'bounce' | 'duplicate' | 'quarantined' }
    | { disposition: 'joined'; ticket: string }
    | Opening;
}

interface Opening {
  disposition: 'opened';
  number: string;
  kind: TicketKind;
  customer: string;
  site: string;
  /** Seconds until the customer's server took the acknowledgement; else what has become of it. */
  answered: number | 'refused' | 'held' | 'waits';
  flags?: string[];
  /** What follows, minutes after it was opened. */
  events?: (at: (minutes: number) => Date) => TicketEvent[];
}

/**
 * Plays a day of 500 mails into a desk that has known four such Saturdays: 350 tickets, 100 answers, 45 that open
 * none, 5 that nobody could read. All but 14 tickets are over by seven.
 */
export async function playDay(store: Store): Promise<void> {
  await playHistory(store);
  await play(store, [...ordinaryDay(), ...troubles()]);
}

/** The same hours one to four weeks before: 380 mails into incidents, 60 into requests, whatever became of them. */
async function playHistory(store: Store): Promise<void> {
  for (const weeks of [4, 3, 2, 1]) {
    const begin = minutesAfter(saturdayAtSeven, -weeks * 7 * 24 * 60);
    const mails = Array.from({ length: 440 }, (_, index) =>
      mailAt(
        minutesAfter(begin, 3 * index + 1),
        index % 22 < 19 ? 'incidents' : 'requests',
        weeks * 1_000 + index,
      ),
    );
    const kept = await store.keep(mails);
    await store.record(kept.map(mail => settledAs(mail, 'automatic')));
  }
}

async function play(store: Store, events: readonly Event[]): Promise<void> {
  const inOrder = events.toSorted((one, other) => one.minute - other.minute);
  const kept = await store.keep(
    inOrder.map(({ minute, mailbox, isGap = false }, index) => ({
      ...mailAt(minutesAfter(saturdayAtSeven, minute), mailbox, index + 1),
      isGap,
    })),
  );
  const outcomes: Outcome[] = [];
  const deliveries: Delivery[] = [];
  for (const [index, { becomes }] of inOrder.entries()) {
    const mail = kept[index];
    if (!mail) throw new Error('a mail was not kept');
    if (becomes.disposition === 'opened') {
      outcomes.push(opens(mail, becomes));
      deliveries.push(...deliveryOf(mail, becomes));
    } else if (becomes.disposition === 'joined') outcomes.push(joins(mail, becomes.ticket));
    else outcomes.push(settledAs(mail, becomes.disposition));
  }
  await store.record(outcomes);
  await store.recordDeliveries(deliveries);
}

function opens(mail: KeptMail, opening: Opening): Outcome {
  const { number, kind, customer, site, answered, flags = [] } = opening;
  const openedAt = minutesAfter(mail.acceptedAt, 0.01);
  const at = (minutes: number) => minutesAfter(openedAt, minutes);
  const opened = {
    ...openedBy(mail, number),
    ...{ at: openedAt, kind, flags, missing: [], receivedAt: mail.acceptedAt, zone: 'America/Bogota' },
    fields: {
      customerName: { text: customer, confidence: 1, from: 'plain' as const },
      site: { text: site, confidence: 1, from: 'plain' as const },
    },
  };
  return {
    ...settledAs(mail, 'opened'),
    ticketNumber: number,
    changes: [change(null, [opened, ...(opening.events?.(at) ?? [])])],
    letters: [{ ...acknowledgement(mail.id, number), held: answered === 'held' }],
    acknowledgement: 'open',
    decidedAt: openedAt,
  };
}

function deliveryOf(mail: KeptMail, { answered }: Opening): Delivery[] {
  const delivery = { key: `ack:${mail.id}`, nextAttemptAt: null, changes: [] };
  if (typeof answered === 'number') {
    const at = minutesAfter(mail.acceptedAt, answered / 60);
    return [{ ...delivery, at, outcome: { type: 'sent', response: '250 Ok' } }];
  }
  if (answered !== 'refused') return [];
  const at = minutesAfter(mail.acceptedAt, 1);
  return [{ ...delivery, at, outcome: { type: 'never', response: '550 5.1.1 no such user' } }];
}

function mailAt(acceptedAt: Date, mailbox: string, uid: number): Arrival {
  return {
    ...arrival(uid, { mailbox, acceptedAt, seenAt: acceptedAt }),
    acknowledgeDueAt: minutesAfter(acceptedAt, 15),
  };
}

function settledAs(mail: KeptMail, disposition: Outcome['disposition']): Outcome {
  const facts = {
    messageId: `<${mail.id}@customer.example>`,
    contentHash: `hash-${mail.id}`,
    from: 'ana@customer.example',
    subject: `Correo ${mail.uid}`,
  };
  return {
    ...{ mailId: mail.id, disposition, why: { rule: 'simulated', saw: {} }, facts },
    ...{ ticketNumber: null, changes: [], letters: [] },
    acknowledgement: disposition === 'quarantined' ? 'open' : { settledHow: disposition },
    decidedAt: minutesAfter(mail.acceptedAt, 0.01),
  };
}

function joins(mail: KeptMail, ticketNumber: string): Outcome {
  return { ...settledAs(mail, 'joined'), ticketNumber };
}

/** 336 tickets that are over, 100 answers to them, and what opens none; every third minute or so one comes. */
function ordinaryDay(): Event[] {
  const kinds = [
    ...Array.from({ length: 296 }, (_, index) => overIncident(index)),
    ...Array.from({ length: 40 }, (_, index) => overRequest(index)),
    ...Array.from({ length: 100 }, (_, index) => ({
      disposition: 'joined' as const,
      ticket: incident(index),
    })),
    ...Array.from({ length: 30 }, () => ({ disposition: 'automatic' as const })),
    ...Array.from({ length: 5 }, () => ({ disposition: 'bounce' as const })),
    ...Array.from({ length: 10 }, () => ({ disposition: 'duplicate' as const })),
  ];
  return kinds.map((becomes, index) => ({
    minute: 2 + index * 2.9,
    mailbox: becomes.disposition === 'opened' && becomes.kind === 'ssr' ? 'requests' : 'incidents',
    becomes,
  }));
}

function incident(index: number): string {
  return `INC-${String(1_000 + index).padStart(6, '0')}`;
}

/** Most are answered within a second; four only after twenty minutes. */
function overIncident(index: number): Opening {
  return {
    ...{
      disposition: 'opened',
      number: incident(index),
      kind: 'incident',
      customer: 'Comercial Pacífico',
      site: 'Cali',
    },
    answered: index >= 290 && index < 294 ? 1_200 + 60 * (index - 290) : 1,
    events: at => [
      { type: 'Started', at: at(5), by: 'Rosa' },
      {
        ...{ type: 'Resolved', at: at(40), by: 'Rosa', cause: 'x', solution: 'y' },
        ...{ restoredAt: at(39), closesAt: at(4_000) },
      },
      { type: 'Closed', at: at(41), by: null, because: 'customer', text: null },
    ],
  };
}

function overRequest(index: number): Opening {
  const number = `SSR-${String(1_000 + index).padStart(6, '0')}`;
  return {
    ...{ disposition: 'opened', number, kind: 'ssr', customer: 'Banco del Sur', site: 'Quito', answered: 1 },
    events: at => [{ type: 'Rejected', at: at(30), by: 'Hugo', text: 'x' }],
  };
}

/** The 14 tickets that are still open in the morning, and five mails that nobody could read. */
function troubles(): Event[] {
  const customer = 'Minera Andina';
  const opened = { disposition: 'opened', kind: 'incident', customer, answered: 1 } as const;
  const ssr = { ...opened, kind: 'ssr', customer: 'Pesquera Norte' } as const;
  const rfc = { ...opened, kind: 'rfc', customer: 'Textil Aurora' } as const;
  const into = (mailbox: string, minute: number, becomes: Event['becomes']): Event => ({
    minute,
    mailbox,
    becomes,
  });
  return [
    into('incidents', 60, {
      ...{ ...opened, number: 'INC-000901', site: 'Talara' },
      events: at => [
        { type: 'SeveritySet', at: at(2), by: 'Rosa', severity: 1, text: null },
        { type: 'Assigned', at: at(3), by: 'Rosa', to: 'Rosa' },
      ],
    }),
    into('incidents', 120, {
      ...{ ...opened, number: 'INC-000902', site: 'Arequipa' },
      events: at => [
        {
          type: 'MadePending',
          at: at(9),
          by: 'Hugo',
          waitsFor: 'customer',
          text: 'x',
          askAgainAt: new Date('2026-11-29T11:00:00Z'),
        },
      ],
    }),
    into('incidents', 180, {
      ...{ ...opened, number: 'INC-000903', site: 'Tacna' },
      events: at => [
        {
          ...{ type: 'Resolved', at: at(40), by: 'Rosa', cause: 'x', solution: 'y' },
          ...{ restoredAt: at(39), closesAt: new Date('2026-12-02T16:00:00Z') },
        },
      ],
    }),
    into('incidents', 240, {
      ...opened,
      number: 'INC-000904',
      site: 'Ilo',
      answered: 'refused',
      flags: ['telephone-the-customer'],
    }),
    into('incidents', 300, {
      ...{ ...opened, number: 'INC-000905', site: 'Piura', answered: 'held' },
      events: at => [{ type: 'PutInReview', at: at(0), why: 'From may be forged' }],
    }),
    into('incidents', 1_431, { ...opened, number: 'INC-000906', site: 'Puno', answered: 'waits' }),
    into('requests', 90, {
      ...ssr,
      number: 'SSR-000901',
      site: 'Manta',
      events: accepted('2026-11-29T16:00:00Z'),
    }),
    into('requests', 91, {
      ...ssr,
      number: 'SSR-000902',
      site: 'Loja',
      events: judged('2026-11-30T08:00:00-05:00', true),
    }),
    into('requests', 92, {
      ...ssr,
      number: 'SSR-000903',
      site: 'Cuenca',
      events: judged('2026-11-30T18:00:00-05:00', false),
    }),
    into('requests', 93, {
      ...ssr,
      number: 'SSR-000904',
      site: 'Ambato',
      events: accepted('2026-12-03T15:00:00Z'),
    }),
    into('requests', 94, {
      ...ssr,
      number: 'SSR-000905',
      site: 'Ibarra',
      events: accepted('2026-11-29T05:00:00Z'),
    }),
    into('requests', 95, {
      ...ssr,
      number: 'SSR-000906',
      site: 'Tena',
      events: accepted('2026-12-20T15:00:00Z'),
    }),
    into('requests', 400, {
      ...{ ...rfc, number: 'RFC-000901', site: 'Medellín' },
      events: at => [{ type: 'Assigned', at: at(9), by: 'Hugo', to: 'Hugo' }],
    }),
    into('requests', 401, { ...rfc, number: 'RFC-000902', site: 'Pasto', flags: ['no-planner'] }),
    ...[500, 501, 502, 503].map(minute => into('incidents', minute, { disposition: 'quarantined' })),
    { ...into('requests', 504, { disposition: 'quarantined' }), isGap: true },
  ];
}

function judged(requestedFor: string, met: boolean): NonNullable<Opening['events']> {
  const [sample] = sampleStarts;
  if (!sample) throw new Error('there is no sample of a start');
  const proposed = { ...sample.proposed, requestedFor, met };
  const leadTime: Offers = { ...sample, verdicts: [proposed], proposed };
  return at => [{ type: 'LeadTimeJudged', at: at(0), mailId: 1, leadTime }];
}

function accepted(startAt: string): NonNullable<Opening['events']> {
  return at => [
    { type: 'Accepted', at: at(10), by: 'Hugo', startAt: new Date(startAt), isException: false, text: null },
    { type: 'Assigned', at: at(11), by: 'Hugo', to: 'Hugo' },
  ];
}

/** What the watch has told of the mailbox that is not read. */
export function addAlert(url: string): void {
  const raisedAt = '2026-11-29T11:50:00.000Z';
  const file = new Sqlite(url.replace('sqlite:', ''));
  file
    .prepare(
      `insert into alerts (id, cause, level, subjects, headline, details, raised_at, told_at)
       values (1, 'mailbox:requests', 'urgent', '[]', 'The mailbox requests has not been read for 10 min', '[]', ?, ?)`,
    )
    .run(raisedAt, raisedAt);
  file.close();
}
