-- +goose Up
-- A duty of the body is reminded of more than once, each time by its own day; the accreditation is one too.
alter table register_reminders rename to body_reminders;
alter table body_reminders rename register to about;
alter table body_reminders rename due_on to owed_on;
alter table body_reminders no force row level security; -- the owner is under it itself
update body_reminders set owed_on = owed_on - 7; -- the letters so far went out a week before the end
alter table body_reminders force row level security;

-- Since when a body reports as it does: no month or quarter before that is owed.
alter table bodies no force row level security;
update bodies set record = record || jsonb_build_object('certsearch_since', current_date::text) where (record->>'certsearch')::boolean;
update bodies set record = record || jsonb_build_object('cnca_since', current_date::text) where record->>'jurisdiction' = 'CN';
alter table bodies force row level security;
