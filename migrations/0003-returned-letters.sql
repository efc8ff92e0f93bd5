-- When a delivery report first said that the letter is delayed, and that it failed; its reader's mail system, in its words.
alter table letters add column delayed_at text;
alter table letters add column returned_at text;
alter table letters add column returned_why text;
create index letters_by_message_id on letters (message_id);

-- How many letters somebody was written lately.
create index letters_by_reader on letters (envelope_to, owed_at);
