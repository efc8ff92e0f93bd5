import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Config } from '../../src/config/load.ts';
import { openStore } from '../../src/store/store.ts';
import { onEmbeddedHost, onEveryHost } from '../inbox/hosts.ts';
import { agent, type Daemon, type Desk, movableClock, openDesk } from './desk.ts';
import { addressOf, messageIdOf, note, questionnaire, toilsome } from './mails.ts';

const neighbours = [1, 2, 3, 4, 5];

async function untilIn(desk: Desk, folder: string, count: number): Promise<void> {
  await vi.waitUntil(async () => (await desk.count('INBOX')) === 0 && (await desk.count(folder)) === count, {
    timeout: 10_000,
    interval: 100,
  });
}

/** Keeps a mail of that UID so often as daemons that died in the midst of it had done. */
async function keepBefore(desk: Desk, uid: number, bytes: Buffer, times: number): Promise<void> {
  await using store = await openStore(desk.config.database);
  await store.migrate();
  const now = new Date();
  const arrival = {
    ...{ mailbox: 'incidents', folder: 'INBOX', uidValidity: await desk.uidValidity(), uid },
    ...{ bytes, size: bytes.length, truncated: false },
    ...{ acceptedAt: now, acceptedBy: 'internaldate', acknowledgeDueAt: now, seenAt: now },
  };
  for (let time = 1; time <= times; time++) await store.keep([arrival]);
}

onEveryHost('a mail that no reading thread survives', host => {
  test('costs only itself: its neighbours are answered, and it waits in quarantine for a person', async () => {
    const desk = await openDesk(host());
    const limits = { jobTime: 10_000, memory: 44 };
    await desk.deliver(questionnaire(1), questionnaire(2), toilsome(666), questionnaire(3));
    const daemon = desk.start({ reading: { together: limits, alone: limits } });
    await desk.deliver(questionnaire(4), questionnaire(5));
    const settled = await daemon.saw('settled', 6);
    await daemon.saw('delivered', 10);
    await untilIn(desk, 'Quarantine', 1);
    expect((await desk.answers()).flatMap(({ envelope }) => envelope.to).sort()).toEqual(
      neighbours.map(addressOf),
    );
    expect(settled.filter(({ disposition }) => disposition === 'quarantined')).toMatchObject([
      {
        why: {
          saw: {
            attempts: 2,
            reason: expect.stringMatching(/^it ended the reading thread: .*; alone, it ended/),
          },
        },
      },
    ]);
    expect(await desk.count('Processed')).toBe(5);
  });
});

onEmbeddedHost('a mail in quarantine', host => {
  test('is tried again within seconds when a person asks for it, or by the next start', async () => {
    const desk = await openDesk(host());
    await desk.deliver(questionnaire(1), questionnaire(2));
    for (const number of [1, 2]) await keepBefore(desk, number, questionnaire(number), 10);
    const doomed = desk.start();
    await doomed.saw('settled', 2);
    await untilIn(desk, 'Quarantine', 2);
    await doomed.stop();

    expect(await desk.command('quarantine', 'retry', '1')).toBe('mail 1 will be tried again\n');
    const daemon = desk.start();
    await daemon.saw('delivered', 2);
    await desk.command('quarantine', 'retry', '--all');
    await daemon.saw('delivered', 4);
    expect((await desk.answers()).flatMap(({ envelope }) => envelope.to)).toEqual([1, 2].map(addressOf));
    expect(await desk.command('quarantine', 'list')).toBe('nothing is in quarantine\n');
    expect(await daemon.health()).toEqual({ status: 200, reasons: [] });
  });
});

onEmbeddedHost('a mail that was begun before and never came to an end', host => {
  test('is tried alone from the third time on, and answered if it was innocent', async () => {
    const desk = await openDesk(host());
    await desk.deliver(...neighbours.map(number => questionnaire(number)));
    await keepBefore(desk, 2, questionnaire(2), 2);
    const daemon = desk.start();
    await daemon.saw('delivered', 10);
    await untilIn(desk, 'Processed', 5);
    expect((await desk.answers()).flatMap(({ envelope }) => envelope.to).sort()).toEqual(
      neighbours.map(addressOf),
    );
    expect(daemon.moments.filter(({ type }) => type === 'kept')).toHaveLength(4);
    const why = await desk.command('why', messageIdOf(2), '--json');
    expect(JSON.parse(why)).toMatchObject({ mail: { attempts: 3 } });
  });

  test('is not begun an eleventh time but put into quarantine, so that it stops nobody’s intake', async () => {
    const desk = await openDesk(host());
    await desk.deliver(...neighbours.map(number => questionnaire(number)));
    await keepBefore(desk, 2, questionnaire(2), 10);
    const daemon = desk.start();
    await daemon.saw('settled', 5);
    await daemon.saw('delivered', 8);
    await untilIn(desk, 'Quarantine', 1);
    const [quarantined] = (await daemon.saw('settled', 5)).filter(each => each.disposition === 'quarantined');
    expect(quarantined?.why.saw).toMatchObject({ reason: 'it was begun 10 times and never came to an end' });
  });
});

