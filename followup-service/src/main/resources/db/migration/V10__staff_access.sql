-- Who of the staff saw or changed what about whom. One row per request and clinic, written in the
-- transaction of what it tells of. No names of patients, contact data, answers or notes.
create table staff_access (
  clinic_id text not null,
  id bigint generated always as identity,
  -- By the clock of the business, and by the clock on the wall.
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- The sign-in's subject, which stays, and what they signed in as.
  staff text not null,
  staff_name text not null,
  roles text[] not null,
  act text not null,
  -- What an act changed; absent for what was only looked at.
  subject uuid,
  patients uuid[] not null,
  items int not null,
  trace_id text,
  primary key (clinic_id, id)
);

create index staff_access_in_time on staff_access (clinic_id, at, id);
create index staff_access_about_patient on staff_access using gin (patients);

create function staff_access_stands() returns trigger language plpgsql as $$
begin
  raise exception 'staff_access is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger staff_access_is_append_only
  before update or delete or truncate on staff_access
  for each statement execute function staff_access_stands();
