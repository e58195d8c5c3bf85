create table protocol_version (
  clinic_id text not null,
  version int not null check (version > 0),
  document text not null,
  imported_at timestamptz not null,
  primary key (clinic_id, version)
);
