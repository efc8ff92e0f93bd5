-- One row is one alert, or the end of one, that is owed to one webhook, was taken by it, refused, or given up.
create table notices (
  id integer not null primary key,
  webhook text not null,
  key text not null,
  cause text not null,
  body text not null,
  state text not null,
  attempts integer not null,
  owed_at text not null,
  next_attempt_at text not null,
  sent_at text,
  response text,
  unique (webhook, key)
);
create index notices_owed on notices (webhook, cause, id) where state = 'owed';
