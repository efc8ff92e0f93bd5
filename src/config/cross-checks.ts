import { isSameMailbox } from '../mail/address.ts';
import { isLoopback } from './addresses.ts';
import { alertChecks } from './alert-checks.ts';
import { millisecondsOf } from './durations.ts';
import type { Complaint } from './faults.ts';
import { suggestion } from './nearest.ts';
import { type Connection, connectionsOf, type Outline } from './outline.ts';
import { repetitions } from './repetitions.ts';
import { peopleRead, selfAddressed } from './self-addressed.ts';
import { signInChecks } from './sign-in-checks.ts';

/**
 * What is wrong between values that may each be right: what needs a companion, what must not be the same, who would
 * write to himself. `regions` is null when they could not be read.
 */
export function crossChecks(outline: Outline, regions: readonly Named[] | null): Complaint[] {
  return [
    ...connectionsOf(outline).flatMap(signInChecks),
    ...connectionsOf(outline).flatMap(unencrypted),
    ...mailboxless(outline),
    ...repeatedMailboxes(outline),
    ...foldersThatMeet(outline),
    ...unknownRegions(outline, regions),
    ...agents(outline),
    ...digestReaders(outline),
    ...planners(outline),
    ...alertChecks(outline),
    ...redirection(outline),
    ...warnings(outline),
    ...repeatedPrefixes(outline),
  ];
}

interface Named {
  name: string;
}

function unencrypted({ path, host, tls }: Connection): Complaint[] {
  if (tls !== 'none' || host === undefined || isLoopback(host)) return [];
  const what = `none would show passwords and mails to everybody on the way to ${host}`;
  return [
    { path: [...path, 'tls'], what, remedy: 'write implicit or starttls; none is for this machine only' },
  ];
}

function mailboxless({ mailboxes }: Outline): Complaint[] {
  if (mailboxes.length > 0) return [];
  // Reply-To is the mailbox that received the mail: without one, answers go where nothing watches.
  const what = 'no mailbox is watched, so that nothing arrives and no reply is read';
  return [{ path: ['mailboxes'], what, remedy: 'add a mailbox with name, address and imap' }];
}

function repeatedMailboxes({ mailboxes }: Outline): Complaint[] {
  return [
    ...repetitions(mailboxes.map(({ name }) => name?.toLowerCase())).map(({ index, first }) => ({
      path: ['mailboxes', index, 'name'],
      what: `is the name of mailboxes[${first}] already`,
      remedy: 'give each mailbox a name of its own',
    })),
    ...repetitions(mailboxes.map(({ address }) => address?.toLowerCase())).map(({ index, first }) => ({
      path: ['mailboxes', index, 'address'],
      what: `is the address of mailboxes[${first}] already: a reply to it would be read by one of the two`,
      remedy: 'give each mailbox the address whose mail is delivered to it',
    })),
    ...repetitions(mailboxes.map(folderOf)).map(({ index, first }) => ({
      path: ['mailboxes', index, 'imap', 'folder'],
      what: `is the folder that mailboxes[${first}] watches already: nothing watches this address for itself`,
      remedy: 'name the account, or the folder of it, that receives the mail for this address',
    })),
  ];
}

/** The folder as IMAP knows it, INBOX in any case (RFC 9051, 5.1); undefined where there is no telling. */
function folderOf({ imap: { host, port, user, folder = 'INBOX' } }: Outline['mailboxes'][number]) {
  if (host === undefined) return undefined;
  return JSON.stringify([host.toLowerCase(), port, user, sameFolder(folder, 'INBOX') ? 'INBOX' : folder]);
}

function sameFolder(one: string, other: string): boolean {
  return one === other || (one.toUpperCase() === 'INBOX' && other.toUpperCase() === 'INBOX');
}

function foldersThatMeet({ mailboxes }: Outline): Complaint[] {
  return mailboxes.flatMap(({ imap }, index) => {
    const { folder = 'INBOX', processed = 'Processed', quarantine = 'Quarantine' } = imap;
    const complaint = (key: string, other: string) => ({
      path: ['mailboxes', index, 'imap', key],
      what: `is the ${other} folder too`,
      remedy: 'give folder, processed and quarantine three different folders',
    });
    return [
      ...(sameFolder(processed, folder) ? [complaint('processed', 'watched')] : []),
      ...(sameFolder(quarantine, folder) ? [complaint('quarantine', 'watched')] : []),
      ...(sameFolder(quarantine, processed) ? [complaint('quarantine', 'processed')] : []),
    ];
  });
}

