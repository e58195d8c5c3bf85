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
  digest bytea not null generated always as (sha256(payload)) stored,
  reason text not null,
  parked_at timestamptz not null default clock_timestamp(),
  -- With the digest, since a broker that was wiped counts its offsets anew.
  constraint parked_once unique (topic, kafka_partition, kafka_offset, digest)
);

create index parked_aggregate on parked (topic, aggregate);
