create table patient (
  clinic_id text not null references clinic,
  id uuid not null,
  version int not null check (version > 0),
  name text not null,
  email text,
  phone text,
  preferred_channel text check (preferred_channel in ('EMAIL', 'SMS')),
  locale text not null,
  zone text not null,
  consents jsonb not null,
  primary key (clinic_id, id),
  constraint patient_can_be_reached check (email is not null or phone is not null)
);

create table appointment (
  clinic_id text not null references clinic,
  id uuid not null,
  version int not null check (version > 0),
  plan_version int not null check (plan_version between 1 and version),
  reference text not null,
  patient uuid not null,
  treatment text not null,
  location text not null,
  practitioner text not null,
  zone text not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  local_start timestamp not null,
  status text not null check (status in ('BOOKED', 'ARRIVED', 'FULFILLED', 'NO_SHOW', 'CANCELLED')),
  calendar_sequence int not null check (calendar_sequence >= 0),
  patient_zone text not null,
  patient_locale text not null,
  booked_at timestamptz not null,
  confirmed_at timestamptz,
  arrived_at timestamptz,
  ended_at timestamptz check ((status = 'FULFILLED') = (ended_at is not null)),
  cancelled_at timestamptz,
  cancellation_reason text
    check ((status = 'CANCELLED') = (cancellation_reason is not null)
      and cancellation_reason in ('BY_PATIENT', 'BY_CLINIC')),
  -- The patient's own words: shown to the clinic, published nowhere.
  cancellation_note text
    check (cancellation_note is null
      or (status = 'CANCELLED' and char_length(cancellation_note) <= 500)),
  primary key (clinic_id, id),
  constraint appointment_reference_once unique (clinic_id, reference),
  constraint appointment_of_patient foreign key (clinic_id, patient) references patient (clinic_id, id)
);

create index appointment_by_id on appointment (id);
create index appointment_diary on appointment (clinic_id, start_at);
create index appointment_patient on appointment (clinic_id, patient);

-- Health data, kept apart from the appointment and published nowhere.
create table screening_answers (
  clinic_id text not null,
  appointment uuid not null,
  catalogue_revision int not null,
  answers jsonb not null,
  primary key (clinic_id, appointment),
  constraint screening_of_appointment
    foreign key (clinic_id, appointment) references appointment (clinic_id, id)
);

-- A link that shows and changes one appointment. Only the token's hash is kept; it works until a day
-- after the visit, wherever that is moved.
create table manage_link (
  token_hash bytea primary key,
  clinic_id text not null,
  appointment uuid not null,
  message uuid,
  revoked_at timestamptz,
  constraint manage_link_of_appointment
    foreign key (clinic_id, appointment) references appointment (clinic_id, id)
);

create index manage_link_appointment on manage_link (clinic_id, appointment);
