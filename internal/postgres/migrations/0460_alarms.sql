-- +goose Up
-- Programmes keep the numbers that they were planned with: those of the reminders before the last safe day, and of China
-- before a last day, are new to them. A number that they have stays.
alter table programmes no force row level security; -- the owner is under it itself
alter table outbox no force row level security;
update programmes set record = jsonb_set(record, '{limits,numbers}', '{"safe_notice_days": 30, "safe_alarm_days": 7}'::jsonb
    || case when record->'limits'->'packs' @> '[{"id": "cn"}]' then '{"surveillance_alarm_days": 7}'::jsonb else '{}'::jsonb end
    || (record->'limits'->'numbers'))
  where record->'limits'->'numbers' is not null;

-- The clock of each certification that runs is looked at once more, so that its programme follows what is owed.
insert into outbox (tenant_id, id, job, payload, dedupe_key)
  select tenant_id, gen_random_uuid(), 'clock.settle', jsonb_build_object('programme', id), 'clock.settle:owed:' || id from programmes where state = 'certified';
alter table programmes force row level security;
alter table outbox force row level security;
