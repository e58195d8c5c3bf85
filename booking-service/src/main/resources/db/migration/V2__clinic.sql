-- A clinic's set-up and its catalogue are documents: read whole, never queried inside, exported as
-- they were imported. Units and locations have rows of their own because claims and locks name them.
create table clinic (
  clinic_id text primary key check (clinic_id ~ '^[a-z0-9][a-z0-9-]*$'),
  revision int not null check (revision > 0),
  setup jsonb not null,
  catalogue jsonb
);

create table location (
  clinic_id text not null references clinic,
  code text not null,
  lock_id int generated always as identity,
  primary key (clinic_id, code)
);

create table unit (
  clinic_id text not null references clinic,
  id bigint generated always as identity,
  code text not null,
  primary key (clinic_id, id),
  constraint unit_code_once unique (clinic_id, code)
);
