import { resolve } from 'node:path';
import { type Server, withAuthority } from './authority.ts';
import type { Config, Need } from './config.ts';
import type { Complaint } from './faults.ts';
import type { Followed } from './follow.ts';
import { receiver } from './mail-servers.ts';
import { fileSchema } from './schema.ts';

/** Who signs where nobody has said who; a command that needs the desk does not get here without one. */
const nobody = { name: 'Service Desk', address: 'desk@localhost', agents: [], timezone: 'UTC' };

const completable = fileSchema.partial({ submission: true });

/**
 * The finished configuration, frozen. `values` are without fault but for what is `unset`: there the default stands
 * in, and a mail server, or the roads of alerts, of which anything is not set are left out.
 */
export function assemble(
  values: unknown,
  unset: readonly Complaint[],
  followed: Followed,
  folder: string,
): Config {
  const isUnset = (part: Need) => unset.some(({ path }) => path[0] === part);
  const { desk, mailboxes, submission, alerts, ...others } = keysOf(withoutGaps(values));
  const { ca, ...file } = completable.parse({
    ...others,
    desk: { ...nobody, ...keysOf(desk) },
    mailboxes: isUnset('mailboxes') ? [] : (mailboxes ?? []),
    submission: isUnset('submission') ? undefined : submission,
    alerts: isUnset('alerts') ? undefined : alerts,
  });
  const { certificates, forms, templates, ownTemplates, regions, customers, holidays } = followed;
  const believing = <Named extends Server>(server: Named) => withAuthority(server, ca, certificates);
  return frozen({
    ...file,
    mailboxes: file.mailboxes.map(mailbox => ({ ...mailbox, imap: believing(mailbox.imap) })),
    receivers: listOf(mailboxes).flatMap(each => receiver.safeParse(each).data ?? []),
    submission: file.submission === undefined ? null : believing(file.submission),
    alerts: {
      ...file.alerts,
      mail: file.alerts.mail ?? file.desk.agents,
      webhooks: file.alerts.webhooks.map(believing),
      ...(file.alerts.heartbeat === undefined ? {} : { heartbeat: believing(file.alerts.heartbeat) }),
    },
    database: { url: absoluteUrl(file.database.url, folder) },
    forms,
    templates,
    ownTemplates,
    regions,
    customers,
    holidays,
  });
}

/** What is not set has left a gap in its list, so that the others kept their places. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(item => item !== undefined).map(withoutGaps);
  const entries = Object.entries(keysOf(value)).map(([key, inner]) => [key, withoutGaps(inner)]);
  return entries.length === 0 ? value : Object.fromEntries(entries);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function keysOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** `sqlite:var/acuse.db` with the path made absolute. */
function absoluteUrl(url: string, folder: string): string {
  const [scheme, path] = [url.slice(0, 'sqlite:'.length), url.slice('sqlite:'.length)];
  return `${scheme}${resolve(folder, path)}`;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
