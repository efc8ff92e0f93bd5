import { describe, expect, test } from 'vitest';
import type { Telling } from '../../src/promise/alarm.ts';
import { engines, freshStore } from './engines.ts';
import { letter, minutesAfter, monday } from './samples.ts';

const told = [{ name: 'mail:1', level: 'urgent' as const }];
const raised: Telling = {
  notice: {
    ...{ cause: 'acknowledgements:queued', level: 'urgent', state: 'raised', headline: '1 mail waits' },
    ...{ details: ['telephone'], raisedAt: monday, recoveredAt: null },
  },
  told,
};
const at = minutesAfter(monday, 5);

describe.each(engines)('alerts on $name', engine => {
  test('stand with what people were told, until they are over', async () => {
    const store = await freshStore(engine);
    await store.recordAlerts({ tellings: [raised], letters: [], at });
    const { state: _state, recoveredAt: _recoveredAt, ...alarm } = raised.notice;
    expect(await store.standingAlerts()).toEqual([{ ...alarm, told, toldAt: at }]);
    const worse: Telling = { ...raised, notice: { ...raised.notice, level: 'breach' } };
    await store.recordAlerts({ tellings: [worse], letters: [], at: minutesAfter(at, 1) });
    expect(await store.standingAlerts()).toEqual([
      { ...alarm, level: 'breach', told, toldAt: minutesAfter(at, 1) },
    ]);
    const over: Telling = {
      notice: { ...worse.notice, state: 'recovered', details: [], recoveredAt: minutesAfter(at, 2) },
      told: [],
    };
    await store.recordAlerts({ tellings: [over], letters: [], at: minutesAfter(at, 2) });
    expect(await store.standingAlerts()).toEqual([]);
    await store.recordAlerts({ tellings: [raised], letters: [], at: minutesAfter(at, 3) });
    expect(await store.standingAlerts()).toHaveLength(1);
  });

  test('are written together with the letters that tell of them, or not at all', async () => {
    const store = await freshStore(engine);
    const wrong = letter('alert', { ticketNumber: 'INC-999999', kind: 'alert' });
    await expect(store.recordAlerts({ tellings: [raised], letters: [wrong], at })).rejects.toThrow();
    expect(await store.standingAlerts()).toEqual([]);
    const right = letter('alert', { ticketNumber: null, kind: 'alert' });
    await store.recordAlerts({ tellings: [raised], letters: [right], at });
    expect(await store.standingAlerts()).toHaveLength(1);
    expect(await store.claimLetters({ boot: 'one', now: at, limit: 5 })).toMatchObject([{ key: 'alert' }]);
  });
});
