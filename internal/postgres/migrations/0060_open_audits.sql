-- +goose Up
-- The list of engagements opens with those that are not over, the next first.
create index audits_open on audits (tenant_id, sort_on, id)
  where state not in ('decided', 'repeated', 'cancelled');
