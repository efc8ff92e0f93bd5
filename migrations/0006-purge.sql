-- What a purge has taken already, so that nobody looks for it every day: the attachments of a mail as received, and the
-- answers of a ticket's events up to a version.
alter table raw_mails add column attachments_purged integer not null default 0;
alter table tickets add column purged_version integer not null default 0;
