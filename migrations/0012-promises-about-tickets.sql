-- Until when a pending or resolved incident waits, and when the customer of an incomplete request was asked again
-- (src/ticket/handling.ts).
alter table tickets add column waits_until text;
alter table tickets add column reminded_at text;
update tickets set waits_until = (
  select due_at from promises where ticket_number = tickets.number and kind = 'close-silent' and settled_at is null
) where status = 'resolved';
