import { describe, expect, onTestFinished, test } from 'vitest';
import { Bell } from '../../src/flow/bell.ts';
import type { Moment } from '../../src/flow/moment.ts';
import { Rush } from '../../src/flow/rush.ts';
import { type WritingRooms, writeLetters } from '../../src/flow/write-letters.ts';
import { coverOf, createComposer } from '../../src/letters/compose.ts';
import type { LetterOrder } from '../../src/letters/order.ts';
import { engines, freshStore } from '../store/engines.ts';
import { agentsOrder, minutesAfter, monday, opening } from '../store/samples.ts';
import { keepMails } from '../store/steps.ts';
import { materials } from './materials.ts';

const { signingKey, templates } = materials;
const owedAt = minutesAfter(monday, 2);

/** A desk that owes agents the letters of these orders, and a clock to put forward. */
async function openDesk(...orders: LetterOrder[]) {
  const [engine] = engines;
  if (!engine) throw new Error('there is no engine to try on');
  const store = await freshStore(engine);
  const [mail] = await keepMails(store, 1);
  const letters = orders.map(order => ({ ...coverOf(order, signingKey), order }));
  await store.record([opening(mail, 'INC-000001', { letters })]);
  const composer = createComposer({ templates, signingKey });
  const clock = { now: owedAt };
  const told: Moment[] = [];
  const rush = new Rush();
  const leaving = new AbortController();
  const rooms: WritingRooms = {
    ...{
      store,
      rush,

      bell: new Bell(),
      clock: () => clock.now,
      tell: moment => told.push(moment),
    },
    workshop: {
      compose: async (order, now, original) => {
        try {
          return { done: composer.compose(order, now, original ?? undefined) };
        } catch (error) {
          return { failed: String(error) };
        }
      },
    },
  };
  /** Resolves when the loop is over. */
  const start = () => writeLetters(rooms, leaving.signal);
  onTestFinished(() => leaving.abort());
  return {
    ...{ store, rooms, clock, told, rush, start },
    leave: () => leaving.abort(),
    ready: async () =>
      (await store.claimLetters({ boot: 'one', now: clock.now, limit: 10 })).map(({ key }) => key),
  };
}

describe('an agent’s letter', () => {
  test('is written with the mail it attaches, and may leave then', async () => {
    const desk = await openDesk(agentsOrder('first'));
    expect(await desk.ready()).toEqual([]);
    void desk.start();
    await desk.rooms.bell.heard(5_000, AbortSignal.timeout(5_000));
    const [letter] = await desk.store.claimLetters({ boot: 'one', now: owedAt, limit: 10 });
    expect(letter).toMatchObject({
      key: 'first',
      messageId: coverOf(agentsOrder('first'), signingKey).messageId,
    });
    const text = Buffer.from(letter?.bytes ?? []).toString('latin1');
    expect(text).toContain(`Message-ID: ${letter?.messageId}`);
    expect(text).toContain('no service since dawn');
  });

  test('waits while customers do, and is written as soon as they have their numbers', async () => {
    const desk = await openDesk(agentsOrder('first'));
    let served = (): void => undefined;
    const over = desk.rush.during(() => new Promise<void>(resolve => (served = resolve)));
    void desk.start();
    await desk.rush.ended(50, AbortSignal.timeout(5_000));
    expect(await desk.ready()).toEqual([]);
    served();
    await over;
    await desk.rooms.bell.heard(5_000, AbortSignal.timeout(5_000));
    expect(await desk.ready()).toEqual(['first']);
  });

  test('waits ten seconds at most, however many customers come', async () => {
    const desk = await openDesk(agentsOrder('first'));
    void desk.rush.during(() => new Promise(() => undefined));
    desk.clock.now = new Date(owedAt.getTime() + 10_000);
    void desk.start();
    await desk.rooms.bell.heard(5_000, AbortSignal.timeout(5_000));
    expect(await desk.ready()).toEqual(['first']);
  });

  test('that cannot be written is told once and holds up no other; the next start tries it again', async () => {
    const { deskName: _, ...incomplete } = agentsOrder('broken').data;
    const broken: LetterOrder = JSON.parse(JSON.stringify({ ...agentsOrder('broken'), data: incomplete }));
    const desk = await openDesk(broken, agentsOrder('sound'));
    const over = desk.start();
    await desk.rooms.bell.heard(5_000, AbortSignal.timeout(5_000));
    expect(await desk.ready()).toEqual(['sound']);
    expect(desk.told).toMatchObject([
      { type: 'unwritten', key: 'broken', ticket: 'INC-000001', reason: expect.stringContaining('deskName') },
    ]);
    expect(await desk.store.failingLetters()).toEqual([
      { ticketNumber: 'INC-000001', owedAt, reason: expect.stringContaining('deskName') },
    ]);
    desk.leave();
    await over;
    expect((await desk.store.unwrittenLetters({ failing: [] })).map(({ order }) => order.key)).toEqual([
      'broken',
    ]);
  });
});