function unknownRegions({ mailboxes }: Outline, regions: readonly Named[] | null): Complaint[] {
  const known = regions?.map(({ name }) => name) ?? [];
  return mailboxes.flatMap(({ region }, index) => {
    if (region === undefined || regions === null || known.includes(region)) return [];
    const what = `"${region}" is no region of the regions file`;
    return [{ path: ['mailboxes', index, 'region'], what, remedy: suggestion(region, known) }];
  });
}

function agents({ desk, mailboxes }: Outline): Complaint[] {
  const path = ['desk', 'agents'];
  const addresses = desk.agents.map(agent => agent?.toLowerCase());
  const nobody = {
    path,
    what: 'names nobody, so that no person hears of a new ticket',
    remedy: 'list the address of at least one agent, or of the team',
  };
  return [
    ...(addresses.length === 0 ? [nobody] : []),
    ...repetitions(addresses).map(({ index, first }) => ({
      path: [...path, index],
      what: `is agents[${first}] already`,
      remedy: 'list each agent once',
    })),
    ...addresses.flatMap((agent, index) => selfAddressed([...path, index], agent, mailboxes)),
  ];
}

function digestReaders({ digest: { recipients }, mailboxes }: Outline): Complaint[] {
  if (recipients === undefined) return [];
  const path = ['digest', 'recipients'];
  const addresses = recipients.map(recipient => recipient?.toLowerCase());
  const nobody = {
    path,
    what: 'names nobody',
    remedy: "list a reader, or leave it out: the desk's agents read it",
  };
  return [
    ...(addresses.length === 0 ? [nobody] : []),
    ...repetitions(addresses).map(({ index, first }) => ({
      path: [...path, index],
      what: `is recipients[${first}] already`,
      remedy: 'list each reader once',
    })),
    ...addresses.flatMap((address, index) => selfAddressed([...path, index], address, mailboxes)),
  ];
}

/** Their answers come to the desk by mail: from its own address they would be taken for letters of ours. */
function planners({ changes, desk, mailboxes }: Outline): Complaint[] {
  const { commercial, accountManager } = changes;
  const named = [
    ...commercial.map((address, index) => ({ path: ['changes', 'commercial', index], address })),
    { path: ['changes', 'accountManager'], address: accountManager },
  ];
  return [
    ...repetitions(commercial.map(address => address?.toLowerCase())).map(({ index, first }) => ({
      path: ['changes', 'commercial', index],
      what: `is commercial[${first}] already`,
      remedy: 'list each address once',
    })),
    ...named.flatMap(({ path, address }) => selfAddressed(path, address, mailboxes)),
    ...named.flatMap(({ path, address }) =>
      address !== undefined && desk.address !== undefined && isSameMailbox(desk.address, address)
        ? [{ path, what: mistakenForOurs, remedy: peopleRead }]
        : [],
    ),
  ];
}

const mistakenForOurs = 'is desk.address: answers from it would be taken for our own letters';

function redirection({ letters: { mode, redirectTo }, mailboxes }: Outline): Complaint[] {
  const path = ['letters', 'redirectTo'];
  if (redirectTo !== undefined) return selfAddressed(path, redirectTo, mailboxes);
  if (mode !== 'redirect') return [];
  const what = 'is missing beside mode: redirect';
  return [{ path, what, remedy: 'add the address of the person who reads the letters on trial' }];
}

function warnings({ promises: { acknowledge = 'PT15M', warn } }: Outline): Complaint[] {
  const limit = millisecondsOf(acknowledge) ?? Number.POSITIVE_INFINITY;
  return warn.flatMap((age, index) => {
    const tooLate = age !== undefined && (millisecondsOf(age) ?? 0) >= limit;
    const what = `"${age}" is no warning when the promise is broken after ${acknowledge}`;
    const remedy = 'warn earlier than promises.acknowledge';
    return tooLate ? [{ path: ['promises', 'warn', index], what, remedy }] : [];
  });
}

function repeatedPrefixes({ tickets: { prefixes } }: Outline): Complaint[] {
  const { incident = 'INC-', ssr = 'SSR-', rfc = 'RFC-' } = prefixes;
  const kinds = ['incident', 'ssr', 'rfc'];
  return repetitions([incident, ssr, rfc]).map(({ index, first }) => ({
    path: ['tickets', 'prefixes', kinds[index] ?? ''],
    what: `is the prefix of ${kinds[first]} too`,
    remedy: 'give each kind a prefix of its own',
  }));
}
