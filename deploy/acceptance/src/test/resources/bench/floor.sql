-- The floor of `./afterglow bench booking`: the rows that one booking leaves, in the same two
-- transactions, by a client that does nothing else: it reads nothing, checks nothing, answers nobody.
-- pgbench runs it with the variables n, clients, free, practitioners, times, epoch and unit; slot
-- and practitioner are those of BusyClinic. A colon before a letter or digit would be a variable.
\set n :n + 1
\set slot (:client_id + :clients * :n) * 7919 % :free
\set day :slot / (:practitioners / 2 * :times)
\set time (:slot / (:practitioners / 2)) % :times
\set practitioner :slot % (:practitioners / 2) * 2 + (:day + :time + 1) % 2
\set start_at :epoch + :day * 86400 + :time * 1800
\set end_at :start_at + 1800
\set practitioner_unit :unit + :practitioner
\set room_unit :unit + :practitioners + :practitioner
begin;
insert into hold (clinic_id, id, treatment, location, practitioner, start_at, end_at, claims, expires_at, extended)
  values ('floor', gen_random_uuid(), 'facial', 'main', 'practitioner-' || :practitioner::text,
    to_timestamp(:start_at), to_timestamp(:end_at), 2, now() + interval '10 minutes', false)
  returning id as hold \gset
insert into claim (clinic_id, unit_id, during, kind, need, holder, expires_at) values
  ('floor', :practitioner_unit::bigint, tstzrange(to_timestamp(:start_at), to_timestamp(:end_at)),
    'HOLD', 'PRACTITIONER' || chr(58) || 'facials', :hold::uuid, now() + interval '10 minutes'),
  ('floor', :room_unit::bigint, tstzrange(to_timestamp(:start_at), to_timestamp(:end_at)),
    'HOLD', 'ROOM' || chr(58) || 'treatment-room', :hold::uuid, now() + interval '10 minutes');
insert into idempotency_key (clinic_id, route, caller, key, body_hash, answer, answered_at)
  values ('floor', 'hold', 'anybody', gen_random_uuid()::text, sha256(:hold::text::bytea),
    '{"id":"' || :hold::text || '","expiresAt":"2026-01-01"}', now());
commit;
begin;
update claim set kind = 'APPOINTMENT', expires_at = null, holder = :hold
  where clinic_id = 'floor' and holder = :hold and kind = 'HOLD';
delete from hold where clinic_id = 'floor' and id = :hold;
insert into patient (clinic_id, id, version, name, email, preferred_channel, locale, zone, consents)
  values ('floor', :hold, 1, 'Pat Example', 'pat@example.com', 'EMAIL', 'en', 'Europe/London',
    '[{"purpose": "CARE", "given": true, "at": "2026-01-01", "method": "ONLINE_BOOKING"}]');
insert into outbox (clinic_id, topic, aggregate, version, payload, published_at)
  values ('floor', 'afterglow.patients', :hold, 1, repeat('patient ', 90), now());
insert into appointment (clinic_id, id, version, plan_version, reference, patient, treatment, location,
    practitioner, zone, start_at, end_at, local_start, status, calendar_sequence, patient_zone,
    patient_locale, booked_at)
  values ('floor', :hold, 1, 1, 'FLO-' || :hold::text, :hold, 'facial', 'main',
    'practitioner-' || :practitioner::text, 'Europe/London', to_timestamp(:start_at),
    to_timestamp(:end_at), to_timestamp(:start_at) at time zone 'Europe/London', 'BOOKED', 0,
    'Europe/London', 'en', now());
insert into screening_answers (clinic_id, appointment, catalogue_revision, answers)
  values ('floor', :hold, 1, '{"pregnancy": {"answer": "no"}}');
insert into outbox (clinic_id, topic, aggregate, version, payload, published_at)
  values ('floor', 'afterglow.appointments', :hold, 1, repeat('appointment ', 90), now());
insert into manage_link (token_hash, clinic_id, appointment) values (sha256(:hold::text::bytea), 'floor', :hold);
insert into idempotency_key (clinic_id, route, caller, key, body_hash, answer, answered_at)
  values ('floor', 'appointment', 'anybody', gen_random_uuid()::text, sha256(:hold::text::bytea),
    '{"id":"' || :hold::text || '","reference":"FLO-1234567","start":"2026-01-01","status":"BOOKED"}', now());
commit;
