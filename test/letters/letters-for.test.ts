import { describe, expect, it } from 'vitest';
import { lettersFor } from '../../src/letters/letters-for.ts';
import type { Withheld } from '../../src/letters/occasion.ts';
import { anasMail, desk, joined, opened } from './desk.ts';

const summary = (occasion: Parameters<typeof lettersFor>[0], of = desk) =>
  lettersFor(occasion, of).map(({ key, to, language }) => `${key} → ${to} (${language})`);

describe('A mail that opens a ticket', () => {
  it('earns its sender an acknowledgement in their language and each agent a letter in the desk’s', () => {
    const agents = ['noc@example.com', 'lead@example.com', 'noc@example.com'];
    expect(summary(opened({ language: 'en', form: 'latam-en' }), { ...desk, agents })).toEqual([
      'ack:17 → ana@minera.example (en)',
      'new-ticket:INC-000123:noc@example.com → noc@example.com (es)',
      'new-ticket:INC-000123:lead@example.com → lead@example.com (es)',
    ]);
  });

  it('is acknowledged before the agents hear of it', () => {
    const [acknowledgement, newTicket] = lettersFor(opened(), desk);
    expect(acknowledgement?.priority).toBeLessThan(newTicket?.priority ?? 0);
    expect(acknowledgement?.acknowledges).toBe(17);
    expect(newTicket?.acknowledges).toBeNull();
  });

  it('is answered in Portuguese when it was written in Portuguese', () => {
    expect(summary(opened({ language: 'pt', form: 'latam-pt' }))[0]).toBe('ack:17 → ana@minera.example (pt)');
  });

  it.each<Withheld>(['no-address', 'automatic', 'too-old'])(
    'is not answered when the answer is withheld (%s), but the agents hear of it',
    withheld => {
      const occasion = { ...opened(), correspondence: { ...anasMail, answer: { withheld } } };
      expect(summary(occasion)).toEqual(['new-ticket:INC-000123:noc@example.com → noc@example.com (es)']);
    },
  );
});

describe('A mail that opens several tickets', () => {
  it('earns one acknowledgement that names all numbers, and one letter a ticket for each agent', () => {
    const orders = lettersFor(opened({}, { number: 'INC-000124' }, { number: 'INC-000125' }), desk);
    expect(orders.map(({ key }) => key)).toEqual([
      'ack:17',
      'new-ticket:INC-000123:noc@example.com',
      'new-ticket:INC-000124:noc@example.com',
      'new-ticket:INC-000125:noc@example.com',
    ]);
    expect(orders[0]?.data.tag).toBe('[INC-000123] [INC-000124] [INC-000125]');
  });
});

describe('A mail that joins a ticket', () => {
  it('is told to the agents and not acknowledged again', () => {
    expect(summary(joined())).toEqual(['ticket-update:18:noc@example.com → noc@example.com (es)']);
  });
});

describe('letters.mode', () => {
  it('redirect sends every letter to one reader and says whom it is for', () => {
    const orders = lettersFor(opened(), {
      ...desk,
      letters: { mode: 'redirect', redirectTo: 'trial@example.com' },
    });
    expect(orders.map(({ to, data }) => [to, data.redirectedFrom])).toEqual([
      ['trial@example.com', 'ana@minera.example'],
      ['trial@example.com', 'noc@example.com'],
    ]);
  });

  it('in review is answered by a letter that is held, while the agents are told at once', () => {
    const orders = lettersFor(opened({ status: 'review' }), desk);
    expect(orders.map(({ kind, held }) => [kind, held])).toEqual([
      ['acknowledgement', true],
      ['new-ticket', false],
    ]);
  });

  it('hold writes every letter and keeps it', () => {
    const orders = lettersFor(opened(), { ...desk, letters: { mode: 'hold' } });
    expect(orders.map(({ held }) => held)).toEqual([true, true]);
  });
});
