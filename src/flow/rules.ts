import type { Config } from '../config/load.ts';
import type { Desk, PhoneRegion } from '../letters/desk.ts';
import { calendarsOf } from './calendars.ts';
import type { BacklogChoice } from './first-start.ts';
import type { IntakeRules, MailboxRules } from './judge.ts';
import type { ReadingDesk } from './understand.ts';

/** What of a configuration bears on what becomes of a mail; with the backlog `answer` no mail is too old. */
export function intakeRulesOf(config: Config, backlog?: BacklogChoice): IntakeRules {
  const oldest = backlog === 'answer' ? Number.POSITIVE_INFINITY : config.letters.oldest;
  const { customers, leadTime: leadTimes } = config;
  const grounds = { customers, leadTimes, calendars: calendarsOf(config) };
  return { desk: deskOf(config), oldest, brakes: config.letters.brakes, grounds };
}

/** What of a configuration bears on reading a mail. */
export function readingDeskOf({
  forms,
  tickets,
  desk,
  receivers,
  border,
  automatedSenders,
  customers,
}: Config): ReadingDesk {
  const machines = customers.flatMap(({ acceptAutomated, domains }) => (acceptAutomated ? domains : []));
  return {
    forms,
    prefixes: tickets.prefixes,
    ownAddresses: [desk.address, ...receivers.map(({ address }) => address)],
    border,
    automatedSenders: [...automatedSenders, ...machines],
    customers,
  };
}

function deskOf(config: Config): Desk {
  const { desk, alerts, tickets, forms, regions, customers, changes, letters, digest } = config;
  return {
    ...desk,
    alertReaders: alerts.mail,
    prefixes: Object.values(tickets.prefixes),
    forms,
    phones: regions.map(phonesOf),
    planning: { customers, commercial: changes.commercial, accountManager: changes.accountManager ?? null },
    letters: deliveryOf(letters),
    digest: {
      readers: digest.recipients ?? desk.agents,
      language: digest.language ?? desk.language,
      zone: digest.timezone ?? desk.timezone,
    },
  };
}

/** A redirection to nobody, which no configuration holds, would send nothing. */
function deliveryOf({ mode, redirectTo }: Config['letters']): Desk['letters'] {
  if (mode !== 'redirect') return { mode };
  return redirectTo ? { mode, redirectTo } : { mode: 'hold' };
}

function phonesOf({ name, countries, zones, phones }: Config['regions'][number]): PhoneRegion {
  return {
    name,
    countries,
    zones,
    numbers: phones.map(({ label, number }) => (label ? `${label}: ${number}` : number)),
  };
}

/** Who writes to the mailbox of a region is taken to be there; else nothing is known but where the desk is. */
export function mailboxRulesOf(
  { name, address, expects = 'incident', region: regionName }: Config['receivers'][number],
  { desk, regions }: Config,
): MailboxRules {
  const region = regions.find(each => each.name === regionName);
  const [country = null, ...others] = region?.countries ?? [];
  const home = {
    language: region?.language ?? desk.language,
    country: others.length === 0 ? country : null,
    zone: region?.timezone ?? desk.timezone,
  };
  return { name, address, expects, home };
}
