import { expect, test } from 'vitest';
import { Bell } from '../../src/flow/bell.ts';
import { Failures } from '../../src/flow/failures.ts';
import { healthFacts } from '../../src/flow/health-facts.ts';
import type { Moment } from '../../src/flow/moment.ts';
import { intakeRulesOf } from '../../src/flow/rules.ts';
import { Watch } from '../../src/flow/watch.ts';
import { coverOf, createComposer } from '../../src/letters/compose.ts';
import type { Store } from '../../src/store/store.ts';
import { load, minimal } from '../config/written.ts';
import { engines, freshStore } from '../store/engines.ts';
import { agentsOrder, arrival, minutesAfter, monday, opening } from '../store/samples.ts';
import { materials } from './materials.ts';

/** A desk under watch whose mailbox was polled at each look, and whose letters wait. */
interface Vigil {
  store: Store;
  failures: Failures;
  told: Moment[];
  /** Looks so many minutes after Monday morning: what people are told, as `state cause level`. */
  lookAt(minutes: number): Promise<string[]>;
  /** The letters that tell it. */
  letters(): Promise<string[]>;
}

async function vigil(templates = materials.templates): Promise<Vigil> {
  const [engine] = engines;
  if (!engine) throw new Error('there is no engine to watch on');
  const store = await freshStore(engine);
  const config = load(minimal);
  const failures = new Failures();
  const told: Moment[] = [];
  let now = monday;
  const polled = { connected: true, failure: null, lying: null };
  const inboxes = [{ name: 'incidents', inbox: { status: () => ({ ...polled, lastGoodPollAt: now }) } }];
  const road = { closed: null };
  const health = () => healthFacts({ store, inboxes, road, failures, config, startedAt: monday }, now);
  const watch = new Watch(
    {
      ...intakeRulesOf(config),
      warn: config.promises.warn,
      mailbox: 'incidents@example.com',
      webhooks: ['on-call'],
    },
    {
      ...{
        store,
        health,
        inboxes,
        failures,
        bell: new Bell(),
        alarm: new Bell(),
        clock: () => now,
      },
      composer: createComposer({ ...materials, templates }),
      errandsFor: () => [],
      tell: moment => told.push(moment),
    },
  );
  return {
    ...{ store, failures, told },
    lookAt: async minutes => {
      const before = told.length;
      now = minutesAfter(monday, minutes);
      await watch.look();
      return told
        .slice(before)
        .flatMap(moment =>
          moment.type === 'alert-raised' || moment.type === 'alert-recovered'
            ? `${moment.notice.state} ${moment.notice.cause} ${moment.notice.level}`
            : [],
        );
    },
    letters: async () =>
      (await store.lettersIn('owed')).filter(({ kind }) => kind === 'alert').map(({ key }) => key),
  };
}

test('a flood of 300 mails that nobody answers is told in a few notices, with counts', async () => {
  const { store, told, lookAt, letters } = await vigil();
  for (let minute = 0; minute <= 60; minute += 0.5) {
    // Ten a minute come in the first half hour.
    if (minute < 30)
      await store.keep(
        Array.from({ length: 5 }, (_, index) =>
          arrival(minute * 10 + index + 1, {
            acceptedAt: minutesAfter(monday, minute),
            acknowledgeDueAt: minutesAfter(monday, minute + 15),
          }),
        ),
      );
    await lookAt(minute);
  }
  const notices = told.flatMap(moment => (moment.type === 'alert-raised' ? moment.notice : []));
  expect(notices.map(({ level, headline }) => `${level}: ${headline}`)).toEqual([
    'warning: 5 mails without acknowledgement, the longest for 5 min: in the queue',
    'urgent: 55 mails without acknowledgement, the longest for 10 min: in the queue',
    'breach: 105 mails without acknowledgement, the longest for 15 min: in the queue',
    'breach: 255 mails without acknowledgement, the longest for 30 min: in the queue',
    'breach: 300 mails without acknowledgement, the longest for 45 min: in the queue',
  ]);
  expect(await letters()).toHaveLength(5);
});

