-- +goose Up
-- Who follows a sub-certificate hears of its own end too, and may follow its certificate beside it.
alter table followers add column suffix integer not null default 0 check (suffix between 0 and 99);
alter table followers drop constraint followers_tenant_id_certificate_id_address_key, add unique (tenant_id, certificate_id, suffix, address);
