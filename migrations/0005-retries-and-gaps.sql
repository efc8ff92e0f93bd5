-- When a person asked that a mail from quarantine be tried again; null again once that has begun.
alter table mails add column retry_asked_at text;

-- 1 for a mail that reconciliation found in the processed folder without a ledger row, else 0.
alter table mails add column found_as_gap integer not null default 0;
create index mails_found_as_gap on mails (seen_at) where found_as_gap = 1;
create index mails_to_retry on mails (id) where retry_asked_at is not null;
