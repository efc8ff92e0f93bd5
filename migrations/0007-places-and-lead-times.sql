-- Where a ticket's site is, and how that is known (src/ticket/place.ts); null for tickets opened before this was asked.
alter table tickets add column place text;

-- Whether a service request was asked for in time, with each step of the count (src/ticket/verdict.ts); null while not judged.
alter table tickets add column lead_time text;
