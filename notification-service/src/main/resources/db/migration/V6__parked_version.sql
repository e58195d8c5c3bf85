alter table parked
  -- Nothing where the record cannot be read.
  add column version int check (version > 0),
  -- Whether later versions wait for an operator, and not just for a missing version.
  add column blocks boolean not null default true;
alter table parked alter column blocks drop default;

delete from parked later using parked earlier
where later.topic = earlier.topic and later.aggregate is not distinct from earlier.aggregate
  and later.digest = earlier.digest and later.id > earlier.id;

-- What is delivered again is parked once, wherever the broker keeps it now.
alter table parked drop constraint parked_once;
create unique index parked_version on parked (topic, aggregate, version) where version is not null;
create unique index parked_unreadable on parked (topic, aggregate, digest) nulls not distinct
  where version is null;
drop index parked_aggregate;
create index parked_aggregate on parked (topic, aggregate, version);

-- Unreadable records that an operator has given up, or that turned out to be no version.
create table given_up (
  topic text not null,
  digest bytea not null,
  given_up_at timestamptz not null default clock_timestamp(),
  primary key (topic, digest)
);
