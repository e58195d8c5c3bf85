-- "case" is a word of SQL's own.
create table aftercare_case (
  id uuid not null,
  clinic_id text not null,
  care_plan uuid not null,
  follow_up uuid not null,
  anchor_version int not null,
  appointment uuid not null,
  patient uuid not null,
  cause text not null check (cause in ('RED_FLAG', 'SILENCE')),
  urgency text not null check (urgency in ('EMERGENCY', 'URGENT_1H', 'SAME_DAY', 'NEXT_DAY')),
  urgency_rank int not null generated always as (case urgency
    when 'EMERGENCY' then 0 when 'URGENT_1H' then 1 when 'SAME_DAY' then 2 else 3 end) stored,
  state text not null check (state in ('OPEN', 'ACKNOWLEDGED')),
  opened_at timestamptz not null,
  acknowledge_by timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  explanation text not null,
  version int not null check (version > 0),
  primary key (id, clinic_id),
  constraint aftercare_case_follow_up foreign key (follow_up, clinic_id)
    references follow_up (id, clinic_id),
  constraint aftercare_case_acknowledged_by_someone
    check ((state = 'OPEN') = (acknowledged_at is null))
);

create index aftercare_case_state on aftercare_case (clinic_id, state, urgency_rank, acknowledge_by, id);
create index aftercare_case_of_follow_up on aftercare_case (follow_up, clinic_id);
