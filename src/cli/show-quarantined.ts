import { visibleLine } from '../mail/visible.ts';
import type { LedgerEntry } from '../store/ledger-entry.ts';
import type { Store } from '../store/store.ts';
import { columns } from './columns.ts';
import { minute } from './minute.ts';

export type Quarantined = NonNullable<Awaited<ReturnType<Store['quarantinedMail']>>>;

/** Mails in quarantine as a table. */
export function table(mails: readonly LedgerEntry[]): string {
  if (mails.length === 0) return 'nothing is in quarantine\n';
  const rows = mails.map(mail => [
    String(mail.id),
    visibleLine(mail.mailbox),
    minute(mail.acceptedAt),
    String(mail.size),
    String(mail.attempts),
    reasonOf(mail),
  ]);
  return columns([['ID', 'MAILBOX', 'ACCEPTED (UTC)', 'BYTES', 'ATTEMPTS', 'REASON'], ...rows]);
}

/** All that is known of one, with what its header tells people. */
export function told(mail: Quarantined, header: Record<string, string> | null): string {
  return [
    `mail ${mail.id} · ${visibleLine(mail.mailbox)}/${visibleLine(mail.folder)} · UID ${mail.uid}\n`,
    columns([
      ['  accepted', `${minute(mail.acceptedAt)} (${mail.acceptedBy})`],
      ['  bytes', `${mail.size}${mail.truncated ? ', of which only the beginning was downloaded' : ''}`],
      ['  attempts', String(mail.attempts)],
      ['  reason', reasonOf(mail)],
      ['  promise', promiseOf(mail)],
      ...Object.entries(header ?? {}).map(([name, value]) => [`  ${name}:`, visibleLine(value)]),
    ]),
  ].join('');
}

function promiseOf({ acknowledgement }: Quarantined): string {
  if (!acknowledgement) return 'none';
  const { dueAt, settledAt, settledHow } = acknowledgement;
  const end = settledAt ? `${settledHow ?? 'settled'} at ${minute(settledAt)}` : 'open';
  return `to acknowledge by ${minute(dueAt)}: ${end}`;
}

function reasonOf({ why }: LedgerEntry): string {
  return visibleLine(String(why?.saw.reason ?? why?.rule ?? 'unknown'));
}
