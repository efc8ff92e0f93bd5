import { expect, test } from 'vitest';
import { judge } from '../../src/flow/judge.ts';
import type { Take } from '../../src/flow/numbers.ts';
import { Pace } from '../../src/flow/pace.ts';
import { understand } from '../../src/flow/understand.ts';
import type { Familiar } from '../../src/ticket/admission.ts';
import { aMomentLater, desk, sundayMorning } from '../letters/desk.ts';
import { received } from '../letters/received.ts';
import { note } from './mails.ts';
import { home, materials } from './materials.ts';

const noneKnown: Familiar = {
  namesakes: () => [],
  verify: () => null,
  ticketOf: () => null,
  ticket: () => null,
  alike: () => null,
  letterWith: () => null,
  letterInThread: () => null,
};

/** What becomes of the first mail a desk ever gets. */
async function judged(text: string) {
  const bytes = note(1, {}, text);
  const kept = {
    ...{ id: 1, attempts: 1, mailbox: 'incidents', folder: 'INBOX', uidValidity: '1', uid: 1 },
    ...{ bytes, size: bytes.length, truncated: false, seenAt: sundayMorning },
    ...{ acceptedAt: sundayMorning, acceptedBy: 'border', acknowledgeDueAt: aMomentLater },
  };
  const rules = { name: 'incidents', address: 'incidents@example.com', expects: 'incident', home } as const;
  const understood = await understand(bytes, false, home, materials.desk);
  let given = 0;
  const take: Take = () => `INC-${String(++given).padStart(6, '0')}`;
  const incoming = { kept, keptAt: sundayMorning, rules, understood };
  const brakes = { sender: [], domain: [], ticket: [] };
  const pace = new Pace(brakes, { acknowledgements: [], updates: [], written: [] });
  return judge(
    incoming,
    { desk, oldest: Number.POSITIVE_INFINITY, brakes },
    noneKnown,
    pace,
    take,
    aMomentLater,
  );
}

test('forms beyond the fiftieth of a mail open no ticket, and the agents are told how many', async () => {
  const forms = Array.from(
    { length: 53 },
    (_, site) =>
      `Nombre del cliente: Minera\nSitio el cliente: Sede ${site}\nIncidente interno: MA-${site}\n`,
  );
  const { changes, occasion } = await judged(forms.join('\n'));
  expect(changes).toHaveLength(50);
  if (occasion === null) throw new Error('letters are owed');
  const { text } = await received('new-ticket', occasion);
  expect(text).toContain('El correo trae 3 formularios más que los casos que se abrieron.');
});