onEmbeddedHost('a mail that was kept and then taken out of the folder by somebody', host => {
  test('is answered from what was kept', async () => {
    const desk = await openDesk(host());
    await keepBefore(desk, 77, questionnaire(1), 1);
    await desk.start().saw('delivered', 2);
    expect((await desk.answers()).flatMap(({ envelope }) => envelope.to)).toEqual([addressOf(1)]);
  });

  test('needs no new start for it: each look at the whole folder misses it', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    await keepBefore(desk, 77, questionnaire(2), 1);
    await daemon.saw('delivered', 4);
    expect((await desk.answers()).flatMap(({ envelope }) => envelope.to)).toEqual([1, 2].map(addressOf));
  });
});

onEmbeddedHost('a letter that cannot be written', host => {
  test('leaves its ticket open for the agents, and its promise unsettled for all to see', async () => {
    const desk = await openDesk(host());
    const clock = movableClock();
    const daemon = desk.start({ clock: clock.now }, withAcknowledgement(desk, '{{nobodyKnowsThis}}'));
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 1);
    expect(desk.smtp.letters.map(({ envelope }) => envelope.to)).toEqual([[agent]]);
    expect(await desk.tickets()).toMatchObject([{ acknowledgedAt: null }]);
    expect(await desk.command('why', 'INC-000001')).toContain('nobodyKnowsThis');
    clock.ahead = 16 * 60_000;
    expect((await daemon.health()).reasons.join()).toContain('an acknowledgement is overdue');
  });

  test('stays owed, and goes out once its template is mended', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start({}, withAcknowledgement(desk, '{{nobodyKnowsThis}}'));
    await desk.deliver(questionnaire(1));
    const [unwritten] = await daemon.saw('unwritten', 1);
    expect(unwritten).toMatchObject({ kind: 'acknowledgement', ticket: 'INC-000001' });
    await daemon.stop();

    await desk.start().saw('delivered', 1);
    expect((await desk.answers()).map(({ envelope }) => envelope.to)).toEqual([[addressOf(1)]]);
    expect(await desk.tickets()).toMatchObject([{ acknowledgedAt: expect.any(String) }]);
  });
});

onEmbeddedHost('a mail with the same form a thousand times', host => {
  test('opens no more tickets than people can look at', async () => {
    const desk = await openDesk(host());
    const daemon = desk.start();
    const form =
      'Nombre del cliente: Minera\nSitio el cliente: Lima\nHorarios de apertura del lugar: 24 horas\n';
    await desk.deliver(note(1, { Subject: 'Sitios' }, form.repeat(1_000)));
    const [settled] = await daemon.saw('settled', 1);
    expect(settled?.tickets).toHaveLength(50);
    await daemon.saw('delivered', 51);
    expect(await desk.tickets()).toHaveLength(50);
    expect(await desk.answers()).toHaveLength(1);
  });
});

onEmbeddedHost('a daemon asked to leave', host => {
  const forEver = { jobTime: 600_000, memory: 256 };

  test('while the reading thread works on something endless, breaks off in time', async () => {
    const desk = await openDesk(host());
    const each = '{{#each @root.tickets.[0].understood}}';
    const endless = `${each.repeat(12)}${'{{/each}}'.repeat(12)}`;
    const daemon = desk.start(
      { reading: { together: forEver, alone: forEver } },
      withAcknowledgement(desk, endless),
    );
    await desk.deliver(questionnaire(1));
    await daemon.saw('kept', 1);
    await sleep(300);
    await stopInTime(daemon);
    expect(await desk.folder('INBOX')).toHaveLength(1);
    await desk.start().saw('delivered', 2);
  });

  test('while a mail is tried alone, breaks off in time', async () => {
    const desk = await openDesk(host());
    await desk.deliver(toilsome(1), toilsome(2));
    const impatient = { jobTime: 100, memory: 256 };
    const daemon = desk.start({ reading: { together: impatient, alone: forEver } });
    await daemon.saw('kept', 2);
    await stopInTime(daemon);
    expect(await desk.count('INBOX')).toBe(2);
  });

  async function stopInTime(daemon: Daemon): Promise<void> {
    const asked = performance.now();
    await daemon.stop();
    expect(performance.now() - asked).toBeLessThan(8_000);
  }
});

/** The configuration of a desk whose Spanish acknowledgement is written by this template. */
function withAcknowledgement(desk: Desk, text: string): Config {
  const { acknowledgement } = desk.config.templates;
  const other = { ...acknowledgement, es: { ...acknowledgement.es, text } };
  return { ...desk.config, templates: { ...desk.config.templates, acknowledgement: other } };
}
