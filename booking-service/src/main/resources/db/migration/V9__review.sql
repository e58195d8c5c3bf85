-- An appointment whose answers a clinician looks at before it is booked; its time is held meanwhile.
alter table appointment drop constraint appointment_status_check;
alter table appointment add constraint appointment_status_known check (status in
  ('PENDING_REVIEW', 'BOOKED', 'ARRIVED', 'FULFILLED', 'NO_SHOW', 'CANCELLED'));

alter table appointment drop constraint appointment_check2;
alter table appointment add constraint appointment_cancelled_for_a_reason check (
  (status = 'CANCELLED') = (cancellation_reason is not null)
  and cancellation_reason in ('BY_PATIENT', 'BY_CLINIC', 'DECLINED'));

create index appointment_to_review on appointment (clinic_id, start_at)
  where status = 'PENDING_REVIEW';

-- Which answers there is something to be said about: codes of questions.
alter table screening_answers add to_review text[] not null default '{}';
