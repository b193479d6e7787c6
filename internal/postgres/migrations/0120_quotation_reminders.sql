-- +goose Up
alter table quotations add column remind_on date;

-- The owner sees no row while row security is forced, so it is not meanwhile.
alter table quotations no force row level security;
update quotations
  set remind_on = valid_until - 14, record = record || jsonb_build_object('remind_on', valid_until - 14)
  where state in ('sent', 'questioned');
alter table quotations force row level security;

create index on quotations (tenant_id, remind_on) where state = 'sent';
