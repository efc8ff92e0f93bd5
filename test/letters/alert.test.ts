import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import type { Desk } from '../../src/letters/desk.ts';
import { lettersFor } from '../../src/letters/letters-for.ts';
import type { Notice } from '../../src/promise/danger.ts';
import { languages } from '../../src/questionnaire/form.ts';
import { aMomentLater, desk, sundayMorning } from './desk.ts';
import { composer } from './received.ts';

const raised: Notice = {
  ...{ cause: 'mailbox:incidents', level: 'urgent', state: 'raised' },
  ...{ headline: 'Mailbox incidents has not been read for 10 min', details: ['Reason: <b>ECONNREFUSED</b>'] },
  ...{ raisedAt: sundayMorning, toldAt: aMomentLater, recoveredAt: null },
};
const over: Notice = { ...raised, state: 'recovered', details: [], recoveredAt: aMomentLater };

function lettersOf(notice: Notice, other: Partial<Desk> = {}) {
  const mailbox = 'incidents@example.com';
  return lettersFor({ type: 'alert', mailbox, notice }, { ...desk, ...other });
}

async function written(notice: Notice, other: Partial<Desk> = {}) {
  const [order] = lettersOf(notice, other);
  if (!order) throw new Error('an alert makes a letter');
  return simpleParser(Buffer.from(composer.compose(order, aMomentLater).bytes), { skipTextToHtml: true });
}

describe('the letter of an alert', () => {
  test('says in its subject how bad it is and what it is, and then what to do, and since when', async () => {
    const mail = await written(raised, { language: 'en' });
    expect(mail.subject).toBe('Urgent: Mailbox incidents has not been read for 10 min');
    expect(mail.text).toBe(`Urgent: Mailbox incidents has not been read for 10 min

Reason: <b>ECONNREFUSED</b>

Alert since: 22 Nov 2026, 07:15 (Colombia Time, GMT-5)

-- ${''}
Mesa de Servicio LatAm
`);
    expect(mail.html).toContain('&lt;b&gt;ECONNREFUSED');
  });

  test('says when it is over, in the language of the desk', async () => {
    const subjects = [];
    for (const language of languages)
      subjects.push((await written(over, { language })).subject?.split(':')[0]);
    expect(subjects).toEqual(['Over', 'Resuelto', 'Resolvido']);
    expect((await written(over, { language: 'en' })).text).toContain('Until: 22 Nov 2026, 07:15');
  });

  test('goes to each reader once, before all other letters, on trial too', () => {
    const alertReaders = ['noc@example.com', 'noc@example.com', 'boss@example.com'];
    const held = lettersOf(raised, { alertReaders, letters: { mode: 'hold' } });
    expect(held.map(({ to, held: isHeld, priority }) => [to, isHeld, priority])).toEqual([
      ['noc@example.com', false, -1],
      ['boss@example.com', false, -1],
    ]);
  });

  test('never goes to a reader whom letters do not reach, to say so', () => {
    const notice = { ...raised, cause: 'reader:NOC@example.com' };
    const alertReaders = ['noc@example.com', 'boss@example.com'];
    expect(lettersOf(notice, { alertReaders }).map(({ to }) => to)).toEqual(['boss@example.com']);
    const redirected = { mode: 'redirect', redirectTo: 'noc@example.com' } as const;
    expect(lettersOf(notice, { alertReaders, letters: redirected })).toEqual([]);
  });
});
