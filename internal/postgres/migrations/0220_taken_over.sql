-- +goose Up
-- An agreement that was concluded before the body used this software has no quotation here.
alter table contracts alter column quotation_id drop not null;
