import { loadConfig } from '../../src/config/load.ts';
import { type Judgement, judge } from '../../src/flow/judge.ts';
import type { Take } from '../../src/flow/numbers.ts';
import { Pace } from '../../src/flow/pace.ts';
import { intakeRulesOf } from '../../src/flow/rules.ts';
import { understand } from '../../src/flow/understand.ts';
import type { Familiar } from '../../src/ticket/admission.ts';
import type { Customer } from '../../src/ticket/customer.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { aMomentLater, desk, sundayMorning } from '../letters/desk.ts';
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
  isOfDesk: () => false,
};

const { grounds } = intakeRulesOf(loadConfig(null, { env: {}, needs: [] }));
const brakes = { sender: [], domain: [], ticket: [] };

export interface Circumstances {
  /** When our border accepted it. */
  acceptedAt?: Date;
  customers?: Customer[];
  /** The ticket that it answers. */
  answers?: Ticket;
}

/** What becomes of a mail from the first customer of `mails.ts`; the desk knows nothing but the ticket it answers. */
export async function judged(
  text: string,
  { acceptedAt = sundayMorning, customers = [], answers }: Circumstances = {},
): Promise<Judgement> {
  const headers = answers
    ? { Subject: `Re: [${answers.number}] x`, 'Message-ID': '<2@customer-1.example>' }
    : {};
  const bytes = note(1, { Date: acceptedAt.toUTCString(), ...headers }, text);
  const kept = {
    ...{ id: answers ? 2 : 1, attempts: 1, mailbox: 'incidents', folder: 'INBOX', uidValidity: '1', uid: 1 },
    ...{ bytes, size: bytes.length, truncated: false, seenAt: acceptedAt },
    ...{ acceptedAt, acceptedBy: 'border', acknowledgeDueAt: aMomentLater },
  };
  const rules = { name: 'incidents', address: 'incidents@example.com', expects: 'incident', home } as const;
  const understood = await understand(bytes, false, home, { ...materials.desk, customers });
  let given = 0;
  const take: Take = kind =>
    `${{ incident: 'INC', ssr: 'SSR', rfc: 'RFC' }[kind]}-${String(++given).padStart(6, '0')}`;
  return judge(
    { kept, keptAt: acceptedAt, rules, understood },
    { desk, oldest: Number.POSITIVE_INFINITY, brakes, grounds: { ...grounds, customers } },
    { ...noneKnown, ticket: number => (number === answers?.number ? answers : null) },
    new Pace(brakes, { acknowledgements: [], updates: [], written: [] }),
    take,
    new Date(acceptedAt.getTime() + 1000),
  );
}
