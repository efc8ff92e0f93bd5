-- What came within an hour, and which letters came back, is asked twice a minute.
create index mails_by_seen_at on mails (seen_at);
create index letters_by_returned_at on letters (returned_at) where returned_at is not null;

-- In which language somebody wrote last.
create index tickets_by_requester on tickets (requester, opened_at) where requester is not null;
