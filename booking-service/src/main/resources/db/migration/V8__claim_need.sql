-- What a unit is there for, so that a visit can be given another that is as good; and time that is
-- taken by no visit: a unit out of use or away, and what a change left behind while it can be taken
-- back.
alter table claim
  add need text,
  drop constraint claim_kind_check,
  drop constraint claim_check,
  add constraint claim_kind_known check (kind in ('HOLD', 'APPOINTMENT', 'BLOCK', 'UNDO')),
  add constraint claim_of_hold_or_undo_expires
    check ((kind in ('HOLD', 'UNDO')) = (expires_at is not null)),
  add constraint claim_of_block_has_no_need check (kind <> 'BLOCK' or need is null);

drop function take_claims;

-- Takes time on units for a holder, all of it or none: true when taken. One round trip: the
-- location's day is locked shared (bulk changes lock it exclusive), then the units in ascending order
-- so that no two bookings wait for each other in a circle; what has expired in the way goes; what the
-- holder had before goes too, which makes a move atomic.
create function take_claims(
  p_clinic text, p_location_lock int, p_day int,
  p_units bigint[], p_from timestamptz[], p_to timestamptz[], p_needs text[],
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
    insert into claim (clinic_id, unit_id, during, kind, need, holder, expires_at)
    select p_clinic, w.unit_id, tstzrange(w.from_at, w.to_at),
      case when p_expires_at is null then 'APPOINTMENT' else 'HOLD' end,
      w.need, p_holder, p_expires_at
    from unnest(p_units, p_from, p_to, p_needs) w (unit_id, from_at, to_at, need);
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
