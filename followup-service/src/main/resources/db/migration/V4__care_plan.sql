create table care_plan (
  id uuid not null,
  clinic_id text not null,
  appointment uuid not null,
  patient uuid not null,
  patient_zone text not null,
  patient_locale text not null,
  treatment text not null,
  protocol_version int,
  state text not null check (state in ('ACTIVE', 'REVOKED')),
  anchor_version int not null check (anchor_version > 0),
  visit_start timestamptz not null,
  visit_local_start timestamp not null,
  visit_zone text not null,
  visit_ended_at timestamptz,
  location_code text not null,
  clinic_name text not null,
  location_name text not null,
  location_address text not null,
  location_city text not null,
  location_phone text not null,
  event_version int not null,
  primary key (id, clinic_id),
  constraint care_plan_one_per_appointment unique (appointment, clinic_id),
  constraint care_plan_protocol foreign key (clinic_id, protocol_version)
    references protocol_version (clinic_id, version)
);

create index care_plan_patient on care_plan (patient, clinic_id);

create table follow_up (
  id uuid not null,
  clinic_id text not null,
  care_plan uuid not null,
  anchor_version int not null check (anchor_version > 0),
  steps text not null,
  purpose text not null check (purpose in ('REMINDER', 'PREPARATION', 'CHECK_IN')),
  status text not null check (status in
    ('PLANNED', 'SUPPRESSED', 'DUE', 'SENT', 'ANSWERED', 'MISSED', 'WITHDRAWN')),
  reason text check (reason in
    ('BOOKED_TOO_LATE', 'TOO_LATE', 'RESCHEDULED', 'CANCELLED', 'NO_SHOW', 'FULFILLED')),
  due_at timestamptz not null,
  due_local timestamp not null,
  due_zone text not null,
  tzdb text not null,
  useful_until timestamptz not null,
  safety boolean not null,
  silence_seconds bigint check (silence_seconds > 0),
  due_version int,
  answer_by timestamptz,
  sent_at timestamptz,
  answered_at timestamptz,
  message_trouble text,
  failures int not null default 0,
  try_again_at timestamptz,
  primary key (id, clinic_id),
  constraint follow_up_care_plan foreign key (care_plan, clinic_id) references care_plan (id, clinic_id),
  constraint follow_up_planned_once unique (care_plan, clinic_id, anchor_version, steps),
  constraint follow_up_not_sent_with_reason
    check ((status in ('SUPPRESSED', 'WITHDRAWN')) = (reason is not null))
);

create index follow_up_due on follow_up (due_at) where status = 'PLANNED';
create index follow_up_silent on follow_up (answer_by) where answer_by is not null;
