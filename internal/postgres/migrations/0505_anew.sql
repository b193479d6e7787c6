-- +goose Up
-- Programmes keep the numbers that they were planned with: the days for the invitation of a former holder are new to them.
alter table programmes no force row level security; -- the owner is under it itself
alter table certificates no force row level security;
alter table applications no force row level security;
alter table outbox no force row level security;
update programmes set record = jsonb_set(record, '{limits,numbers}', '{"anew_days": 14}'::jsonb || (record->'limits'->'numbers'))
  where record->'limits'->'numbers' is not null;

-- What was over for good before there were invitations is looked at by nobody: once more, then, where it expired in the last
-- year and nothing has followed.
insert into outbox (tenant_id, id, job, payload, dedupe_key)
  select c.tenant_id, gen_random_uuid(), 'clock.settle', jsonb_build_object('programme', c.programme_id), 'clock.settle:anew:' || c.programme_id
  from certificates c where c.state in ('active', 'suspended') and c.expires_on < current_date and c.expires_on >= current_date - interval '1 year'
    and not exists (select from applications a where a.tenant_id = c.tenant_id and a.client_id = c.client_id and c.standard = any (a.standards) and a.created_at::date > c.expires_on)
    and not exists (select from certificates n where n.tenant_id = c.tenant_id and n.client_id = c.client_id and n.standard = c.standard
      and n.state in ('active', 'suspended') and n.expires_on >= current_date)
  group by c.tenant_id, c.programme_id;
alter table programmes force row level security;
alter table certificates force row level security;
alter table applications force row level security;
alter table outbox force row level security;
