import type { DigestFacts, DigestSurroundings, OpenTicket } from './digest-facts.ts';
import type { DigestWanted } from './occasion.ts';

/** A digest of a day on which everything happens, and one of a day on which nothing does. */
export function sampleDigests(mailbox: string, now: Date): DigestWanted[] {
  const wanted = { type: 'digest', mailbox, slot: 'sample' } as const;
  return [
    { ...wanted, facts: everything(now), surroundings: surroundings(now) },
    { ...wanted, facts: nothing(now), surroundings: { watched: [], polls: null, reminders: [] } },
  ];
}

function surroundings(now: Date): DigestSurroundings {
  const quietSince = new Date(now.getTime() - 3_600_000);
  return {
    watched: ['incidents'],
    polls: [{ name: 'incidents', lastGoodPollAt: null, quietSince, failure: 'connection refused' }],
    reminders: ['a sample of what is to be seen to'],
  };
}

function everything(now: Date): DigestFacts {
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const letter = { key: 'ack:17', kind: 'acknowledgement', to: 'ana@example.net', ticketNumber: null };
  const promise = { kind: 'accept', dueAt: before(1), why: 'sample' };
  return {
    ...nothing(now),
    missedSlots: ['2026-11-21T07:00'],
    openTickets: Array.from({ length: 14 }, (_, index) => ({
      ...openTicket(before(14 - index)),
      number: `INC-${String(index + 1).padStart(6, '0')}`,
      promises: index === 0 ? [promise] : [],
    })),
    acknowledgements: {
      sinceLast: { count: 50, inTime: 49, median: 900, worst: 1_500_000 },
      week: { count: 350, inTime: 349, median: 900, worst: 1_500_000 },
      month: { count: 1_400, inTime: 1_399, median: 900, worst: 1_500_000 },
    },
    unacknowledged: [
      {
        ...{ mailId: 17, from: 'ana@example.net', subject: 'Sample', ticketNumber: null, why: 'sample' },
        ...{ acceptedAt: before(2), dueAt: before(1.75), disposition: 'quarantined', letter: null },
      },
    ],
    heldLetters: [{ ...letter, why: null }],
    returnedLetters: [{ ...letter, why: '5.1.1 user unknown' }],
    alerts: [{ cause: 'mailbox:incidents', level: 'urgent', headline: 'Sample', raisedAt: before(1) }],
    gaps: [{ mailbox: 'incidents', count: 1 }],
    mailboxes: [{ name: 'incidents', count: 0, usual: 40, lastAt: before(30), unusual: 'silent' }],
  };
}

function openTicket(receivedAt: Date): OpenTicket {
  return {
    ...{
      number: '',
      kind: 'incident',
      status: 'open',
      severity: 2,
      assignee: null,
      waitsFor: null,
      flags: [],
    },
    ...{ zone: 'America/Lima', place: null, leadTime: null, startAt: null, receivedAt },
    ...{ customer: 'Sample', site: 'Lima', subject: 'Sample', startAsked: null, promises: [] },
  };
}

function nothing(now: Date): DigestFacts {
  const none = { count: 0, inTime: 0, median: null, worst: null };
  return {
    now,
    since: new Date(now.getTime() - 24 * 3_600_000),
    ...{ missedSlots: [], openTickets: [], unacknowledged: [], mended: [], heldLetters: [] },
    acknowledgements: { sinceLast: none, week: none, month: none },
    ...{ refusedLetters: [], returnedLetters: [], gaps: [], alerts: [], recovered: 0, mailboxes: [] },
    isNew: true,
  };
}
