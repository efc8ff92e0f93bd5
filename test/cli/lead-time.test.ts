import { appendFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newDesk } from './desk.ts';
import { acuse, acuseGiven, objects } from './terminal.ts';

const friday = { received: '2026-11-27T18:00:00-05:00', country: 'CO', tz: 'America/Bogota' };
const lines = (...values: unknown[]) => values.map(value => `${JSON.stringify(value)}\n`).join('');
const judged = async (fields: object, ...words: string[]) => {
  const [answer] = objects(
    await acuseGiven(lines({ ...friday, ...fields }), 'lead-time', '--json', ...words),
  );
  return answer;
};

describe('acuse lead-time with JSON lines', () => {
  test('gives the same id, the verdict, the earliest start in the zone, the day class and the steps', async () => {
    const input = lines({ id: 'a', ...friday, requestedFor: '2026-12-01T23:00:00Z' });
    const ran = await acuseGiven(input, 'lead-time', '--json');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(objects(ran)).toEqual([
      {
        id: 'a',
        met: true,
        earliest: '2026-12-01T18:00:00-05:00',
        dayClass: 'working',
        trace: expect.arrayContaining(['Fri 27 Nov 18:00–24:00 · 6 h', 'Sat–Sun · 0 h']),
        requestedFor: '2026-12-01T18:00:00-05:00',
        tz: 'America/Bogota',
        flags: [],
        calendar: expect.stringMatching(/^CO-/),
      },
    ]);
  });

  test('flags a start that had passed when it was asked for', async () => {
    expect(await judged({ requestedFor: '2026-11-27T09:00' })).toMatchObject({
      met: false,
      earliest: '2026-12-01T18:00:00-05:00',
      flags: ['already_past'],
    });
  });

  test('tells of a day of rest that had passed from when on a new start may be on a working day', async () => {
    expect(await judged({ requestedFor: '2026-11-22T09:00' })).toMatchObject({
      dayClass: 'rest',
      earliest: '2026-12-05T00:00:00-05:00',
      earliestWorking: '2026-12-01T18:00:00-05:00',
    });
  });

  test('doubts a time zone of elsewhere, once, and judges by it', async () => {
    const strange = { ...friday, tz: 'America/Lima', requestedFor: '2026-12-01T18:00' };
    const ran = await acuseGiven(lines({ id: 1, ...strange }, { id: 2, ...strange }), 'lead-time', '--json');
    expect([ran.code, ran.err]).toEqual([0, 'warning: America/Lima is no time zone of CO\n']);
    expect(objects(ran)).toMatchObject([{ id: 1, tz: 'America/Lima' }, { id: 2 }]);
  });

  test('an unreadable line gives its id and an error, the others go on, and the end is 1', async () => {
    const good = { ...friday, requestedFor: '2026-12-01T18:00:00-05:00' };
    const input = `${lines({ id: 1, ...good, country: 'XX' })}not json\n\n${lines({ id: 2, ...good })}`;
    const ran = await acuseGiven(input, 'lead-time', '--json');
    expect(ran.code).toBe(1);
    expect(objects(ran)).toMatchObject([
      { id: 1, error: expect.stringContaining('"XX"') },
      { id: null, error: 'this line is not a JSON object' },
      { id: 2, met: true },
    ]);
  });

  test.each([
    ['no receipt', { received: undefined }, 'received is missing'],
    ['a receipt without a time', { received: '2026-11-27' }, 'is not a time'],
    ['a day that does not exist', { requestedFor: '2026-02-30T10:00:00Z' }, 'is not one time'],
    ['two starts in one text', { requestedFor: '1/12/2026 o 2/12/2026' }, 'is not one time'],
    ['no start', { requestedFor: [] }, 'requestedFor is missing'],
    ['a number for a start', { requestedFor: 1795906800 }, 'requestedFor is not text'],
    ['an unknown zone', { tz: 'America/Lma' }, 'is not an IANA time zone'],
    [
      'a country of several zones without one',
      { country: 'CL', tz: undefined },
      'tz is missing: CL has several',
    ],
  ])('says what is wrong with %s', async (_, fields, why) => {
    expect(await judged({ requestedFor: '2026-12-01T18:00', ...fields })).toMatchObject({
      error: expect.stringContaining(why),
    });
  });

  test('tz is optional where the country has one zone', async () => {
    expect(await judged({ requestedFor: '2026-12-01T18:00', tz: undefined })).toMatchObject({ met: true });
  });

  test('a time without offset is by the clocks of the site', async () => {
    expect(
      await judged({
        country: 'PE',
        tz: 'America/Lima',
        received: '2026-11-27 18:00',
        requestedFor: '2026-12-01 18:00',
      }),
    ).toMatchObject({ met: true, requestedFor: '2026-12-01T18:00:00-05:00' });
  });

  test('a span is judged by its start, several offers are judged each', async () => {
    const span = { start: '2026-12-04T22:00', end: '2026-12-05T04:00' };
    expect(await judged({ requestedFor: span })).toMatchObject({
      met: true,
      flags: ['window_enters_rest_day'],
    });
    expect(await judged({ requestedFor: ['2026-11-30T10:00', '2026-12-02'] })).toMatchObject({
      met: true,
      requestedFor: '2026-12-02T00:00:00-05:00',
      flags: ['time_assumed'],
      offers: [{ met: false }, { met: true }],
    });
  });

  test('the steps are told in the language asked for', async () => {
    expect(await judged({ requestedFor: '2026-12-01T09:00' }, '--language', 'es')).toMatchObject({
      trace: expect.arrayContaining(['vie 27 nov 18:00–24:00 · 6 h', 'sáb–dom · 0 h']),
    });
  });

  test("a desk's own days and lead times count with its configuration", async () => {
    const { config } = newDesk();
    const extra = '[{ on: 2026-11-30, name: Día decretado }]';
    appendFileSync(
      config,
      `calendars: { countries: { CO: { extra: ${extra} } } }\nleadTime: { working: PT24H }\n`,
    );
    expect(await judged({ requestedFor: '2026-12-01T17:00' }, '-c', config)).toMatchObject({
      met: false,
      earliest: '2026-12-01T18:00:00-05:00',
      trace: expect.arrayContaining(['Mon 30 Nov (Día decretado) · 0 h']),
    });
  });
});

