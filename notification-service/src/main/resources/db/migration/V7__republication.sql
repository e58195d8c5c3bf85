alter table outbox add column waiting_since timestamptz not null default now();
alter table outbox alter column waiting_since set default clock_timestamp();

-- Orders to publish everything again.
create table republication (
  id bigint generated always as identity primary key,
  requested_at timestamptz not null default clock_timestamp(),
  -- The newest event at that time.
  through bigint not null,
  -- Events up to here are unpublished again.
  marked bigint not null default 0
);

create index republication_open on republication (id) where marked < through;
