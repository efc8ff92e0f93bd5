-- Why the letter could not be written when that was last tried; null until it fails.
alter table letter_orders add column failure text;