describe('acuse lead-time for a person', () => {
  test('tells the verdict and each step', async () => {
    const words = ['--received', '2026-11-27T18:00', '--requested', '2026-12-01T09:00', '--country', 'co'];
    const { code, out } = await acuse('lead-time', ...words);
    expect(code).toBe(0);
    expect(out).toContain(
      '2026-12-01T09:00:00-05:00 is too early; the earliest is 2026-12-01T18:00:00-05:00',
    );
    expect(out).toContain('  Mon 30 Nov 00:00–24:00 · 24 h\n');
    expect(out).toContain('39 h of 48 h');
  });

  test('says of a start that had passed that it had', async () => {
    const words = ['--received', '2026-11-27T18:00', '--requested', '2026-11-27T09:00', '--country', 'CO'];
    const { out } = await acuse('lead-time', ...words);
    expect(out).toContain(
      '2026-11-27T09:00:00-05:00 was already past when it was asked for; the earliest is 2026-12-01T18:00:00-05:00',
    );
    expect(out).not.toMatch(/too early|of 48 h/);
  });

  test('understands a time as customers write it, by the custom of the country', async () => {
    const words = ['--received', '2026-11-27T18:00', '--country', 'PE', '--requested', '3/12/2026 18 hs'];
    expect((await acuse('lead-time', ...words)).out).toContain('2026-12-03T18:00:00-05:00 is in time');
  });

  test.each([
    ['CO', '10/12/2026', '2026-12-10T00:00:00-05:00'],
    ['CO', '2026-12-10', '2026-12-10T00:00:00-05:00'],
    ['PR', '12/13/2026', '2026-12-13T00:00:00-04:00'],
  ])('a date alone is its first minute, in %s and however it is written: %s', async (country, day, start) => {
    const words = ['--received', '2026-11-27T18:00', '--country', country, '--requested', day];
    expect((await acuse('lead-time', ...words)).out).toContain(`${start} is in time`);
  });

  test('asks when a date in numbers may be either of two', async () => {
    const words = ['--received', '2026-11-27T18:00', '--country', 'PR', '--requested', '03/04/2027 10:00'];
    const { code, err } = await acuse('lead-time', ...words);
    expect(code).toBe(2);
    expect(err).toContain('may be two dates in PR');
  });

  test('without a start and without lines the call is wrong', async () => {
    const { code, err } = await acuse('lead-time', '--country', 'PE');
    expect(code).toBe(2);
    expect(err).toContain('--requested');
  });

  test('--help has an example', async () => {
    expect((await acuse('lead-time', '--help')).out).toMatch(/Example:\n {2}acuse lead-time --received/);
  });
});
