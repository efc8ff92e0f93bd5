import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { KeptMail } from '../../src/store/arrival.ts';
import type { Opened } from '../../src/ticket/event.ts';
import { fold } from '../../src/ticket/evolve.ts';
import { arrival, minutesAfter, monday, opening } from '../store/samples.ts';
import { newDesk, withStore } from './desk.ts';
import { acuse, objects } from './terminal.ts';

const bytes = Buffer.from(
  [
    'From: Ana Ruiz <ana@minera.example>',
    'Subject: Sin servicio',
    'Message-ID: <1@minera.example>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Nombre del cliente: Minera Andina S.A.',
    'Sitio el cliente: Lima',
    'Descripción del problema: enlace caído',
    '¿Está lloviendo o ha llovido allí?: No',
    '',
  ].join('\r\n'),
);
const answer = (text: string, value?: string) => ({
  text,
  confidence: 1,
  from: 'plain' as const,
  ...(value === undefined ? {} : { value }),
});
const asToday = {
  customerName: answer('Minera Andina S.A.'),
  site: answer('Lima'),
  problemDescription: answer('enlace caído'),
  rain: answer('No', 'no'),
};
const missing = [
  'callbackContacts',
  'localContacts',
  'siteHours',
  'customerReference',
  'serviceType',
  'hasContingency',
  'contingencyWorking',
  'powerOnSite',
  'powerOutage',
  'equipmentConnected',
  'equipmentReset',
];

/** A mail that opened INC-000123 with these answers. */
function openedWith(mail: KeptMail, told: Pick<Opened, 'fields' | 'missing'>) {
  const event: Opened = {
    type: 'Opened',
    at: minutesAfter(monday, 2),
    number: 'INC-000123',
    mailId: mail.id,
    kind: 'incident',
    form: 'latam-es',
    language: 'es',
    subject: 'Sin servicio',
    requester: 'ana@minera.example',
    answerTo: 'ana@minera.example',
    mailbox: 'incidents',
    messageId: '<1@minera.example>',
    unreadable: [],
    flags: [],
    zone: 'America/Bogota',
    receivedAt: monday,
    ...told,
  };
  const ticket = fold([event]);
  if (ticket === null) throw new Error('opened');
  return opening(mail, 'INC-000123', { changes: [{ ticket, expectedVersion: 0, events: [event] }] });
}

async function deskThatRead(told: Pick<Opened, 'fields' | 'missing'>) {
  const desk = newDesk();
  await withStore(desk.folder, async store => {
    const [mail] = await store.keep([arrival(1, { bytes, size: bytes.length })]);
    if (mail === undefined) throw new Error('kept');
    await store.record([openedWith(mail, told)]);
  });
  const file = join(desk.folder, 'a.eml');
  writeFileSync(file, bytes);
  return { ...desk, file };
}

const { rain: _rain, ...withoutRain } = asToday;
const olderReading = { fields: { ...withoutRain, site: answer('Lim') }, missing: [...missing, 'rain'] };
const difference = {
  mailId: 1,
  mailbox: 'incidents',
  messageId: '<1@minera.example>',
  differences: [
    {
      ticket: 'INC-000123',
      fields: {
        site: { stored: { text: 'Lim' }, today: { text: 'Lima' } },
        rain: { stored: null, today: { text: 'No', value: 'no' } },
      },
      missing: { stored: [...missing, 'rain'].sort(), today: [...missing].sort() },
    },
  ],
};

describe('acuse replay', () => {
  test('--since tells which mails would be read otherwise, and how', async () => {
    const { config } = await deskThatRead(olderReading);
    const replayed = await acuse('replay', '--since', '2026-03-01', '--json', '-c', config);
    expect(replayed.code).toBe(0);
    expect(objects(replayed)).toEqual([difference]);
    const { out } = await acuse('replay', '--since', '2026-03-01', '-c', config);
    expect(out).toContain('site: "Lim" → "Lima"');
    expect(out).toContain('rain: nothing → "No" ("no")');
    expect(out).toContain('1 mails read again, 1 of them otherwise');
  });

  test('mails that came before that day are left alone', async () => {
    const { config } = await deskThatRead(olderReading);
    expect((await acuse('replay', '--since', '2026-03-03', '-c', config)).out).toBe(
      '0 mails read again, 0 of them otherwise\n',
    );
  });

  test('a mail that is read as it was is not shown', async () => {
    const { config, file } = await deskThatRead({ fields: asToday, missing });
    expect(objects(await acuse('replay', '--since', '2026-03-01', '--json', '-c', config))).toEqual([]);
    expect(await acuse('replay', file, '-c', config)).toEqual({
      code: 0,
      out: `${file}: read as it was\n`,
      err: '',
    });
  });

  test('a file is compared with the stored mail of the same Message-ID', async () => {
    const { config, file } = await deskThatRead(olderReading);
    expect(objects(await acuse('replay', '--json', file, '-c', config))).toEqual([{ file, ...difference }]);
  });

  test('a file needs no database: without one it is only read', async () => {
    const { file } = await deskThatRead(olderReading);
    const { code, out } = await acuse('replay', file);
    expect(code).toBe(0);
    expect(out).toContain(
      'nothing is stored to compare it with; today it is incident · latam-es · 4 answers',
    );
    expect(objects(await acuse('replay', '--json', file))).toEqual([]);
  });

  test('a file that cannot be read ends with 1, after the others', async () => {
    const { file } = await deskThatRead(olderReading);
    const { code, out, err } = await acuse('replay', `${file}.gone`, file);
    expect(code).toBe(1);
    expect(err).toContain('ENOENT');
    expect(out).toContain(file);
  });

  test('neither files nor a date, or both, ends with 2', async () => {
    for (const words of [
      ['replay'],
      ['replay', 'a.eml', '--since', '2026-03-01'],
      ['replay', '--since', 'soon'],
    ])
      expect((await acuse(...words)).code).toBe(2);
  });
});
