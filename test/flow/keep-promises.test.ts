import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { act } from '../../src/flow/act.ts';
import { actRoomsOf } from '../../src/flow/act-rooms.ts';
import { keepPromises } from '../../src/flow/keep-promises.ts';
import type { Word } from '../../src/flow/word.ts';
import { openStore } from '../../src/store/store.ts';
import { type ImapHost, onEmbeddedHost } from '../inbox/hosts.ts';
import { movableClock, openDesk } from './desk.ts';
import { addressOf, messageIdOf, note, questionnaire } from './mails.ts';

const solved: Word = { does: 'resolve', cause: 'Corte de fibra', solution: 'Fibra reparada', restored: null };
const inTime = new AbortController().signal;

/** A desk at work on a day of November, which has answered a mail, and a clock that is moved on. */
async function atWork(host: ImapHost, begun: string, mail: Buffer) {
  const clock = movableClock();
  const setTo = (instant: string | Date) => {
    clock.ahead += new Date(instant).getTime() - clock.now().getTime();
  };
  setTo(begun);
  const desk = await openDesk(host);
  const daemon = desk.start({ clock: clock.now });
  await desk.deliver(mail);
  await daemon.saw('delivered', 2);
  const store = await openStore(desk.config.database);
  onTestFinished(() => store.close());
  const { signingKey } = await store.installation(randomBytes);
  const rooms = { ...actRoomsOf(desk.config, { store, signingKey, clock: clock.now }), store };
  let isSending = true;
  // Within one process, whoever waits for the daemon's commit keeps it from ending.
  const untilNoted = () =>
    vi.waitUntil(async () => !isSending || (await store.lettersIn('owed')).length === 0, { timeout: 10_000 });
  return {
    ...{ desk, daemon, store, setTo },
    stop: async () => {
      await untilNoted();
      isSending = false;
      await daemon.stop();
    },
    /** An agent works on it. */
    does: async (number: string, word: Word) => {
      await untilNoted();
      return act({ number, by: 'Rosa', word }, rooms);
    },
    clockComes: async () => {
      await untilNoted();
      await keepPromises(rooms, inTime);
    },
    status: async () => (await desk.tickets())[0]?.status,
    dueAt: async (kind: string) => {
      const open = await store.openPromises(new Date('2027-01-01T00:00Z'));
      const promise = open.find(each => each.kind === kind);
      if (!promise) throw new Error(`nothing is promised of the kind ${kind}`);
      return promise.dueAt;
    },
    letter: async (count: number) => {
      await vi.waitUntil(async () => (await desk.answers()).length >= count, { timeout: 10_000 });
      return (await desk.answers())[count - 1];
    },
  };
}

const aMinuteBefore = (instant: Date) => new Date(instant.getTime() - 60_000);

/** A service request for a site in Bogotá. */
function serviceRequest({
  start,
  description = 'Ruta 10.1.0.0/16',
}: {
  start: string;
  description?: string;
}) {
  return note(
    1,
    { Subject: 'Ruta estática' },
    `Nombre del cliente: Minera Andina S.A.
Sitio del cliente: Sede Bogotá D.C.
Categoría SSR: Ruta estática
Descripción: ${description}
Fecha y hora solicitada: ${start}
Contacto: Ana Ruiz, ${addressOf(1)}, +57 601 555 0100
Referencia del cliente: MA-77
`,
  );
}

onEmbeddedHost('an incident that is resolved', host => {
  const begun = '2026-11-23T10:00-05:00';

  test('closes by itself when nobody objects in the days promised, and its customer is told', async () => {
    const { desk, setTo, does, clockComes, status, dueAt, letter } = await atWork(
      host(),
      begun,
      questionnaire(1),
    );
    await does('INC-000001', solved);
    await letter(2);
    const closesAt = await dueAt('close-silent');
    setTo(aMinuteBefore(closesAt));
    await clockComes();
    expect(await status()).toBe('resolved');
    setTo(closesAt);
    await clockComes();
    await clockComes();
    expect(await status()).toBe('closed');
    const told = await letter(3);
    expect(told?.mail.text).toContain('Como no tuvimos más noticias suyas desde que lo resolvimos, cerramos');
    expect(told?.header('In-Reply-To')).toBe(messageIdOf(1));
    const story = await desk.command('ticket', 'INC-000001');
    expect(story).toContain('closed: nobody objected');
    expect(story).toMatch(/closing without objection due .*: closed, 20/);
  });

  test('stays open when the customer is quicker than the clock, by however little', async () => {
    const { stop, store, setTo, does, clockComes, status } = await atWork(host(), begun, questionnaire(1));
    await stop();
    await does('INC-000001', solved);
    setTo('2026-12-24T10:00-05:00');
    const look = store.ticketNow.bind(store);
    vi.spyOn(store, 'ticketNow').mockImplementationOnce(async number => {
      const seen = await look(number);
      await does('INC-000001', { does: 'reopen', text: null });
      return seen;
    });
    await clockComes();
    expect(await status()).toBe('in-progress');
  });

  test('is closed at the next look where the first was killed before it was recorded, and told of once', async () => {
    const { stop, store, setTo, does, clockComes, status } = await atWork(host(), begun, questionnaire(1));
    await stop();
    await does('INC-000001', solved);
    setTo('2026-12-24T10:00-05:00');
    vi.spyOn(store, 'recordAct').mockRejectedValueOnce(new Error('killed'));
    await expect(clockComes()).rejects.toThrow('promises that are due could not be kept');
    expect(await status()).toBe('resolved');
    await clockComes();
    await clockComes();
    expect(await status()).toBe('closed');
    const story = await store.ticket('INC-000001');
    expect(story?.events.filter(({ type }) => type === 'Closed')).toHaveLength(1);
    expect(story?.letters.filter(({ kind }) => kind === 'customer-update')).toHaveLength(2);
  });
});

