-- +goose Up
-- The time zone that a person has chosen; empty is that of the body. The application role does not read identities.
alter table identities add column time_zone text not null default '';
alter table memberships add column time_zone text not null default '';
