import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { act } from '../../src/flow/act.ts';
import { actRoomsOf } from '../../src/flow/act-rooms.ts';
import { openStore } from '../../src/store/store.ts';
import { change, openedBy, opening } from '../store/samples.ts';
import { keepMails } from '../store/steps.ts';
import { newDesk, withStore } from './desk.ts';
import { acuse, objects } from './terminal.ts';

/** A desk with an incident and a service request. */
async function desk() {
  const { config, folder } = newDesk();
  await withStore(folder, async store => {
    const [first, second] = await keepMails(store, 2);
    const opened = { ...openedBy(second, 'SSR-000001'), kind: 'ssr' as const };
    await store.record([
      opening(first, 'INC-000001'),
      opening(second, 'SSR-000001', { changes: [change(null, [opened])] }),
    ]);
  });
  const order = (number: string, ...words: string[]) =>
    acuse('ticket', number, ...words, '--by', 'Rosa', '-c', config);
  return { config, folder, order };
}

const solved = ['resolve', '--cause', 'Corte', '--solution', 'Reparado'];

test('an order is said in a line, and to other programs as one object', async () => {
  const { order } = await desk();
  expect(await order('inc-000001', 'post', 'Vamos en camino')).toEqual({
    ...{ code: 0, err: '' },
    out: 'INC-000001 is in progress\na letter to ana@minera.example goes out\n',
  });
  expect(objects(await order('INC-000001', ...solved, '--json'))).toEqual([
    {
      ...{ number: 'INC-000001', status: 'resolved', version: 3, acknowledgement: 'as it is' },
      events: ['Resolved'],
      letters: [{ key: 'customer-update:INC-000001:3', to: 'ana@minera.example', held: false }],
    },
  ]);
});

test('an order that does not fit says why and what would, and changes nothing', async () => {
  const { order } = await desk();
  const refusals = [
    [['INC-000001', 'close'], 'INC-000001 is open and cannot be closed: only a ticket that is resolved can'],
    [
      ['INC-000001', 'reopen'],
      'INC-000001 is open and cannot be reopened: only a ticket that is resolved, closed, or cancelled can',
    ],
    [['INC-000001', 'accept'], 'INC-000001 is an incident: it is resolved, not accepted or fulfilled'],
    [
      ['SSR-000001', ...solved],
      'SSR-000001 is a service request: it is accepted, then fulfilled, or cancelled',
    ],
    [['SSR-000001', 'accept'], 'SSR-000001 names no start that was understood: propose one'],
    [['SSR-000001', 'propose', '2020-01-01 10:00'], '"2020-01-01 10:00" is past: propose a start that'],
    [
      ['SSR-000001', 'propose', 'soon'],
      '"soon" is not one time, such as "2026-12-01 18:00"; without an offset',
    ],
    [['INC-000001', ...solved, '--restored', '2099-01-01 10:00'], '"2099-01-01 10:00" lies ahead'],
    [
      ['INC-000001', ...solved, '--restored', '2020-01-01 10:00'],
      'is more than a day before INC-000001 came',
    ],
    [['INC-000001', 'escalate', 'x', '--to', '3'], 'level 2 comes first; --skip passes over it'],
    [['INC-000001', 'escalate', 'x', '--to', '6'], 'is at level 1, and the desk has no level 6'],
    [['SSR-000001', 'escalate', 'x'], 'SSR-000001 is a service request'],
    [['INC-000001', 'address', 'Incidents@example.com'], "Incidents@example.com is the desk's own"],
    [['INC-000001', 'address', 'incidents+x@example.com'], "incidents+x@example.com is the desk's own"],
    [['INC-000009', 'note', 'x'], 'there is no ticket INC-000009'],
  ] as const;
  for (const [[number, ...words], why] of refusals) {
    const { code, out, err } = await order(number, ...words);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(why);
  }
  expect((await order('INC-000001', 'note', 'x', '--json')).out).toContain('"version":2');
});

test('an order that is not said rightly ends with 2', async () => {
  const { order } = await desk();
  for (const words of [
    ['fix'],
    ['post'],
    ['post', ' '],
    ['address', 'eva'],
    ['severity', '9'],
    ['escalate'],
    ['escalate', 'x', '--to', '0'],
    ['pending', 'nobody', 'x'],
    ['resolve'],
    ['--jsn'],
  ])
    expect([words, (await order('INC-000001', ...words)).code]).toEqual([words, 2]);
});

test('nobody orders anything without a name', async () => {
  const { config } = await desk();
  const { code, err } = await acuse('ticket', 'INC-000001', 'note', 'x', '-c', config);
  expect([code, err]).toEqual([1, 'acuse: nobody is named: say who orders it with --by\n']);
});

test('help lists the orders', async () => {
  const { out } = await acuse('ticket', '--help');
  expect(out).toMatch(/NUMBER resolve --cause <text> --solution <text> \[--restored <time>\]/);
  expect((await acuse('ticket', 'open', '--help')).out).toContain('--by <name>');
});

