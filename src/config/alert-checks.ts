import type { Complaint } from './faults.ts';
import type { Outline } from './outline.ts';
import { repetitions } from './repetitions.ts';
import { selfAddressed } from './self-addressed.ts';

/** What is wrong between the keys of the roads of alerts. */
export function alertChecks({ alerts: { mail, webhooks }, mailboxes }: Outline): Complaint[] {
  return [
    ...(mail === undefined ? [] : readers(mail, mailboxes)),
    ...repeatedNames(webhooks),
    ...webhooks.flatMap(secretOf),
  ];
}

type Webhook = Outline['alerts']['webhooks'][number];

function readers(mail: readonly (string | undefined)[], mailboxes: Outline['mailboxes']): Complaint[] {
  const path = ['alerts', 'mail'];
  const addresses = mail.map(address => address?.toLowerCase());
  const what = 'names nobody, so that no person is mailed an alert';
  const nobody = { path, what, remedy: 'list an address that people read, or leave it out for desk.agents' };
  return [
    ...(mail.length === 0 ? [nobody] : []),
    ...repetitions(addresses).map(({ index, first }) => ({
      path: [...path, index],
      what: `is mail[${first}] already`,
      remedy: 'list each address once',
    })),
    ...addresses.flatMap((address, index) => selfAddressed([...path, index], address, mailboxes)),
  ];
}

function repeatedNames(webhooks: readonly Webhook[]): Complaint[] {
  return repetitions(webhooks.map(({ name }) => name)).map(({ index, first }) => ({
    path: ['alerts', 'webhooks', index, 'name'],
    what: `is the name of webhooks[${first}] already`,
    remedy: 'give each webhook a name of its own: what waits for it is kept under it',
  }));
}

function secretOf({ format, secret }: Webhook, index: number): Complaint[] {
  const path = ['alerts', 'webhooks', index, 'secret'];
  if (format === 'json' && secret === undefined) {
    const remedy = 'add a long random text that the receiver knows too (docs/alerts.md)';
    return [{ path, what: 'is missing beside format: json', remedy }];
  }
  if (format === 'teams' && secret !== undefined) {
    const what = 'stands beside format: teams, which nobody signs';
    return [
      { path, what, remedy: 'take it away; who knows the url of a workflow may post to it', blames: 'key' },
    ];
  }
  return [];
}
