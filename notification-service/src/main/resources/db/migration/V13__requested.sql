-- An appointment that a clinician looks at before it is booked.
alter table message drop constraint message_purpose;
alter table message add constraint message_purpose check (purpose in
  ('REQUESTED', 'BOOKED', 'RESCHEDULED', 'CANCELLED', 'REMINDER', 'PREPARATION', 'CHECK_IN'));
