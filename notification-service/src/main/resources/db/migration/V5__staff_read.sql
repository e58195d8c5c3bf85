-- Who of the staff looked at what was said to whom. Append-only.
create table staff_read (
  id bigint generated always as identity primary key,
  clinic_id text not null,
  staff text not null,
  patient_id uuid,
  appointment_id uuid,
  messages int not null,
  at timestamptz not null
);

create index staff_read_of_patient on staff_read (clinic_id, patient_id);
