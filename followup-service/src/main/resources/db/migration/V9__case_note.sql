-- What staff write down about a case: free text about a patient, which leaves this database nowhere.
create table case_note (
  id uuid not null,
  clinic_id text not null,
  aftercare_case uuid not null,
  author_id text not null,
  author text not null,
  key text not null,
  at timestamptz not null,
  text text not null check (length(text) between 1 and 2000),
  primary key (id, clinic_id),
  constraint case_note_case foreign key (aftercare_case, clinic_id)
    references aftercare_case (id, clinic_id),
  constraint case_note_once unique (clinic_id, aftercare_case, author_id, key)
);

create function case_note_stands() returns trigger language plpgsql as $$
begin
  raise exception 'a note stands as it was written';
end $$;

create trigger case_note_stands before update or delete or truncate on case_note
  for each statement execute function case_note_stands();
