-- +goose Up
-- What was assessed before it had a day of its own is due thirty days after its assessment, as a body has it that says
-- nothing else.
alter table change_notices no force row level security; -- the owner is under it itself
update change_notices set due_on = (record->>'triaged_on')::date + 30,
  record = record || jsonb_build_object('due_on', (record->>'triaged_on')::date + 30)
where state = 'triaged';
alter table change_notices force row level security;
