create table recipient (
  clinic_id text not null,
  id uuid not null,
  kind text not null,
  name text not null,
  preferred_channel text,
  locale text not null,
  zone text not null,
  primary key (clinic_id, id),
  constraint recipient_kind check (kind in ('PATIENT', 'STAFF')),
  constraint recipient_preferred_channel check (preferred_channel in ('EMAIL', 'SMS'))
);

create table contact_point (
  clinic_id text not null,
  recipient_id uuid not null,
  rank int not null,
  channel text not null,
  address text not null,
  primary key (clinic_id, recipient_id, rank),
  constraint contact_point_channel check (channel in ('EMAIL', 'SMS')),
  constraint contact_point_of foreign key (clinic_id, recipient_id) references recipient
);

-- Append-only: what was agreed or withdrawn, in which words, how and when.
create table consent (
  clinic_id text not null,
  recipient_id uuid not null,
  purpose text not null,
  granted boolean not null,
  wording text not null,
  method text not null,
  given_at timestamptz not null,
  primary key (clinic_id, recipient_id, purpose, given_at),
  constraint consent_purpose check (purpose in ('CARE', 'MARKETING')),
  constraint consent_method check (method in ('ONLINE_BOOKING', 'STAFF')),
  constraint consent_of foreign key (clinic_id, recipient_id) references recipient
);
