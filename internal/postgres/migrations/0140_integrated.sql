-- +goose Up
-- An application and a quotation are for one or several standards; before, there was one. The owner of the tables is
-- itself under their row security: it is lifted while the rows of all bodies are rewritten, inside the
-- transaction of the migration.
alter table applications no force row level security;
alter table applications add standards text[];
update applications set standards = array[standard],
  record = (record - 'standard') || jsonb_build_object('standards', jsonb_build_array(standard));
alter table applications alter standards set not null, drop standard;
alter table applications force row level security;

-- A body says to which standards it certifies; before, there was one.
alter table bodies no force row level security;
update bodies set record = record || '{"standards": ["ISO/IEC 20000-1:2018"]}';
alter table bodies force row level security;

alter table quotations no force row level security;
update quotations set record = (record - '{standard,risk}'::text[]) || jsonb_build_object('standards', jsonb_build_array(
  jsonb_strip_nulls(jsonb_build_object('code', record->'standard', 'risk', record->'risk')))) where record ? 'standard';
alter table quotations force row level security;
