-- The trace that a message belongs to, so that its hand-over goes on with it, days later if need be.
alter table message add column traceparent text;
