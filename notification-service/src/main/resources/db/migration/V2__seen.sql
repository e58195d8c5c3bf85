create table seen (
  topic text not null,
  aggregate uuid not null,
  version int not null check (version > 0),
  primary key (topic, aggregate)
);

create table parked (
  id bigint generated always as identity primary key,
  topic text not null,
  aggregate uuid,
  kafka_partition int not null,
  kafka_offset bigint not null,
  payload bytea not null,
  reason text not null,
  parked_at timestamptz not null default clock_timestamp(),
  constraint parked_once unique (topic, kafka_partition, kafka_offset)
);

create index parked_aggregate on parked (topic, aggregate);
