create table outbox (
  id bigint generated always as identity primary key,
  clinic_id text not null,
  topic text not null,
  aggregate uuid not null,
  version int not null check (version > 0),
  payload text not null,
  published_at timestamptz,
  refusal text,
  constraint outbox_one_event_per_version unique (topic, aggregate, version)
);

create index outbox_unpublished on outbox (id) where published_at is null;
create index outbox_refused on outbox (topic, aggregate) where refusal is not null;