test('a service request is proposed another start by the clocks of its site, accepted and fulfilled', async () => {
  const { order, config } = await desk();
  const proposed = await order('SSR-000001', 'propose', '2099-12-01 18:00', 'Ese día sí');
  expect(proposed.out).toContain('SSR-000001 is proposed');
  expect((await order('SSR-000001', 'accept')).out).toContain(
    'SSR-000001 is accepted\nRosa accepted the start at 2099-12-01 18:00 (America/Lima)\n',
  );
  expect((await order('SSR-000001', 'fulfil')).out).toContain('that is before the start agreed on\n');
  expect((await acuse('ticket', 'SSR-000001', '-c', config)).out).toContain(
    'Rosa accepted the start at 2099-12-01 18:00',
  );
  expect((await acuse('why', 'SSR-000001', '-c', config)).out).toContain('Rosa proposed to start at');
  expect((await acuse('tickets', '--open', '-c', config)).out).not.toContain('SSR-000001');
});

test('whoever escalates is told whom to telephone at the site’s region, and when it is whose turn', async () => {
  const { order, config, folder } = await desk();
  const contact = '{ level: 2, label: Turno, number: "+1 202 555 0102" }';
  writeFileSync(
    join(folder, 'regions.yaml'),
    `peru: { countries: [PE], timezone: America/Lima, language: es, escalation: [${contact}] }\n`,
  );
  appendFileSync(config, 'regions: regions.yaml\n');
  await order('INC-000001', 'severity', '1');
  expect((await order('INC-000001', 'escalate', 'Tres llamadas sin respuesta')).out).toBe(
    [
      'INC-000001 is in progress',
      'Rosa escalated it to level 2, Duty manager: Tres llamadas sin respuesta',
      'a letter to ana@minera.example goes out',
      'telephone level 2, Duty manager: Turno +1 202 555 0102',
      'after 3 attempts without an answer leave a message and escalate again',
      '',
    ].join('\n'),
  );
  const { out } = await acuse('ticket', 'INC-000001', '-c', config);
  expect(out).toContain('level 2, Duty manager; Operations manager from 2026-03-02 07:02');
  const deed = 'Rosa escalated it to level 2, Duty manager: Tres llamadas sin respuesta';
  expect(out).toContain(deed);
  expect((await acuse('why', 'INC-000001', '-c', config)).out).toContain(deed);
  const last = await order('INC-000001', 'escalate', 'Nadie', '--to', '5', '--skip');
  expect(last.out).toContain('Head of service\nafter 3 attempts without an answer leave a message\n');
  expect((await order('INC-000001', 'escalate', 'x')).err).toContain('the desk has no level 6');
});

test('whoever has told the customer by telephone says so: then the mail is answered, and who can be written to is', async () => {
  const { order, config } = await desk();
  expect((await order('INC-000001', 'telephoned', 'Le di el número')).out).toBe(
    'INC-000001 is open\nRosa told the customer by telephone: Le di el número\n',
  );
  const { out } = await acuse('ticket', 'INC-000001', '-c', config);
  expect(out).toMatch(/acknowledgement due 2026-03-02 04:15: by telephone, by Rosa, 20/);
  expect(out).toContain('Rosa told the customer by telephone: Le di el número');
  expect((await acuse('tickets', '-c', config)).out).toMatch(/INC-000001 .* late, by telephone +Miner/);
  await order('INC-000001', 'address', 'eva@minera.example');
  expect((await order('INC-000001', 'post', 'Hola')).out).toContain(
    'a letter to eva@minera.example goes out',
  );
});

test('a corrected address says that the number is not sent there, unless the customer knows it', async () => {
  const { order } = await desk();
  const untold = 'the acknowledgement is not sent again: tell them the number, then acuse ticket INC-000001';
  expect((await order('INC-000001', 'address', 'eva@minera.example')).out).toContain(untold);
  await order('INC-000001', 'telephoned');
  expect((await order('INC-000001', 'address', 'ana@minera.example')).out).not.toContain(untold);
});

test('a word that comes second is decided anew on what the first has left', async () => {
  const { config, folder, order } = await desk();
  const { signingKey } = { signingKey: new Uint8Array(32) };
  await using store = await openStore({ url: `sqlite:${join(folder, 'acuse.db')}` });
  const rooms = actRoomsOf(loadConfig(config, { env: {}, needs: [] }), {
    ...{ signingKey, clock: () => new Date() },
    store: {
      recordAct: acted => store.recordAct(acted),
      async ticketNow(number) {
        const ticket = await store.ticketNow(number);
        // Between the look and the commit, once.
        if (ticket?.status === 'open') await order(number, ...solved);
        return ticket;
      },
    },
  });
  const { change: changed } = await act(
    { number: 'INC-000001', by: 'Hugo', word: { does: 'note', text: 'x' } },
    rooms,
  );
  expect(changed).toMatchObject({ expectedVersion: 2, ticket: { status: 'resolved', version: 3 } });
  const posted = await act({ number: 'INC-000001', by: 'Hugo', word: { does: 'reopen', text: null } }, rooms);
  // Whoever answers writes to the mailbox, although no secret of it is known here.
  expect(posted.letters.map(({ envelope }) => envelope.from)).toEqual(['incidents@example.com']);
});
