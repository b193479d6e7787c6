-- +goose Up
-- Which certificates wait for their signature is asked often; tasks that are done stay for a week.
create index outbox_open on outbox (tenant_id, job) where state <> 'done';
