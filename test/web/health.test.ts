import { describe, expect, test } from 'vitest';
import { type HealthFacts, judgeHealth } from '../../src/web/health.ts';

const now = new Date('2026-11-23T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const well: HealthFacts = {
  startedAt: minutesAgo(600),
  mailboxes: [{ name: 'incidents', lastGoodPollAt: minutesAgo(1), failure: null, failingSince: null }],
  oldestUnacknowledged: null,
  acknowledgementsOverdue: 0,
  lettersWaiting: { owed: 0, held: 0, refused: 0 },
  quarantined: 0,
  submissionPaused: null,
  database: { failure: null },
  warnings: [],
  alerts: [],
};

function reasons(facts: Partial<HealthFacts>): string[] {
  return judgeHealth({ ...well, ...facts }, now).reasons;
}

describe('the daemon is healthy', () => {
  test('when every mailbox is read, letters go out, and no promise is broken', () => {
    const { startedAt, ...facts } = well;
    expect(judgeHealth(well, now)).toEqual({ ok: true, reasons: [], judgedAt: now, ...facts });
  });

  test('while there is something to see to some day soon, which it tells', () => {
    const warnings = ['the client secret of desk expires in 9 days'];
    expect(judgeHealth({ ...well, warnings }, now)).toMatchObject({ ok: true, reasons: [], warnings });
  });

  test('while an acknowledgement is owed but not yet due', () => {
    expect(reasons({ oldestUnacknowledged: { acceptedAt: minutesAgo(14), dueAt: minutesAgo(-1) } })).toEqual(
      [],
    );
  });

  test('while a mailbox fails but was read two minutes ago', () => {
    const mailboxes = [
      {
        name: 'incidents',
        lastGoodPollAt: minutesAgo(2),
        failure: 'ECONNRESET',
        failingSince: minutesAgo(2),
      },
    ];
    expect(reasons({ mailboxes })).toEqual([]);
  });

  test('in its first minute, before it has reached its mailboxes', () => {
    const mailboxes = [{ name: 'incidents', lastGoodPollAt: null, failure: null, failingSince: null }];
    expect(reasons({ startedAt: minutesAgo(0.5), mailboxes })).toEqual([]);
  });
});

describe('a person should look', () => {
  test('when an acknowledgement is overdue', () => {
    const oldestUnacknowledged = { acceptedAt: minutesAgo(17), dueAt: minutesAgo(2) };
    expect(reasons({ oldestUnacknowledged, acknowledgementsOverdue: 1 })).toEqual([
      'an acknowledgement is overdue: the oldest was due 2 min ago',
    ]);
    expect(reasons({ oldestUnacknowledged, acknowledgementsOverdue: 3 })).toEqual([
      '3 acknowledgements are overdue: the oldest was due 2 min ago',
    ]);
  });

  test('when a mailbox has not been read for three minutes, and only for that mailbox', () => {
    const mailboxes = [
      {
        name: 'incidents',
        lastGoodPollAt: minutesAgo(3),
        failure: 'ECONNRESET',
        failingSince: minutesAgo(3),
      },
      { name: 'ssr', lastGoodPollAt: minutesAgo(0), failure: null, failingSince: null },
    ];
    expect(reasons({ mailboxes })).toEqual(['mailbox incidents was last read 3 min ago: ECONNRESET']);
  });

  test('when a mailbox is read, but has been in trouble for three minutes', () => {
    const failure = 'what was read cannot be handled: no such folder';
    const mailboxes = [
      { name: 'incidents', lastGoodPollAt: minutesAgo(0), failure, failingSince: minutesAgo(3) },
      { name: 'ssr', lastGoodPollAt: minutesAgo(0), failure, failingSince: minutesAgo(2) },
    ];
    expect(reasons({ mailboxes })).toEqual([
      'mailbox incidents is read, but in trouble that began 3 min ago: what was read cannot be handled: no such folder',
    ]);
  });

  test('when a mailbox could not be read a minute after the start', () => {
    const mailboxes = [
      {
        name: 'incidents',
        lastGoodPollAt: null,
        failure: 'the sign-in was refused',
        failingSince: minutesAgo(1),
      },
    ];
    expect(reasons({ startedAt: minutesAgo(1), mailboxes })).toEqual([
      'mailbox incidents has not been read since the start 1 min ago: the sign-in was refused',
    ]);
  });

  test('when the submission server does not take us, and how long already', () => {
    const submissionPaused = { since: minutesAgo(4), why: 'sign-in: 535 5.7.8 Wrong' };
    expect(reasons({ submissionPaused, lettersWaiting: { owed: 7, held: 2, refused: 0 } })).toEqual([
      'letters stopped going out 4 min ago, 7 wait: sign-in: 535 5.7.8 Wrong',
    ]);
  });

  test('when the database cannot be written', () => {
    expect(reasons({ database: { failure: 'disk full' } })).toEqual([
      'the database cannot be written: disk full',
    ]);
  });
});
