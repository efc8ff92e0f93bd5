-- One row is what a ticket has to do with an older one, as its journal says; a number that is only mentioned may be nobody's.
create table links (
  ticket_number text not null references tickets (number),
  kind text not null,
  other_number text not null,
  primary key (ticket_number, kind, other_number)
);
create index links_by_other on links (other_number);

-- What a ticket is about, as a short key (src/ticket/matter.ts): who reports an outage twice is found by it.
alter table tickets add column matter text;
create index tickets_by_matter on tickets (matter, received_at) where matter is not null;
