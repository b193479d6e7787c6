-- +goose Up
-- A decision that waits has a deadline of its own; those that wait already get theirs from the task that a new one gets it from.
alter table obligations drop constraint obligations_subject_check;
alter table obligations add constraint obligations_subject_check check (subject in ('certificate', 'finding', 'audit', 'misuse', 'decision'));

alter table decisions no force row level security; -- the owner is under it itself
alter table outbox no force row level security;
insert into outbox (tenant_id, id, job, payload, dedupe_key)
  select tenant_id, gen_random_uuid(), 'clock.decision', jsonb_build_object('subject', id), 'clock.decision:waiting:' || id from decisions where state = 'prepared';
alter table decisions force row level security;
alter table outbox force row level security;
