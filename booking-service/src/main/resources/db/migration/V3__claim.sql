create extension if not exists btree_gist;

create table hold (
  clinic_id text not null references clinic,
  id uuid not null,
  treatment text not null,
  location text not null,
  practitioner text not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  claims int not null check (claims > 0),
  expires_at timestamptz not null,
  extended boolean not null,
  primary key (clinic_id, id)
);

create index hold_expiry on hold (expires_at);

-- A unit's time, taken by a hold or an appointment. The constraint is the truth about double booking;
-- everything else only keeps people from running into it.
create table claim (
  clinic_id text not null,
  unit_id bigint not null,
  during tstzrange not null check (not isempty(during)),
  kind text not null check (kind in ('HOLD', 'APPOINTMENT')),
  holder uuid not null,
  expires_at timestamptz check ((kind = 'HOLD') = (expires_at is not null)),
  constraint claim_of_unit foreign key (clinic_id, unit_id) references unit (clinic_id, id),
  constraint claim_no_overlap exclude using gist (unit_id with =, during with &&)
);

create index claim_holder on claim (clinic_id, holder);

-- Takes time on units for a holder, all of it or none: true when taken. One round trip: the
-- location's day is locked shared (bulk changes lock it exclusive), then the units in ascending order
-- so that no two bookings wait for each other in a circle; expired holds in the way go; what the
-- holder had before goes too, which makes a move atomic.
create function take_claims(
  p_clinic text, p_location_lock int, p_day int,
  p_units bigint[], p_from timestamptz[], p_to timestamptz[],
  p_holder uuid, p_expires_at timestamptz, p_now timestamptz) returns boolean
language plpgsql as $$
declare
  taken boolean;
begin
  perform pg_advisory_xact_lock_shared(p_location_lock, p_day);
  perform pg_advisory_xact_lock(u.id) from (
    select id from unnest(p_units) id
    union
    select unit_id from claim where clinic_id = p_clinic and holder = p_holder
    order by 1) u;

  delete from claim where clinic_id = p_clinic and holder = p_holder;

  delete from claim c using unnest(p_units, p_from, p_to) w (unit_id, from_at, to_at)
  where c.unit_id = w.unit_id and c.during && tstzrange(w.from_at, w.to_at)
    and c.expires_at <= p_now;

  select not exists (
    select 1 from unnest(p_units, p_from, p_to) w (unit_id, from_at, to_at)
    join claim c on c.unit_id = w.unit_id and c.during && tstzrange(w.from_at, w.to_at))
  into taken;

  if taken then
    insert into claim (clinic_id, unit_id, during, kind, holder, expires_at)
    select p_clinic, w.unit_id, tstzrange(w.from_at, w.to_at),
      case when p_expires_at is null then 'APPOINTMENT' else 'HOLD' end, p_holder, p_expires_at
    from unnest(p_units, p_from, p_to) w (unit_id, from_at, to_at);
  end if;
  return taken;
end $$;
