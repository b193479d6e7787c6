-- +goose Up
-- Programmes keep the numbers that they were planned with: in China a recertification audit within the interval goes on
-- standing for the surveillance that is due, until the body says otherwise.
alter table programmes no force row level security; -- the owner is under it itself
update programmes set record = jsonb_set(record, '{limits,numbers}', '{"recertification_for_surveillance": 1}'::jsonb || (record->'limits'->'numbers'))
  where record->'limits'->'packs' @> '[{"id": "cn"}]' and record->'limits'->'numbers' is not null;
alter table programmes force row level security;
