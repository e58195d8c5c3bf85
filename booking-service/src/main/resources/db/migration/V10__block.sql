-- A unit out of use or away. It claims no time of its own: visits that are there already stay until
-- somebody finds them another place, and nobody comes to it.
create table block (
  clinic_id text not null,
  id uuid not null,
  unit_id bigint not null,
  during tstzrange not null check (not isempty(during)),
  note text check (char_length(note) <= 500),
  primary key (clinic_id, id),
  constraint block_of_unit foreign key (clinic_id, unit_id) references unit (clinic_id, id)
);

create index block_during on block using gist (unit_id, during);

alter table claim drop constraint claim_kind_known;
alter table claim drop constraint claim_of_all_but_blocks_has_a_need;
alter table claim add constraint claim_kind_known check (kind in ('HOLD', 'APPOINTMENT', 'UNDO'));
alter table claim alter column need set not null;

-- A visit to come that could not take place as things are now: its unit is away, or the place closed.
-- Kept until it has another time or unit, or is called off.
create table orphan (
  clinic_id text not null,
  appointment uuid not null,
  since timestamptz not null,
  primary key (clinic_id, appointment),
  constraint orphan_of_appointment
    foreign key (clinic_id, appointment) references appointment (clinic_id, id)
);

-- As before, and nobody takes time on a unit that is out of use but who had it already.
create or replace function take_claims(
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

  if exists (
    select 1 from unnest(p_units, p_from, p_to) w (unit_id, from_at, to_at)
    join block b on b.unit_id = w.unit_id and b.during && tstzrange(w.from_at, w.to_at)
    where not exists (
      select 1 from claim c where c.clinic_id = p_clinic and c.holder = p_holder
        and c.unit_id = w.unit_id and c.during @> tstzrange(w.from_at, w.to_at))) then
    return false;
  end if;

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
