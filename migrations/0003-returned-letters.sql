-- When a delivery report first said that the letter is delayed, and that it failed; its reader's mail system, in its words.
alter table letters add column delayed_at text;
alter table letters add column returned_at text;
alter table letters add column returned_why text;
create index letters_by_message_id on letters (message_id);

-- How many mails were acknowledged lately.
create index letters_lately on letters (owed_at) where acknowledges is not null;
