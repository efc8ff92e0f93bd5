import { expect, onTestFinished, test, vi } from 'vitest';
import type { Delivered, Moment } from '../../src/flow/moment.ts';
import { startRelay } from '../hosts/relay.ts';
import type { Fault, Faults } from '../hosts/smtp.ts';
import { startWebhookHost } from '../hosts/webhook.ts';
import { type ImapHost, onEmbeddedHost, onEveryHost } from '../inbox/hosts.ts';
import { impatient } from '../inbox/watch.ts';
import { killHard, ready, startProgram } from '../store/other-process.ts';
import { agent, type Daemon, type Desk, type DeskOptions, movableClock, openDesk } from './desk.ts';
import { customers, note, questionnaire, report } from './mails.ts';

const minute = 60_000;
const patience = { timeout: 15_000, interval: 30 };

/** A desk under watch, and a clock that is moved from one look to the next. */
interface Scene {
  desk: Desk;
  daemon: Daemon;
  /** Looks so many minutes after the beginning, when mailboxes were polled: what people are told, as `state cause level`. */
  lookAt(minutes: number): Promise<string[]>;
  /** The same, while mailboxes may not be read. */
  lookBlindlyAt(minutes: number): Promise<string[]>;
  /** The subjects of the letters that the agents got about the desk. */
  alerts(): string[];
}

async function openScene(host: ImapHost, options: DeskOptions = {}, world = {}): Promise<Scene> {
  const desk = await openDesk(host, options);
  const clock = movableClock();
  const daemon = desk.start({ clock: clock.now, timings: { ...impatient, poll: 300 }, ...world });
  return {
    ...{ desk, daemon },
    lookAt: async minutes => {
      clock.ahead = minutes * minute;
      await vi.waitUntil(() => isPolled(daemon), patience);
      return look(daemon);
    },
    lookBlindlyAt: async minutes => {
      clock.ahead = minutes * minute;
      return look(daemon);
    },
    alerts: () => alertsTo(agent, desk),
  };
}

/** It may not have come as far as to answer. */
async function isPolled(daemon: Daemon): Promise<boolean> {
  const { reasons } = await daemon.health().catch(() => ({ reasons: ['no answer'] }));
  return !/mailbox|no answer/.test(reasons.join());
}

async function look(daemon: Daemon): Promise<string[]> {
  const before = daemon.moments.length;
  await daemon.look();
  return daemon.moments
    .slice(before)
    .flatMap(moment =>
      moment.type === 'alert-raised' || moment.type === 'alert-recovered'
        ? `${moment.notice.state} ${moment.notice.cause} ${moment.notice.level}`
        : [],
    );
}

function alertsTo(reader: string, { smtp }: Desk): string[] {
  return smtp.letters
    .filter(
      ({ envelope, bytes }) =>
        envelope.to.includes(reader) && /^Message-ID: <acuse\.DESK-0\./m.test(bytes.toString()),
    )
    .map(({ bytes }) => /^Subject: (.*(?:\r\n .*)*)$/m.exec(bytes.toString())?.[1] ?? '');
}

/** Only this customer's letters are struck: those to the desk arrive. */
const toCustomer = (fault: Fault) => (reader: string) => (reader === agent ? null : fault);

onEveryHost('an acknowledgement in danger', host => {
  test('is told of at five, ten and fifteen minutes, by mail, and told to be over once it went out', async () => {
    const { desk, daemon, lookAt, alerts } = await openScene(host());
    desk.smtp.faults['rcpt-to'] = toCustomer('451 4.7.1 Greylisted');
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    expect(await lookAt(4.8)).toEqual([]);
    expect(await lookAt(5.2)).toEqual(['raised acknowledgements:queued warning']);
    expect(await lookAt(9)).toEqual([]);
    expect(await lookAt(10.2)).toEqual(['raised acknowledgements:queued urgent']);
    expect(await lookAt(15.2)).toEqual(['raised acknowledgements:queued breach']);
    expect(await lookAt(120)).toEqual([]);

    delete desk.smtp.faults['rcpt-to'];
    expect(await lookAt(180)).toEqual([]);
    await vi.waitUntil(() => daemon.moments.some(isAcknowledged), patience);
    expect(await lookAt(181)).toEqual(['recovered acknowledgements:queued breach']);
    await vi.waitUntil(() => alerts().length === 4, patience);
    expect(alerts().map(subject => subject.split(':')[0])).toEqual([
      'Aviso',
      'Urgente',
      'Plazo incumplido',
      'Resuelto',
    ]);
  });
});