test('two looks at once tell it once', async () => {
  const { store, told, lookAt } = await vigil();
  await store.keep([arrival(1)]);
  await Promise.all([lookAt(6), lookAt(6)]);
  expect(told.filter(({ type }) => type === 'alert-raised')).toHaveLength(1);
});

test('what people are told again of the same cause answers the letter that told it first', async () => {
  const { store, lookAt } = await vigil();
  await store.keep([arrival(1)]);
  await lookAt(5);
  await lookAt(10);
  const [first, second] = await store.claimLetters({ boot: 'one', now: minutesAfter(monday, 10), limit: 5 });
  expect(second?.bytes.toString()).toContain(`In-Reply-To: ${first?.messageId}`);
  expect(first?.bytes.toString()).toContain('Auto-Submitted: auto-generated');
});

test('work that fails again and again is told, and that it is well again', async () => {
  const { failures, lookAt } = await vigil();
  for (const minute of [1, 2])
    failures.count('dispatch', new Error('no such table'), minutesAfter(monday, minute));
  expect(await lookAt(2)).toEqual([]);
  failures.count('dispatch', new Error('no such table'), minutesAfter(monday, 3));
  expect(await lookAt(3)).toEqual(['raised work:dispatch warning']);
  failures.forget('dispatch');
  expect(await lookAt(4)).toEqual(['recovered work:dispatch warning']);
});

test('an agent’s letter that cannot be written is told at once, and that it is written', async () => {
  const { store, lookAt } = await vigil();
  const [mail] = await store.keep([arrival(1)]);
  const order = agentsOrder('news');
  const letters = mail ? [{ ...coverOf(order, materials.signingKey), order }] : [];
  const settled = { acknowledgement: { settledHow: 'by telephone' } };
  await store.record(mail ? [opening(mail, 'INC-000001', { letters, ...settled })] : []);
  expect(await lookAt(2)).toEqual([]);
  await store.noteFailures([{ id: 1, why: 'TemplateError: "x" not defined' }]);
  expect(await lookAt(3)).toEqual(['raised letters:unwritten urgent']);
  await store.writeDown([{ id: 1, bytes: Buffer.from('Subject: news\r\n\r\n') }]);
  expect(await lookAt(4)).toEqual(['recovered letters:unwritten urgent']);
});

test('an hour with far more mails than usual is told once, and that it is over', async () => {
  const { store, lookAt } = await vigil();
  const seen = (uid: number, minutes: number) =>
    arrival(uid, { seenAt: minutesAfter(monday, minutes), acceptedAt: minutesAfter(monday, minutes) });
  const aDay = 24 * 60;
  const kept = await store.keep([
    ...Array.from({ length: 10 }, (_, day) => seen(day + 1, -(day + 1) * aDay - 5)),
    ...Array.from({ length: 40 }, (_, index) => seen(100 + index, -10)),
  ]);
  await store.record(
    kept.map(mail =>
      opening(mail, '', {
        ...{ disposition: 'automatic', ticketNumber: null, changes: [], letters: [] },
        acknowledgement: { settledHow: 'automatic mail is not answered' },
      }),
    ),
  );
  expect(await lookAt(0)).toEqual(['raised rate:mails warning']);
  expect(await lookAt(10)).toEqual([]);
  expect(await lookAt(51)).toEqual(['recovered rate:mails warning']);
});

test('a letter that cannot be written keeps no alert from the other roads', async () => {
  const broken = { subject: '{{nothing}}', text: '', html: '' };
  const { store, told, lookAt, letters } = await vigil({
    ...materials.templates,
    alert: { en: broken, es: broken, pt: broken },
  });
  await store.keep([arrival(1)]);
  expect(await lookAt(5)).toEqual(['raised acknowledgements:queued warning']);
  expect(told).toMatchObject([{ lettersNotWritten: [expect.stringContaining('alert/en.subject.hbs')] }]);
  expect(await letters()).toEqual([]);
  expect(await store.standingAlerts()).toHaveLength(1);
});
