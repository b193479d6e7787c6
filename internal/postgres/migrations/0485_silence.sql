-- +goose Up
-- Reminders that nobody of the client has answered: the day from which nobody reacts, while the obligation is open.
alter table obligations add column silent_on date;
create index obligations_silent on obligations (tenant_id, silent_on) where silent_on is not null;
