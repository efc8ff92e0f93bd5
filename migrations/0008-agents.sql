-- What the desk has made of a ticket (src/ticket/handling.ts), and where its customer is written to.
alter table tickets add column answer_to text;
alter table tickets add column assignee text;
alter table tickets add column waits_for text;
alter table tickets add column start_at text;
alter table tickets add column resolved_at text;
alter table tickets add column over_at text;
