-- The same bytes under another key are another record: giving up one must not silence the other.
alter table given_up drop constraint given_up_pkey;
alter table given_up add column aggregate uuid;
alter table given_up
  add constraint given_up_once unique nulls not distinct (topic, digest, aggregate);
