import type { Generated } from 'kysely';
import type { Level } from '../promise/danger.ts';
import type { TicketPromiseKind } from '../promise/ticket-promises.ts';
import type { Language } from '../questionnaire/form.ts';
import type { Disposition } from '../ticket/admission.ts';
import type { TicketEvent } from '../ticket/event.ts';
import type { LinkKind } from '../ticket/link.ts';
import type { Ticket, TicketKind, TicketStatus } from '../ticket/ticket.ts';

/** The rows as `migrations/` makes them. Columns ending in `_at` and `at` are instants, ISO 8601 in UTC. */
export interface Tables {
  counters: { name: string; next_value: number };
  settings: { name: string; value: string };
  mails: MailRow;
  /** `attachments_purged` is 1 when only the text is left of it, else 0. */
  raw_mails: {
    mail_id: number;
    encoding: Encoding;
    bytes: Uint8Array;
    attachments_purged: Generated<number>;
  };
  /** Of the events up to `purged_version` the customer's words are purged. */
  tickets: TicketRow & { purged_version: Generated<number> };
  events: EventRow;
  links: LinkRow;
  letters: LetterRow;
  letter_orders: { letter_id: number; data: string; failure: Generated<string | null> };
  raw_letters: { letter_id: number; encoding: Encoding; bytes: Uint8Array };
  promises: PromiseRow;
  alerts: AlertRow;
  notices: NoticeRow;
  /** `sealed` is base64. */
  refresh_tokens: { name: string; sealed: string; replaced_at: string };
  /** Made by Kysely's Migrator. */
  migrations: { name: string; timestamp: string };
}

export type Encoding = 'identity' | 'gzip';

export interface MailRow {
  id: number;
  mailbox: string;
  folder: string;
  uid_validity: string;
  uid: number;
  size: number;
  /** 1 when only its beginning was downloaded, else 0. */
  truncated: number;
  accepted_at: string;
  accepted_by: string;
  seen_at: string;
  attempts: number;
  disposition: Disposition | null;
  /** JSON. */
  why: string | null;
  decided_at: string | null;
  message_id: string | null;
  content_hash: string | null;
  from_address: string | null;
  subject: string | null;
  ticket_number: string | null;
  /** When a person asked that it be tried again; null once that has begun. */
  retry_asked_at: string | null;
  /** 1 when reconciliation found it without a ledger row, else 0. */
  found_as_gap: number;
}

export interface TicketRow {
  number: string;
  mail_id: number;
  kind: TicketKind;
  status: TicketStatus;
  version: number;
  severity: Ticket['severity'];
  form: string | null;
  language: Language;
  subject: string;
  requester: string | null;
  answer_to: string | null;
  mailbox: string;
  message_id: string | null;
  /** JSON, like the three after it. */
  fields: string;
  missing: string;
  unreadable: string;
  flags: string;
  zone: string;
  /** JSON, like the one after it; null where there is none. */
  place: string | null;
  lead_time: string | null;
  /** The customer's name, folded for searching. */
  customer: string;
  /** See `matterOf`. */
  matter: string | null;
  received_at: string;
  opened_at: string;
  acknowledged_at: string | null;
  assignee: string | null;
  waits_for: Ticket['waitsFor'];
  waits_until: string | null;
  start_at: string | null;
  reminded_at: string | null;
  escalation_level: number;
  telephoned_at: string | null;
  resolved_at: string | null;
  over_at: string | null;
  updated_at: string;
}

interface EventRow {
  ticket_number: string;
  version: number;
  type: TicketEvent['type'];
  at: string;
  mail_id: number | null;
  /** JSON: the event whole. The columns beside it are what queries need. */
  data: string;
}

interface LinkRow {
  ticket_number: string;
  kind: LinkKind;
  other_number: string;
}

export interface LetterRow {
  id: number;
  key: string;
  kind: string;
  /** Null for a letter that is about the desk itself. */
  ticket_number: string | null;
  /** The mail whose handling owed it. */
  mail_id: number | null;
  acknowledges: number | null;
  state: LetterState;
  priority: number;
  envelope_from: string;
  envelope_to: string;
  message_id: string;
  /** The boot id of the daemon that is sending it. */
  claim: string | null;
  attempts: number;
  owed_at: string;
  next_attempt_at: string;
  sent_at: string | null;
  response: string | null;
  /** The Message-ID that the mail server gave it in place of ours. */
  server_message_id: string | null;
  /** When a delivery report first said that it is delayed. */
  delayed_at: string | null;
  /** When one said that it failed, and in which words. */
  returned_at: string | null;
  returned_why: string | null;
}

/** The order of the states: owed → sent or refused; held → owed once a person releases it, or dropped. */
export type LetterState = 'owed' | 'held' | 'sent' | 'refused' | 'dropped';

export interface PromiseRow {
  /** What the promise is about: a mail, a ticket or a slot of the calendar; exactly one of them. */
  mail_id: number | null;
  ticket_number: string | null;
  slot: string | null;
  kind: 'acknowledge' | 'digest' | TicketPromiseKind;
  due_at: string;
  why: string;
  settled_at: string | null;
  settled_how: string | null;
}

/** See `migrations/0009-alerts.sql`; `subjects` and `details` are JSON. */
export interface AlertRow {
  id: number;
  cause: string;
  level: Level;
  subjects: string;
  headline: string;
  details: string;
  raised_at: string;
  told_at: string;
  recovered_at: string | null;
}

export interface NoticeRow {
  id: number;
  webhook: string;
  key: string;
  cause: string;
  /** JSON: the notice whole. */
  body: string;
  state: NoticeState;
  attempts: number;
  owed_at: string;
  next_attempt_at: string;
  sent_at: string | null;
  /** The webhook's words at the last try. */
  response: string | null;
}

/** The order of the states: owed → sent, refused by the webhook, or given up after a day. */
export type NoticeState = 'owed' | 'sent' | 'refused' | 'given-up';