onEmbeddedHost('letters to the desk', host => {
  test('are told of in the log, in the metrics and in the health while an alert stands', async () => {
    const { desk, daemon, lookAt } = await openScene(host());
    desk.smtp.faults['rcpt-to'] = toCustomer('550 5.1.1 user unknown');
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    expect(await lookAt(0)).toEqual(['raised acknowledgements:refused urgent']);
    const { listen } = desk.config.http;
    if (listen === 'off') throw new Error('nobody can be asked');
    const url = `http://${listen.host}:${listen.port}`;
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({
      ok: true,
      alerts: [{ cause: 'acknowledgements:refused', level: 'urgent' }],
    });
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('acuse_alerts{level="urgent"} 1');
    const [told] = await daemon.saw('alert-raised', 1);
    expect(told?.notice.details).toContain('Motivo: 550 5.1.1 user unknown');
  });

  test('go out in every mode: on hold only they, redirected to the one reader', async () => {
    const onHold = await openScene(host(), { parts: { letters: { mode: 'hold' } } });
    await onHold.desk.deliver(questionnaire(1));
    await onHold.daemon.saw('settled', 1);
    expect(await onHold.lookAt(16)).toEqual([]);
    expect(await onHold.lookBlindlyAt(20)).toEqual(['raised mailbox:incidents warning']);
    await onHold.daemon.saw('delivered', 1);
    expect(onHold.desk.smtp.letters.flatMap(({ envelope }) => envelope.to)).toEqual([agent]);

    const redirectTo = 'trial@example.com';
    const redirected = await openScene(host(), { parts: { letters: { mode: 'redirect', redirectTo } } });
    await redirected.lookAt(0);
    await redirected.lookBlindlyAt(4);
    await redirected.daemon.saw('delivered', 1);
    expect(alertsTo(redirectTo, redirected.desk)).toHaveLength(1);
  });

  test('that do not arrive are told of by other roads, and to other readers; nothing comes of them over and over', async () => {
    const other = 'other@example.com';
    const parts = {
      desk: { name: 'Desk', address: 'desk@example.com', agents: [agent, other], timezone: 'America/Lima' },
    };
    const { desk, daemon, lookAt } = await openScene(host(), { parts });
    desk.smtp.faults['rcpt-to'] = reader => (reader === other ? null : '550 5.1.1 user unknown');
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 3);
    expect(await lookAt(0)).toEqual(['raised acknowledgements:refused urgent']);
    await daemon.saw('delivered', 5);
    expect(await lookAt(1)).toEqual([`raised reader:${agent} urgent`]);
    await daemon.saw('delivered', 6);
    expect(await lookAt(2)).toEqual([]);
    expect(await lookAt(14)).toEqual([]);
    expect(alertsTo(other, desk)).toEqual([
      expect.stringMatching(/^Urgent: 1 mail without acknowledgement/),
      expect.stringMatching(/^Urgent: Letters to the desk do not reach noc@example\.com: 1/),
    ]);
  });

  test('that come back are noted, and told of as if they had been refused', async () => {
    const { desk, daemon, lookAt, alerts } = await openScene(host());
    desk.smtp.faults['rcpt-to'] = toCustomer('550 5.1.1 user unknown');
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    await lookAt(0);
    await daemon.saw('delivered', 3);
    await desk.deliver(report(desk.smtp.letters.at(-1)?.bytes ?? Buffer.of(), agent));
    const [, bounce] = await daemon.saw('settled', 2);
    expect(bounce).toMatchObject({ disposition: 'bounce', tickets: [] });
    expect(await lookAt(1)).toEqual([`raised reader:${agent} urgent`]);
    expect(await lookAt(2)).toEqual([]);
    expect(alerts()).toHaveLength(1);
  });

  test('may be answered by their readers: that is filed, and opens no ticket', async () => {
    const { desk, daemon, lookAt, alerts } = await openScene(host());
    await lookAt(0);
    desk.smtp.faults['rcpt-to'] = toCustomer('550 5.1.1 user unknown');
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    await lookAt(1);
    await vi.waitUntil(() => alerts().length === 1, patience);
    const alert = desk.smtp.letters.at(-1)?.bytes.toString() ?? '';
    const id = /^Message-ID: (<.*>)/m.exec(alert)?.[1] ?? '';
    const thanks = { Subject: 'Re: alert', 'In-Reply-To': id };
    await desk.deliver(
      note(7, { ...thanks, From: agent, 'Message-ID': '<thanks@example.com>' }, 'Thanks, we telephone.\n'),
      note(8, { ...thanks, From: 'mallory@elsewhere.example', 'Message-ID': '<8@elsewhere.example>' }),
      note(9, {
        ...thanks,
        From: agent,
        'Auto-Submitted': 'auto-replied',
        'Message-ID': '<out@example.com>',
      }),
    );
    const settled = await daemon.saw('settled', 4);
    expect(settled.map(({ disposition }) => disposition)).toEqual(['opened', 'filed', 'opened', 'automatic']);
  });
});

