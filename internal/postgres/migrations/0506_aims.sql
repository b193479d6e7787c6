-- +goose Up
-- The day from which a surveillance is best held, for the list of what is behind schedule.
alter table obligations add column aim_from date;
create index obligations_aims on obligations (tenant_id, aim_from) where aim_from is not null and kind = 'surveillance' and state = 'open';
alter table obligations no force row level security; -- the owner is under it itself
update obligations set aim_from = (record->>'aim_from')::date where kind = 'surveillance' and record->>'aim_from' <> '';
alter table obligations force row level security;
