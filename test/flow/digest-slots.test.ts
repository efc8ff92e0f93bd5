import { describe, expect, test } from 'vitest';
import { digestDangers } from '../../src/promise/digest-watch.ts';
import type { Store } from '../../src/store/store.ts';
import { engines, freshStore } from '../store/engines.ts';
import { minutesAfter } from '../store/samples.ts';
import { digestDesk, shown } from './digest.ts';

describe.each(engines)('the slots of the digest, on $name', engine => {
  const fresh = () => freshStore(engine);
  const keys = async (store: Store) => (await store.lettersIn('owed')).map(({ key }) => key);
  const sunday = 'digest:2026-11-29T07:00:noc@example.com';
  const monday = 'digest:2026-11-30T07:00:noc@example.com';

  test('an empty day still sends', async () => {
    const desk = digestDesk(await fresh());
    await desk.at('2026-11-29T06:00:00-05:00');
    const { subject, lines } = await shown((await desk.at('2026-11-29T07:00:00-05:00'))[0]);
    expect(subject).toBe('Digest 29 Nov: nothing waits · 0 open');
    expect(lines).toEqual([
      'Nothing waits for a person.',
      '',
      'ACKNOWLEDGED',
      'Since the last: none',
      '7 days: none',
      '28 days: none',
      '',
      'MAILBOXES (2)',
      '- incidents · no mail yet',
      '- requests · no mail yet',
      '',
      'Sunday, 29 November 2026, 07:00 (Colombia Time, GMT-5)',
      'News since Sat 28 Nov, 07:00',
      '',
      '-- ',
      'Service Desk LatAm',
    ]);
  });

  test('a daemon that is started anew a minute before or after seven sends one', async () => {
    const store = await fresh();
    await digestDesk(store).at('2026-11-28T20:00:00-05:00');
    await digestDesk(store).at('2026-11-29T06:59:00-05:00');
    expect(await keys(store)).toEqual([]);
    await digestDesk(store).at('2026-11-29T07:01:00-05:00');
    await digestDesk(store).at('2026-11-29T07:01:00-05:00');
    await digestDesk(store).at('2026-11-29T07:02:00-05:00');
    expect(await keys(store)).toEqual([sunday]);
    await digestDesk(store).at('2026-11-30T07:00:00-05:00');
    expect(await keys(store)).toEqual([sunday, monday]);
  });

  test('two that find the same slot due send one', async () => {
    const store = await fresh();
    await digestDesk(store).at('2026-11-29T06:59:00-05:00');
    const [one, other] = [digestDesk(store), digestDesk(store)];
    await Promise.all([one.at('2026-11-29T07:00:00-05:00'), other.at('2026-11-29T07:00:01-05:00')]);
    expect(await keys(store)).toEqual([sunday]);
  });

  test('a clock that is set back sends none again', async () => {
    const store = await fresh();
    const desk = digestDesk(store);
    await desk.at('2026-11-29T06:59:00-05:00');
    await desk.at('2026-11-29T07:00:00-05:00');
    await desk.at('2026-11-29T05:00:00-05:00');
    await desk.at('2026-11-29T07:00:00-05:00');
    expect(await keys(store)).toEqual([sunday]);
    await desk.at('2026-11-29T07:01:00-05:00');
    await desk.at('2026-11-30T07:00:00-05:00');
    expect(await keys(store)).toEqual([sunday, monday]);
  });

  test('a daemon that was down at seven sends when it is up, and what it missed the next digest says', async () => {
    const store = await fresh();
    const desk = digestDesk(store);
    await desk.at('2026-11-27T08:00:00-05:00');
    const [late] = await desk.at('2026-11-29T10:30:00-05:00');
    expect(await keys(store)).toEqual([sunday]);
    expect((await shown(late)).lines).toEqual(
      expect.arrayContaining(['DIGESTS THAT NEVER CAME', '- 2026-11-28 07:00']),
    );
  });

  test('a digest that is twelve hours late is given up, and the next says so', async () => {
    const store = await fresh();
    const desk = digestDesk(store);
    await desk.at('2026-11-28T08:00:00-05:00');
    expect(await desk.at('2026-11-29T19:00:01-05:00')).toEqual([]);
    const { lines } = await shown((await desk.at('2026-11-30T07:00:00-05:00'))[0]);
    expect(lines).toContain('- 2026-11-29 07:00');
    expect((await shown((await desk.at('2026-12-01T07:00:00-05:00'))[0])).lines.join()).not.toContain(
      '2026-11-29',
    );
  });

  test('another hour in the configuration sends none twice', async () => {
    const store = await fresh();
    await digestDesk(store).at('2026-11-29T06:00:00-05:00');
    await digestDesk(store).at('2026-11-29T07:00:00-05:00');
    const later = digestDesk(store, 'digest: { cron: "0 8 * * *" }');
    await later.at('2026-11-29T09:00:00-05:00');
    await later.at('2026-11-30T07:30:00-05:00');
    expect(await keys(store)).toEqual([sunday]);
    await later.at('2026-11-30T08:00:00-05:00');
    expect(await keys(store)).toEqual([sunday, 'digest:2026-11-30T08:00:noc@example.com']);
  });

  test.each([
    ['America/Santiago', '30 0 * * *', '2026-09-05T12:00:00Z', '2026-09-06T12:00:00Z', '2026-09-06T00:30'],
    ['America/Santiago', '30 23 * * *', '2026-04-04T12:00:00Z', '2026-04-05T12:00:00Z', '2026-04-04T23:30'],
    ['America/Tijuana', '30 2 * * *', '2026-03-07T20:00:00Z', '2026-03-08T20:00:00Z', '2026-03-08T02:30'],
    ['America/Tijuana', '30 1 * * *', '2026-10-31T20:00:00Z', '2026-11-01T20:00:00Z', '2026-11-01T01:30'],
  ])('in %s a night whose clocks change sends one (%s)', async (timezone, cron, from, to, slot) => {
    const store = await fresh();
    const desk = digestDesk(store, `digest: { cron: "${cron}", timezone: ${timezone} }`);
    for (let now = new Date(from); now <= new Date(to); now = minutesAfter(now, 5)) await desk.at(now);
    expect(await keys(store)).toEqual([`digest:${slot}:noc@example.com`]);
  });

  test('each reader gets one, in the language and by the clock of the digest', async () => {
    const parts = `digest: { recipients: [ana@example.com, hugo@example.com], language: pt, timezone: America/Sao_Paulo }`;
    const desk = digestDesk(await fresh(), parts);
    await desk.at('2026-11-29T06:00:00-03:00');
    const letters = await desk.at('2026-11-29T07:00:00-03:00');
    expect(letters.map(({ envelope }) => envelope.to)).toEqual(['ana@example.com', 'hugo@example.com']);
    expect((await shown(letters[1])).subject).toBe('Resumo 29 nov: nada pendente · 0 abertos');
  });

  test('on trial it goes out all the same: to the one reader, or where letters are held', async () => {
    for (const [parts, to] of [
      ['letters: { mode: hold }', 'noc@example.com'],
      ['letters: { mode: redirect, redirectTo: trial@example.com }', 'trial@example.com'],
    ]) {
      const desk = digestDesk(await fresh(), parts);
      await desk.at('2026-11-29T06:00:00-05:00');
      const [letter] = await desk.at('2026-11-29T07:00:00-05:00');
      expect(letter).toMatchObject({ held: false, ticketNumber: null, envelope: { to } });
    }
  });

  test('one that cannot be written, or is not sent, is a danger that grows', async () => {
    const store = await fresh();
    const desk = digestDesk(store);
    const dangers = async (at: string) => digestDangers(await store.digestStanding(), 'en', new Date(at));
    await desk.at('2026-11-29T06:00:00-05:00');
    const broken = {
      ...desk.rooms,
      composer: {
        compose: () => {
          throw new Error('no template');
        },
      },
    };
    desk.rooms.composer = broken.composer;
    await expect(desk.at('2026-11-29T07:00:00-05:00')).rejects.toThrow('no template');
    expect(await dangers('2026-11-29T07:04:59-05:00')).toEqual([]);
    expect(await dangers('2026-11-29T07:05:00-05:00')).toMatchObject([
      {
        cause: 'digest',
        subjects: [{ name: '2026-11-29T07:00', level: 'warning' }],
        headline: 'The daily digest could not be written',
      },
    ]);
    expect(await dangers('2026-11-29T08:00:00-05:00')).toMatchObject([{ subjects: [{ level: 'breach' }] }]);
    await digestDesk(store).at('2026-11-29T08:01:00-05:00');
    expect(await dangers('2026-11-29T08:02:00-05:00')).toEqual([]);
    expect(await dangers('2026-11-29T08:16:00-05:00')).toMatchObject([
      {
        headline: 'The daily digest does not reach its readers',
        subjects: [{ name: sunday, level: 'urgent' }],
      },
    ]);
  });
});
