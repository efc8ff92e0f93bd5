import { describe, expect, test } from 'vitest';
import {
  acknowledgementDangers,
  type Obstacle,
  type OpenAcknowledgement,
} from '../../src/promise/acknowledgement-watch.ts';

const minute = 60_000;
const accepted = new Date('2026-03-02T09:00:00Z');
const minutesLater = (minutes: number) => new Date(accepted.getTime() + minutes * minute);

function open(
  mailId: number,
  obstacle: Obstacle,
  other: Partial<OpenAcknowledgement> = {},
): OpenAcknowledgement {
  return {
    ...{ mailId, ticketNumber: `INC-00000${mailId}`, acceptedAt: accepted, dueAt: minutesLater(15) },
    ...{ obstacle, reason: null },
    ...other,
  };
}

function levelsAt(minutes: number, obstacle: Obstacle, warn = [5 * minute, 10 * minute]) {
  return acknowledgementDangers([open(1, obstacle)], warn, 'en', minutesLater(minutes)).flatMap(
    ({ subjects }) => subjects.map(({ level }) => level),
  );
}

describe('an acknowledgement that waits', () => {
  test.each([
    [4.9, []],
    [5, ['warning']],
    [9.9, ['warning']],
    [10, ['urgent']],
    [14.9, ['urgent']],
    [15, ['breach']],
  ])('for %d minutes since our border accepted the mail is %j', (minutes, level) => {
    expect(levelsAt(minutes, 'queued')).toEqual(level);
    expect(levelsAt(minutes, 'held')).toEqual(level);
    expect(levelsAt(minutes, 'review')).toEqual(level);
  });

  test('is a warning at once when the mail could not be processed', () => {
    expect(levelsAt(0, 'quarantined')).toEqual(['warning']);
    expect(levelsAt(11, 'quarantined')).toEqual(['urgent']);
  });

  test.each<Obstacle>(['refused', 'returned', 'unwritten'])(
    'is urgent at once when its letter is %s',
    obstacle => {
      expect(levelsAt(0, obstacle)).toEqual(['urgent']);
      expect(levelsAt(15, obstacle)).toEqual(['breach']);
    },
  );

  test('is warned of as often as the desk wants, and is broken all the same', () => {
    expect(levelsAt(14, 'queued', [])).toEqual([]);
    expect(levelsAt(15, 'queued', [])).toEqual(['breach']);
    expect(levelsAt(14, 'queued', [5 * minute])).toEqual(['warning']);
  });

  test('is told with the others of the same obstacle: how many, since when, which tickets, why', () => {
    const late = open(2, 'queued', {
      acceptedAt: minutesLater(-8),
      dueAt: minutesLater(7),
      reason: '451 Greylisted',
    });
    const many = [3, 4, 5, 6, 7, 8].map(mailId => open(mailId, 'queued'));
    const [danger, ...others] = acknowledgementDangers(
      [open(1, 'held'), late, ...many],
      [5 * minute, 10 * minute],
      'en',
      minutesLater(8),
    ).toReversed();
    expect(others.map(({ cause }) => cause)).toEqual(['acknowledgements:queued']);
    expect(danger?.cause).toBe('acknowledgements:held');
    expect(others[0]).toMatchObject({
      headline: '7 mails without acknowledgement, the longest for 16 min: in the queue',
      details: [
        'Past the promised time: 1',
        'Tickets: INC-000002, INC-000003, INC-000004, INC-000005, INC-000006, +2',
        'Reason: 451 Greylisted',
        'If this lasts, telephone the customers.',
      ],
    });
  });
});
