-- What a creating request was answered, without tokens or personal data, for seven days.
create table idempotency_key (
  clinic_id text not null,
  route text not null,
  caller text not null,
  key text not null,
  body_hash bytea not null,
  answer text not null,
  answered_at timestamptz not null,
  primary key (clinic_id, route, caller, key)
);

create index idempotency_key_age on idempotency_key (answered_at);
