-- +goose Up
-- What is held back from the report to CNCA is a task too.
alter table register_refusals no force row level security; -- the owner is under it itself
alter table register_refusals add column register text not null default 'certsearch' check (register in ('certsearch', 'cnca'));
update register_refusals set record = jsonb_set(record, '{register}', '"certsearch"');
alter table register_refusals alter column register drop default;
alter table register_refusals force row level security;
drop index register_refusals_open;
create unique index register_refusals_open on register_refusals (tenant_id, register, certificate_id) where state = 'open';