onEveryHost('a mailbox', host => {
  test('that is not read is told of at three, ten and fifteen minutes, and when it is read again', async () => {
    const server = host();
    const relay = await startRelay(server.imapPort);
    onTestFinished(relay.stop);
    const { daemon, lookAt, lookBlindlyAt, alerts } = await openScene(server, {
      imap: () => ({ port: relay.port }),
    });
    await lookAt(0);
    await relay.close();
    expect(await lookBlindlyAt(2.9)).toEqual([]);
    expect(await lookBlindlyAt(3.2)).toEqual(['raised mailbox:incidents warning']);
    await vi.waitUntil(async () => (await daemon.health()).reasons.join().includes('ECONNREFUSED'), patience);
    expect(await lookBlindlyAt(10.2)).toEqual(['raised mailbox:incidents urgent']);
    expect(await lookBlindlyAt(15.2)).toEqual(['raised mailbox:incidents breach']);
    await relay.open();
    expect(await lookAt(16)).toEqual(['recovered mailbox:incidents breach']);
    await vi.waitUntil(() => alerts().length === 4, patience);
    const [, , breach] = await daemon.saw('alert-raised', 3);
    expect(breach?.notice.details[0]).toMatch(/ECONNREFUSED/);
  });

  test('in which mails lie unread is told of: they were seen, and are in no ledger', async () => {
    const server = host();
    const relay = await startRelay(server.imapPort);
    onTestFinished(relay.stop);
    const { desk, lookAt, lookBlindlyAt } = await openScene(server, { imap: () => ({ port: relay.port }) });
    await lookAt(0);
    relay.reset = (said, by) => {
      const literal = by === 'server' ? /BODY\[\][^{]*\{\d+\}\r\n/.exec(said) : null;
      return literal && literal.index + 1;
    };
    await desk.deliver(questionnaire(1));
    await vi.waitUntil(
      async () => (await lookBlindlyAt(3.1)).includes('raised unread:incidents warning'),
      patience,
    );
    expect(await lookBlindlyAt(10.1)).toContain('raised unread:incidents urgent');
    relay.reset = null;
    await vi.waitUntil(
      async () => (await lookBlindlyAt(11)).includes('recovered unread:incidents urgent'),
      patience,
    );
  });
});

/** What a mail server does to let nothing out, and what ends it. */
const outages: Record<string, (desk: Desk) => Promise<() => unknown>> = {
  'refuses every connection': async ({ smtp }) => {
    await smtp.close();
    return smtp.open;
  },
  'takes connections and never greets': ({ smtp }) => struck(smtp, 'connect', 'hang'),
  'is too busy for anybody': ({ smtp }) => struck(smtp, 'mail-from', '421 4.3.2 Service not available'),
  'takes letters and hangs up before its 250': ({ smtp }) => struck(smtp, 'data', 'drop'),
};

async function struck({ faults }: Desk['smtp'], step: keyof Faults, fault: Fault): Promise<() => unknown> {
  faults[step] = fault;
  return () => delete faults[step];
}

onEmbeddedHost('that nothing goes out, because the mail server', host => {
  test.each(Object.entries(outages))(
    '%s, is told by the log and the health, and by mail once it is well',
    { timeout: 60_000 },
    async (_does, begin) => {
      const { desk, daemon, lookAt, alerts } = await openScene(host());
      const end = await begin(desk);
      await desk.deliver(...customers(3).map(number => questionnaire(number)));
      await daemon.saw('road-closed', 1, 30_000);
      expect(await lookAt(2.5)).toEqual([]);
      expect(await lookAt(3.5)).toEqual(['raised submission warning']);
      expect(await lookAt(10.5)).toEqual([
        'raised acknowledgements:queued urgent',
        'raised submission urgent',
      ]);
      expect((await daemon.health()).status).toBe(503);
      await end();
      await vi.waitUntil(async () => (await daemon.saw('delivered', 0)).filter(isSent).length >= 9, {
        ...patience,
        timeout: 30_000,
      });
      expect(await lookAt(11)).toEqual([
        'recovered submission urgent',
        'recovered acknowledgements:queued urgent',
      ]);
      await vi.waitUntil(() => new Set(alerts()).size === 5, patience);
    },
  );
});

onEmbeddedHost('while mail is what broke', host => {
  test('webhooks are told, at the right minute and once, and that it is over', async () => {
    const onCall = await startWebhookHost();
    onTestFinished(() => onCall.stop());
    const webhook = { name: 'on-call', url: onCall.url, format: 'json', secret: 'a secret' };
    const { desk, daemon, lookAt } = await openScene(host(), { parts: { alerts: { webhooks: [webhook] } } });
    await desk.smtp.close();
    await desk.deliver(questionnaire(1));
    await daemon.saw('road-closed', 1);
    await lookAt(4);
    await lookAt(4.3);
    await vi.waitUntil(() => onCall.heard.length === 1, patience);
    await desk.smtp.open();
    await daemon.saw('road-open', 1);
    await lookAt(4.6);
    await vi.waitUntil(() => onCall.heard.length === 2, patience);
    const notices: unknown[] = onCall.heard.map(({ body }) => JSON.parse(body));
    expect(notices).toMatchObject([
      { cause: 'submission', level: 'warning', state: 'raised' },
      { cause: 'submission', level: 'warning', state: 'recovered' },
    ]);
  });
});

function isAcknowledged(moment: Moment): boolean {
  return moment.type === 'delivered' && moment.outcome === 'sent' && moment.acknowledged !== null;
}

function isRefused(moment: Moment): boolean {
  return moment.type === 'delivered' && moment.outcome === 'never';
}

function isSent({ outcome }: Delivered): boolean {
  return outcome === 'sent';
}

onEmbeddedHost('a database that cannot be written', host => {
  test('is told of by mail and webhook without it, and its recovery is recorded and told like any other', async () => {
    const onCall = await startWebhookHost();
    onTestFinished(() => onCall.stop());
    const webhook = { name: 'on-call', url: onCall.url, format: 'json', secret: 'known to two' };
    const scene = await openScene(host(), { parts: { alerts: { webhooks: [webhook] } } });
    const { desk, daemon, lookBlindlyAt, lookAt, alerts } = scene;
    const heard = () =>
      onCall.heard
        .filter(({ body }) => body.includes('"database"'))
        .map(({ body }): unknown => JSON.parse(body));
    await lookAt(0);
    const locker = startProgram('hold-transaction', desk.config.database.url);
    await ready(locker);
    expect(await lookBlindlyAt(0)).toEqual([]);

    onCall.fault = 'reset';
    expect(await lookBlindlyAt(3.1)).toEqual(['raised database warning']);
    expect(alerts()).toHaveLength(1);
    onCall.fault = null;
    expect(await lookBlindlyAt(3.6)).toEqual([]);
    const [reset, taken] = heard();
    expect(taken).toMatchObject({ cause: 'database', level: 'warning', state: 'raised' });
    expect(taken).toEqual(reset);
    expect(await lookBlindlyAt(10.1)).toEqual(['raised database urgent']);
    expect(alerts()).toHaveLength(2);

    await killHard(locker);
    expect(await lookAt(11)).toContain('recovered database urgent');
    await vi.waitUntil(() => heard().length === 4 && alerts().length >= 3, patience);
    expect(heard().slice(2)).toMatchObject([{ level: 'urgent' }, { level: 'urgent', state: 'recovered' }]);
    await daemon.stop();
  });
});

onEmbeddedHost('a customer whom an update does not reach', host => {
  test('is told of at once, until somebody has telephoned', async () => {
    const { desk, daemon, lookAt, alerts } = await openScene(host());
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    desk.smtp.faults['rcpt-to'] = toCustomer('550 5.7.1 unwanted');
    await desk.command('ticket', 'INC-000001', 'post', 'Un técnico va en camino.', '--by', 'Rosa');
    await daemon.saw('delivered', 3);
    expect(await lookAt(0)).toEqual(['raised customer:INC-000001 urgent']);
    const { ticket } = JSON.parse(await desk.command('ticket', 'INC-000001', '--json'));
    expect(ticket.flags).not.toContain('dead-address');
    await desk.command('ticket', 'INC-000001', 'telephoned', '--by', 'Rosa');
    expect(await lookAt(1)).toEqual(['recovered customer:INC-000001 urgent']);
    await desk.command('ticket', 'INC-000001', 'post', 'Ya llegó.', '--by', 'Rosa');
    await vi.waitUntil(() => daemon.moments.filter(isRefused).length === 2, patience);
    expect(await lookAt(2)).toEqual(['raised customer:INC-000001 urgent']);
    await desk.command('ticket', 'INC-000001', 'telephoned', '--by', 'Rosa');
    expect(await lookAt(3)).toEqual(['recovered customer:INC-000001 urgent']);
    await vi.waitUntil(() => alerts().length === 4, patience);
    expect(alerts()[0]).toContain('El cliente de INC-000001 no fue avisado');
  });

  test('for want of a mailbox is not written to again, until an agent corrects the address', async () => {
    const { desk, daemon, lookAt } = await openScene(host());
    await desk.deliver(questionnaire(1));
    await daemon.saw('delivered', 2);
    desk.smtp.faults['rcpt-to'] = toCustomer('550 5.1.1 user unknown');
    const order = (...words: string[]) => desk.command('ticket', 'INC-000001', ...words, '--by', 'Rosa');
    await order('post', 'Un técnico va en camino.');
    await daemon.saw('delivered', 3);
    expect(await lookAt(0)).toEqual(['raised customer:INC-000001 urgent']);
    expect(await desk.command('ticket', 'INC-000001')).toContain(
      'a letter was refused, the customer has no mailbox there: 550 5.1.1 user unknown',
    );
    expect(await order('post', 'Ya llegó.')).toContain('nobody is told by mail');
    desk.smtp.faults['rcpt-to'] = () => null;
    await order('address', 'ana.ruiz@example.com');
    expect(await order('post', 'Ya llegó.')).toContain('a letter to ana.ruiz@example.com goes out');
    await daemon.saw('delivered', 5);
    expect(await lookAt(1)).toEqual(['recovered customer:INC-000001 urgent']);
  });
});

onEmbeddedHost('a mail in quarantine', host => {
  test('is told of at once, until a person has answered it', async () => {
    const limits = { jobTime: 1, memory: 256 };
    const { desk, daemon, lookAt } = await openScene(
      host(),
      {},
      { reading: { together: limits, alone: limits } },
    );
    await desk.deliver(questionnaire(1));
    await daemon.saw('settled', 1);
    expect(await lookAt(0)).toEqual(['raised acknowledgements:quarantined warning']);
    await desk.command('quarantine', 'answered', '1');
    expect(await lookAt(1)).toEqual(['recovered acknowledgements:quarantined warning']);
  });
});

onEmbeddedHost('a daemon that starts anew', host => {
  test('tells nobody a second time what they know', async () => {
    const { desk, daemon, lookAt } = await openScene(host());
    desk.smtp.faults['rcpt-to'] = toCustomer('550 5.1.1 user unknown');
    await desk.deliver(...customers(3).map(number => questionnaire(number)));
    await daemon.saw('delivered', 6);
    expect(await lookAt(1)).toEqual(['raised acknowledgements:refused urgent']);
    await daemon.saw('delivered', 7);
    await daemon.stop();
    const again = desk.start();
    expect(await look(again)).toEqual([]);
    await again.stop();
    expect(alertsTo(agent, desk)).toHaveLength(1);
  });
});
