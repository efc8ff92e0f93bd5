-- One row is one cause for alarm, from the moment something is in danger until nothing is any more. `level` is the worst
-- it has been; `subjects` is JSON: what people were told of, and at which level; `told_at` is when they last were.
create table alerts (
  id integer not null primary key,
  cause text not null,
  level text not null,
  subjects text not null,
  headline text not null,
  details text not null,
  raised_at text not null,
  told_at text not null,
  recovered_at text
);
create unique index alerts_standing on alerts (cause) where recovered_at is null;
create index alerts_by_raised_at on alerts (raised_at);

-- One row is one promise of the desk, about a mail, a ticket or a slot of the calendar ('2026-11-22T07:00', the
-- digest of that time): when it is due, why, when and how it ended.
create table promises_of_the_desk (
  mail_id integer references mails (id),
  ticket_number text references tickets (number),
  slot text,
  kind text not null,
  due_at text not null,
  why text not null,
  settled_at text,
  settled_how text,
  check (
    (mail_id is not null and ticket_number is null and slot is null)
    or (mail_id is null and ticket_number is not null and slot is null)
    or (mail_id is null and ticket_number is null and slot is not null)
  ),
  unique (mail_id, kind),
  unique (ticket_number, kind),
  unique (slot, kind)
);
insert into promises_of_the_desk (mail_id, ticket_number, kind, due_at, why, settled_at, settled_how)
  select mail_id, ticket_number, kind, due_at, why, settled_at, settled_how from promises;
drop table promises;
alter table promises_of_the_desk rename to promises;
create index promises_open on promises (due_at) where settled_at is null;
