-- What the digest asks every morning over years of data: what is open, how promises of the last weeks were kept, when
-- mails came, which letters came back.
create index tickets_open on tickets (received_at) where over_at is null;
create index promises_settled on promises (kind, due_at) where settled_at is not null;
create index promises_settled_late on promises (settled_at) where settled_at > due_at;
create index mails_by_accepted_at on mails (accepted_at, mailbox);
create index letters_returned on letters (returned_at) where returned_at is not null;
create index alerts_recovered on alerts (recovered_at);