onEmbeddedHost('a service request that is incomplete', host => {
  const request = serviceRequest({ start: '9/12/2026 18:00', description: '' });
  const friday = '2026-11-27T10:00-05:00';

  test('has its customer asked once, a working day before the notice is too short; their answer completes it', async () => {
    const { desk, daemon, setTo, clockComes, dueAt, letter } = await atWork(host(), friday, request);
    // The eighth of December is a holiday: 48 h before are Friday's and Monday's, the day before them is Thursday.
    const remindAt = await dueAt('complete');
    expect(remindAt).toEqual(new Date('2026-12-03T18:00-05:00'));
    setTo(aMinuteBefore(remindAt));
    await clockComes();
    expect(await desk.answers()).toHaveLength(1);
    setTo(remindAt);
    await clockComes();
    await clockComes();
    const reminder = await letter(2);
    expect(reminder?.mail.subject).toBe('[SSR-000001] Ruta estática');
    expect(reminder?.mail.text).toContain('a más tardar el 4 dic 2026, 18:00 (hora de Colombia, GMT-5)');
    await desk.deliver(
      note(
        2,
        {
          ...{ From: `Ana Ruiz <${addressOf(1)}>`, Subject: `Re: ${reminder?.mail.subject}` },
          'In-Reply-To': reminder?.header('Message-ID') ?? null,
        },
        'Descripción: Ruta 10.1.0.0/16\n',
      ),
    );
    await daemon.saw('settled', 2);
    expect(await desk.tickets()).toMatchObject([{ number: 'SSR-000001', missing: [] }]);
    expect(await desk.answers()).toHaveLength(2);
  });

  test('is not asked about any more once somebody has decided on it', async () => {
    const { desk, setTo, does, clockComes } = await atWork(host(), friday, request);
    await does('SSR-000001', { does: 'accept', isException: false, text: null });
    setTo('2026-12-04T10:00-05:00');
    await clockComes();
    const story = await desk.command('ticket', 'SSR-000001');
    expect(story).toMatch(/reminder of missing answers due .*: accepted, 20/);
    expect(story).not.toContain('asked again');
  });
});

onEmbeddedHost('a service request that nobody accepts', host => {
  test('is told of a working day before its start, until an agent has accepted it', async () => {
    const start = '1/12/2026 18:00';
    const { desk, daemon, setTo, does } = await atWork(
      host(),
      '2026-11-23T10:00-05:00',
      serviceRequest({ start }),
    );
    const toldAt = async (time: string) => {
      setTo(time);
      const before = daemon.moments.length;
      await daemon.look();
      return daemon.moments
        .slice(before)
        .flatMap(moment =>
          (moment.type === 'alert-raised' || moment.type === 'alert-recovered') &&
          moment.notice.cause.endsWith(':SSR-000001')
            ? `${moment.notice.state} ${moment.notice.cause} ${moment.notice.level}`
            : [],
        );
    };
    expect(await toldAt('2026-11-30T17:59-05:00')).toEqual([]);
    expect(await toldAt('2026-11-30T18:00-05:00')).toEqual(['raised accept:SSR-000001 warning']);
    expect(await toldAt('2026-11-30T19:00-05:00')).toEqual([]);
    expect(await toldAt('2026-12-01T14:00-05:00')).toEqual(['raised accept:SSR-000001 urgent']);
    await does('SSR-000001', { does: 'accept', isException: false, text: null });
    expect(await toldAt('2026-12-01T17:00-05:00')).toEqual(['recovered accept:SSR-000001 urgent']);
    expect(await toldAt('2026-12-01T19:00-05:00')).toEqual(['raised start:SSR-000001 warning']);
    await vi.waitUntil(() => desk.smtp.letters.some(({ bytes }) => tellsOfStart(bytes)), { timeout: 10_000 });
  });
});

/** An alert by mail, in the desk's language. */
function tellsOfStart(bytes: Buffer): boolean {
  return bytes.toString().includes('debe comenzar el 1 dic 2026, 18:00');
}
