create table message (
  clinic_id text not null,
  id uuid not null,
  recipient_id uuid not null,
  purpose text not null,
  owner text not null,
  source text not null,
  appointment_id uuid not null,
  follow_up_id uuid,
  plan_version int not null check (plan_version > 0),
  visit text not null,
  due_at timestamptz not null,
  useful_until timestamptz not null,
  channel text,
  sent_to text,
  state text not null,
  reason text,
  attempts int not null default 0,
  doubts int not null default 0,
  version int not null default 0,
  -- Leases and waits between tries are real time, whatever the business clock says.
  claim uuid,
  claimed_by text,
  claimed_until timestamptz,
  next_try_at timestamptz not null default clock_timestamp(),
  tries int not null default 0,
  primary key (clinic_id, id),
  constraint message_once unique (clinic_id, source),
  constraint message_purpose check (purpose in
    ('BOOKED', 'RESCHEDULED', 'CANCELLED', 'REMINDER', 'PREPARATION', 'CHECK_IN')),
  constraint message_owner check (owner in ('BOOKING', 'FOLLOWUP')),
  constraint message_channel check (channel in ('EMAIL', 'SMS')),
  constraint message_state check (state in
    ('PLANNED', 'SUPPRESSED', 'SENDING', 'ACCEPTED', 'REJECTED', 'UNKNOWN', 'DELIVERED', 'FAILED')),
  constraint message_reason check (reason in
    ('NO_CONSENT', 'NO_CONTACT_POINT', 'TOO_LATE', 'STALE', 'WITHDRAWN', 'BAD_ADDRESS', 'OPTED_OUT',
     'CONTENT', 'REFUSED', 'UNDELIVERED', 'OUTCOME_UNKNOWN'))
);

-- What waits for its next try lies behind what may be tried now, and is not looked at.
create index message_next_try on message (next_try_at, due_at)
  where state in ('PLANNED', 'UNKNOWN');
create index message_in_flight on message (claimed_until) where state = 'SENDING';
create index message_of_recipient on message (clinic_id, recipient_id);
create index message_of_appointment on message (clinic_id, appointment_id);
create index message_of_follow_up on message (clinic_id, follow_up_id) where follow_up_id is not null;

create table delivery_attempt (
  clinic_id text not null,
  id uuid not null,
  message_id uuid not null,
  number int not null check (number > 0),
  channel text not null,
  address text not null,
  digest text not null,
  outcome text not null,
  provider_id text,
  answer text,
  -- Real time: it is compared with what the provider's own clock says.
  started_at timestamptz not null default clock_timestamp(),
  primary key (clinic_id, id),
  constraint delivery_attempt_number unique (clinic_id, message_id, number),
  constraint delivery_attempt_of foreign key (clinic_id, message_id) references message,
  constraint delivery_attempt_channel check (channel in ('EMAIL', 'SMS')),
  constraint delivery_attempt_outcome check (outcome in
    ('OPEN', 'ACCEPTED', 'REFUSED', 'NOT_TAKEN', 'UNKNOWN'))
);
