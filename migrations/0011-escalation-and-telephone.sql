-- How far up the ladder of the desk a ticket has been taken; 1 is the service desk itself.
alter table tickets add column escalation_level integer not null default 1;
-- When an agent first told the customer by telephone.
alter table tickets add column telephoned_at text;
