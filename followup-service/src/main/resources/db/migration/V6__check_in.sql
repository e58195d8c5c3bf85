create table check_in_link (
  clinic_id text not null,
  message uuid not null,
  token_hash bytea not null,
  follow_up uuid not null,
  expires_at timestamptz not null,
  primary key (message, clinic_id),
  constraint check_in_link_token unique (token_hash),
  constraint check_in_link_follow_up foreign key (follow_up, clinic_id)
    references follow_up (id, clinic_id)
);

create table check_in_answer (
  id uuid not null,
  clinic_id text not null,
  follow_up uuid not null,
  protocol_version int not null,
  judged text not null,
  answered_at timestamptz not null,
  primary key (id, clinic_id),
  constraint check_in_answer_follow_up foreign key (follow_up, clinic_id)
    references follow_up (id, clinic_id)
);

create index check_in_answer_of_follow_up on check_in_answer (follow_up, clinic_id, answered_at);
