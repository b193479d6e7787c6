-- +goose Up
-- What a special audit was occasioned by, and whether its client does not know of it yet: an audit at short notice is
-- told of once its team is fixed, an unannounced one at the opening meeting (9.6.4.2). No audit of before has an occasion.
alter table audits add column occasion_id uuid, add column hidden boolean not null default false;
create index audits_occasion on audits (tenant_id, occasion_id) where occasion_id is not null;
