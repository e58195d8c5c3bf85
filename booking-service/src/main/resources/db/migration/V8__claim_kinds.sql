-- What a unit is there for, so that a visit can be given another that is as good; and time that is
-- taken by no visit: a unit out of use or away, and what a change left behind while it can be taken
-- back.
alter table claim
  add need text,
  drop constraint claim_kind_check,
  drop constraint claim_check;

-- Of the claims that are there nobody knows what for: they need just the unit that they have.
update claim c set need = t.type || ':' || u.code
from unit u join clinic k using (clinic_id), lateral (
  select case
    when k.setup -> 'practitioners' @> jsonb_build_array(jsonb_build_object('code', u.code))
      then 'PRACTITIONER'
    when k.setup -> 'rooms' @> jsonb_build_array(jsonb_build_object('code', u.code)) then 'ROOM'
    else 'EQUIPMENT' end as type) t
where u.clinic_id = c.clinic_id and u.id = c.unit_id;

alter table claim
  add constraint claim_kind_known check (kind in ('HOLD', 'APPOINTMENT', 'BLOCK', 'UNDO')),
  add constraint claim_of_hold_or_undo_expires
    check ((kind in ('HOLD', 'UNDO')) = (expires_at is not null)),
  add constraint claim_of_all_but_blocks_has_a_need check ((kind = 'BLOCK') = (need is null));

-- What can be taken back, newest first: how an appointment was before somebody changed it, and the
-- claims that it had then, which are kept as those of kind UNDO.
create table undo (
  clinic_id text not null,
  appointment uuid not null,
  version int not null,
  by text not null check (by in ('PATIENT', 'STAFF')),
  until timestamptz not null,
  before jsonb not null,
  claims jsonb not null,
  primary key (clinic_id, appointment, version),
  constraint undo_of_appointment
    foreign key (clinic_id, appointment) references appointment (clinic_id, id)
);

create index undo_until on undo (until);
create index claim_undo_until on claim (expires_at) where kind = 'UNDO';

-- Of which version the patient was last told by us, when it was handed over.
alter table appointment add told_version int not null default 0;

drop function take_claims;

-- From now on a holder has these times on units, and no others: all of it or nothing, true when done.
-- One round trip: the location's day is locked shared (bulk changes lock it exclusive), then the units
-- in ascending order so that no two bookings wait for each other in a circle; what has expired in the
-- way goes; what the holder had before goes too, which makes a move atomic. Staff take what is only
-- kept so that somebody can undo something; then that cannot be undone any more.
create function take_claims(
  p_clinic text, p_location_lock int, p_day int, p_holder uuid,
  p_units bigint[], p_from timestamptz[], p_to timestamptz[], p_needs text[],
  p_kinds text[], p_expire timestamptz[], p_now timestamptz, p_over_undo boolean) returns boolean
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

  if p_over_undo then
    with ended as (
      delete from claim c using unnest(p_units, p_from, p_to, p_kinds) w (unit_id, from_at, to_at, kind)
      where c.unit_id = w.unit_id and c.during && tstzrange(w.from_at, w.to_at)
        and c.kind = 'UNDO' and w.kind <> 'UNDO'
      returning c.holder)
    delete from undo u using ended where u.clinic_id = p_clinic and u.appointment = ended.holder;
  end if;

  select not exists (
    select 1 from unnest(p_units, p_from, p_to) w (unit_id, from_at, to_at)
    join claim c on c.unit_id = w.unit_id and c.during && tstzrange(w.from_at, w.to_at))
  into taken;

  if taken then
    insert into claim (clinic_id, unit_id, during, kind, need, holder, expires_at)
    select p_clinic, w.unit_id, tstzrange(w.from_at, w.to_at), w.kind, w.need, p_holder, w.expire
    from unnest(p_units, p_from, p_to, p_needs, p_kinds, p_expire)
      w (unit_id, from_at, to_at, need, kind, expire);
  end if;
  return taken;
end $$;

-- Gives holders other units at the same times: how many they gave up, which is fewer than asked when
-- somebody has changed them since. All are given up before any is taken, since two may change places.
create function reassign_claims(
  p_clinic text, p_holders uuid[], p_from bigint[], p_to bigint[], p_starts timestamptz[],
  p_now timestamptz) returns int
language plpgsql as $$
declare
  given_up claim[];
begin
  with gone as (
    delete from claim c using unnest(p_holders, p_from, p_starts) m (holder, unit_id, start_at)
    where c.clinic_id = p_clinic and c.holder = m.holder and c.unit_id = m.unit_id
      and lower(c.during) = m.start_at
    returning c.*)
  select array_agg(gone) from gone into given_up;

  delete from claim c
  using unnest(given_up) g
  join unnest(p_holders, p_from, p_to, p_starts) m (holder, from_unit, to_unit, start_at)
    on m.holder = g.holder and m.from_unit = g.unit_id and m.start_at = lower(g.during)
  where c.unit_id = m.to_unit and c.during && g.during and c.expires_at <= p_now;

  insert into claim (clinic_id, unit_id, during, kind, holder, expires_at, need)
  select g.clinic_id, m.to_unit, g.during, g.kind, g.holder, g.expires_at, g.need
  from unnest(given_up) g
  join unnest(p_holders, p_from, p_to, p_starts) m (holder, from_unit, to_unit, start_at)
    on m.holder = g.holder and m.from_unit = g.unit_id and m.start_at = lower(g.during);
  return coalesce(cardinality(given_up), 0);
end $$;
