import { describe, expect, test } from 'vitest';
import { type Alarm, type Telling, tellings } from '../../src/promise/alarm.ts';
import type { Danger, Level } from '../../src/promise/danger.ts';

const nine = new Date('2026-03-02T09:00:00Z');
const minutesLater = (minutes: number) => new Date(nine.getTime() + minutes * 60_000);

function queue(...subjects: [name: string, level: Level][]): Danger {
  return {
    cause: 'acknowledgements:queued',
    subjects: subjects.map(([name, level]) => ({ name, level })),
    headline: `${subjects.length} mails wait`,
    details: ['telephone'],
  };
}

/** What people know after they were told. */
function known({ notice, told }: Telling, at: Date): Alarm {
  const { cause, level, headline, details, raisedAt } = notice;
  return { cause, level, headline, details, raisedAt, told, toldAt: at };
}

/** One look after the other, a minute apart unless said otherwise: what people are told at each. */
function toldAt(...looks: (readonly Danger[] | { minutes: number })[]): string[][] {
  let standing: Alarm[] = [];
  let minutes = 0;
  const told: string[][] = [];
  for (const look of looks) {
    if ('minutes' in look) {
      minutes += look.minutes;
      continue;
    }
    const found = tellings(look, standing, minutesLater(minutes));
    const causes = new Set(found.map(({ notice }) => notice.cause));
    standing = [
      ...standing.filter(({ cause }) => !causes.has(cause)),
      ...found
        .filter(({ notice }) => notice.state === 'raised')
        .map(each => known(each, minutesLater(minutes))),
    ];
    told.push(found.map(({ notice }) => `${notice.state} ${notice.level}: ${notice.headline}`));
    minutes += 1;
  }
  return told;
}

describe('an alert', () => {
  test('is raised once, and told once when it is over', () => {
    const one = queue(['mail:1', 'warning']);
    expect(toldAt([one], [one], [one], [], [])).toEqual([
      ['raised warning: 1 mails wait'],
      [],
      [],
      ['recovered warning: 1 mails wait'],
      [],
    ]);
  });

  test('is raised again at once when it gets worse, and never gets better while it stands', () => {
    const levels: Level[] = ['warning', 'breach', 'urgent', 'breach', 'warning'];
    expect(toldAt(...levels.map(level => [queue(['mail:1', level])]))).toEqual([
      ['raised warning: 1 mails wait'],
      ['raised breach: 1 mails wait'],
      [],
      [],
      [],
    ]);
  });

  test('tells of what joined it a quarter of an hour after people last heard of it, all together', () => {
    const first = queue(['mail:1', 'warning']);
    const flood = queue(['mail:1', 'warning'], ['mail:2', 'warning'], ['mail:3', 'warning']);
    expect(toldAt([first], [flood], { minutes: 12 }, [flood], [flood], [flood])).toEqual([
      ['raised warning: 1 mails wait'],
      [],
      [],
      ['raised warning: 3 mails wait'],
      [],
    ]);
  });

  test('tells in the same rhythm of what got worse without being the worst', () => {
    const before = queue(['mail:1', 'urgent'], ['mail:2', 'warning']);
    const since = queue(['mail:1', 'urgent'], ['mail:2', 'urgent']);
    expect(toldAt([before], { minutes: 14 }, [since], [since])).toEqual([
      ['raised urgent: 2 mails wait'],
      ['raised urgent: 2 mails wait'],
      [],
    ]);
  });

  test('says nothing new when only less is in danger', () => {
    const before = queue(['mail:1', 'urgent'], ['mail:2', 'warning']);
    expect(toldAt([before], { minutes: 60 }, [queue(['mail:2', 'warning'])])).toEqual([
      ['raised urgent: 2 mails wait'],
      [],
    ]);
  });

  test('that comes again after it was over is another one', () => {
    const one = queue(['mail:1', 'breach']);
    const again = queue(['mail:1', 'warning']);
    expect(toldAt([one], [], [again]).flat()).toEqual([
      'raised breach: 1 mails wait',
      'recovered breach: 1 mails wait',
      'raised warning: 1 mails wait',
    ]);
  });

  test('stands by itself: other causes are told beside it', () => {
    const other: Danger = { ...queue(['mail:9', 'urgent']), cause: 'acknowledgements:quarantined' };
    expect(toldAt([queue(['mail:1', 'warning'])], [queue(['mail:1', 'warning']), other])[1]).toEqual([
      'raised urgent: 1 mails wait',
    ]);
  });
});
