-- +goose Up
-- Few audits are hidden from their client; those whose team waits for a second person are asked for on Today.
create index audits_hidden on audits (tenant_id, sort_on, id) where hidden;
