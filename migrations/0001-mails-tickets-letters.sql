-- Runs unchanged on SQLite and PostgreSQL. Ids come from `counters`; instants are ISO 8601 in UTC as text, so that
-- their order is that of time; JSON is text. Each statement ends with a semicolon at the end of its line.

-- One row is one series of numbers that never repeat, and the next number to be given.
create table counters (
  name text not null primary key,
  next_value bigint not null
);

-- One row is one fact of this installation, made once: its id, the key that signs its letters.
create table settings (
  name text not null primary key,
  value text not null
);

-- One row is one mail ever seen in a mailbox: the ledger. Without a disposition it is work that waits.
create table mails (
  id integer not null primary key,
  mailbox text not null,
  folder text not null,
  uid_validity text not null,
  uid bigint not null,
  size bigint not null,
  truncated integer not null,
  accepted_at text not null,
  accepted_by text not null,
  seen_at text not null,
  attempts integer not null,
  disposition text,
  why text,
  decided_at text,
  message_id text,
  content_hash text,
  from_address text,
  subject text,
  ticket_number text,
  unique (mailbox, folder, uid_validity, uid)
);

-- The same mail, taken from two mailboxes at the same moment, cannot open two tickets.
create unique index mails_handled_once on mails (message_id, content_hash) where disposition in ('opened', 'joined');
create index mails_by_message_id on mails (message_id);
create index mails_by_ticket on mails (ticket_number);
create index mails_open on mails (mailbox) where disposition is null;
create index mails_quarantined on mails (id) where disposition = 'quarantined';

-- One row is the bytes of one mail as received, gzipped once it has been idle for a while.
create table raw_mails (
  mail_id integer not null primary key references mails (id),
  encoding text not null,
  bytes bytea not null
);
create index raw_mails_as_received on raw_mails (mail_id) where encoding = 'identity';

-- One row is one ticket as it stands; folding its events gives the same. `customer` is for searching: without case and accents.
create table tickets (
  number text not null primary key,
  mail_id integer not null references mails (id),
  kind text not null,
  status text not null,
  version integer not null,
  severity integer,
  form text,
  language text not null,
  subject text not null,
  requester text,
  mailbox text not null,
  message_id text,
  fields text not null,
  missing text not null,
  unreadable text not null,
  flags text not null,
  zone text not null,
  customer text not null,
  received_at text not null,
  opened_at text not null,
  acknowledged_at text,
  updated_at text not null
);
create index tickets_by_mail on tickets (mail_id);
create index tickets_by_opened_at on tickets (opened_at, number);

-- One row is one thing that happened to a ticket, in the order of `version`; `data` is the event whole.
create table events (
  ticket_number text not null references tickets (number),
  version integer not null,
  type text not null,
  at text not null,
  mail_id integer references mails (id),
  data text not null,
  primary key (ticket_number, version)
);

-- One row is one letter the desk owes, holds, has sent or had refused. `claim` is the daemon that is sending it now.
create table letters (
  id integer not null primary key,
  key text not null unique,
  kind text not null,
  ticket_number text references tickets (number),
  mail_id integer references mails (id),
  acknowledges integer references mails (id),
  state text not null,
  priority integer not null,
  envelope_from text not null,
  envelope_to text not null,
  message_id text not null,
  claim text,
  attempts integer not null,
  owed_at text not null,
  next_attempt_at text not null,
  sent_at text,
  response text,
  server_message_id text
);
create index letters_by_server_message_id on letters (server_message_id) where server_message_id is not null;
create index letters_by_state on letters (state, priority, id);
create index letters_by_ticket on letters (ticket_number);
create index letters_by_mail on letters (mail_id);

-- One row is the finished bytes of one letter, gzipped once it has been sent for a while.
create table raw_letters (
  letter_id integer not null primary key references letters (id),
  encoding text not null,
  bytes bytea not null
);
create index raw_letters_as_composed on raw_letters (letter_id) where encoding = 'identity';

-- One row is one promise of the desk, about a mail or about a ticket: when it is due, why, when and how it ended.
create table promises (
  mail_id integer references mails (id),
  ticket_number text references tickets (number),
  kind text not null,
  due_at text not null,
  why text not null,
  settled_at text,
  settled_how text,
  check ((mail_id is null) <> (ticket_number is null)),
  unique (mail_id, kind),
  unique (ticket_number, kind)
);
create index promises_open on promises (due_at) where settled_at is null;
