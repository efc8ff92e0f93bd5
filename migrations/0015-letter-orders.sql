-- One row is what a letter is to say that is owed and not yet written, as JSON; it goes when the letter's bytes come.
create table letter_orders (
  letter_id integer not null primary key references letters (id),
  data text not null
);
